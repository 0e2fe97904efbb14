import { contextBridge, ipcRenderer } from 'electron';
import { callChannel } from './app-address.ts';

/** All that the window gets: one way to make a call of the contract, and which host answers it. */
contextBridge.exposeInMainWorld('shanhai', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel, name, input),
  host: 'desktop',
});
