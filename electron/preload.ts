import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { isMenuCommand, type MenuCommand } from '../db/domain/menu-commands.ts';
import { callChannel, menuChannel } from './app-address.ts';

/** The one call that names a path: it is made of a file that a person dropped, never of what the page says. */
const dropped = 'files.dropped';

/**
 * All that the window gets: one way to make a call of the contract, one way to hand over a dropped file, one way to hear a
 * word of the menu, and which host answers it. Neither the event, which leads back to Electron, nor a word that is not
 * listed, nor the path of a file reaches the page.
 */
contextBridge.exposeInMainWorld('shanhai', {
  call: (name: string, input: unknown): Promise<unknown> =>
    name === dropped
      ? Promise.resolve({ ok: false, failure: { code: 'forbidden', args: {} } })
      : ipcRenderer.invoke(callChannel, name, input),
  drop: (file: File): Promise<unknown> =>
    ipcRenderer.invoke(callChannel, dropped, { path: webUtils.getPathForFile(file) }),
  onMenu: (hear: (command: MenuCommand) => void): void => {
    ipcRenderer.on(menuChannel, (_event, command: unknown) => {
      if (isMenuCommand(command)) hear(command);
    });
  },
  host: 'desktop',
});
