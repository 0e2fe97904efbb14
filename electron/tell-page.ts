import type { BrowserWindow } from 'electron';
import type { MenuCommand } from '../db/domain/menu-commands.ts';
import { appOrigin, menuChannel } from './app-address.ts';

/** Tells the app's own page a word of the menu; a window that is gone, or shows anything else, is told nothing. */
export function tellPage(window: BrowserWindow | undefined, command: MenuCommand): void {
  if (window === undefined || window.isDestroyed()) return;
  const { mainFrame } = window.webContents;
  if (mainFrame.origin === appOrigin) mainFrame.send(menuChannel, command);
}
