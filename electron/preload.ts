import { contextBridge, ipcRenderer } from 'electron';
import { isMenuCommand, type MenuCommand } from '../db/domain/menu-commands.ts';
import { callChannel, menuChannel } from './app-address.ts';

/**
 * All that the window gets: one way to make a call of the contract, one way to hear a word of the menu, and which host
 * answers it. Neither the event, which leads back to Electron, nor a word that is not listed reaches the page.
 */
contextBridge.exposeInMainWorld('shanhai', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel, name, input),
  onMenu: (hear: (command: MenuCommand) => void): void => {
    ipcRenderer.on(menuChannel, (_event, command: unknown) => {
      if (isMenuCommand(command)) hear(command);
    });
  },
  host: 'desktop',
});
