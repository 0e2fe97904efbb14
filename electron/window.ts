import { fileURLToPath } from 'node:url';
import { BrowserWindow } from 'electron';
import { appPage } from './app-address.ts';
import { boundsOnDisplay, smallestSize, type WindowState } from './window-state.ts';

const preload = fileURLToPath(new URL('../out/electron/preload.cjs', import.meta.url));

/** Windows and macOS show the program's own icon; on Linux the window brings it. */
const icon = fileURLToPath(new URL('./icon.png', import.meta.url));

/**
 * Opens the app's one window, as it was left. The page in it has no Node, no Electron and no way out but the preload's
 * one call.
 * @param developerTools never in a packaged app
 */
export function openWindow(
  title: string,
  state: WindowState,
  { developerTools }: { readonly developerTools: boolean },
): BrowserWindow {
  const window = new BrowserWindow({
    title,
    ...boundsOnDisplay(state.bounds),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
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
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: developerTools,
      // Chromium would fetch its dictionaries from the network.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    window.webContents.setZoomLevel(state.zoom);
    // Maximising shows the window too.
    if (state.maximised) window.maximize();
    window.show();
  });
  void window.loadURL(appPage);
  return window;
}
