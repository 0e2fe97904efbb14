import { fileURLToPath } from 'node:url';
import { BrowserWindow } from 'electron';
import { appPage } from './app-address.ts';

const preload = fileURLToPath(new URL('../out/electron/preload.cjs', import.meta.url));

/** Windows and macOS show the program's own icon; on Linux the window brings it. */
const icon = fileURLToPath(new URL('./icon.png', import.meta.url));

/** Opens the app's one window. The page in it has no Node, no Electron and no way out but the preload's one call. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: '山海台账 Shanhai Ledger',
    // The county office's screen is 1366×768 (design §7); the window must fit it with the taskbar.
    width: 1280,
    height: 720,
    minWidth: 960,
    minHeight: 600,
    show: false,
    ...(process.platform === 'linux' ? { icon } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would fetch its dictionaries from the network.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(appPage);
  return window;
}
