import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { app, type BrowserWindow, dialog, session } from 'electron';
import type { Failure } from '../db/domain/failure.ts';
import { logError } from '../db/thread/error-log.ts';
import { startStoreThread } from '../db/thread/store-client.ts';
import { appVersion, besideArchive, resourcesDir } from './app-info.ts';
import { defaultDataDir } from './data-folder.ts';
import { failureLines, startStatus } from './failure-lines.ts';
import { bindCalls } from './ipc.ts';
import {
  askBeforeClosing,
  closeStoreBeforeQuitting,
  reopenAfterCrash,
  showWhenStartedAgain,
} from './lifecycle.ts';
import { showMenu } from './menu.ts';
import { openHandlers } from './open-files.ts';
import { pickHandlers } from './pick-files.ts';
import { PlaceTokens } from './place-tokens.ts';
import { registerAppScheme, serveAppScheme } from './protocol.ts';
import { guardContents, lockSession } from './security.ts';
import { openWindow } from './window.ts';

/** The desktop host: owns the store thread, shows the window, carries its calls (design §3). */

const storeThread = besideArchive(new URL('../db/thread/store-thread.ts', import.meta.url));
const windowDir = fileURLToPath(new URL('../out/renderer/', import.meta.url));

/** Chromium has flags of its own on the same command line, so unknown ones are let be. */
const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: 'string' } },
  strict: false,
});
const dataDir = typeof values.data === 'string' ? resolve(values.data) : defaultDataDir();
const report = (where: string, error: unknown): void => {
  logError(dataDir, new Date().toISOString(), where, error);
};

async function start(): Promise<void> {
  lockSession(session.defaultSession);
  serveAppScheme(windowDir);
  showMenu();
  const tokens = new PlaceTokens();
  const started = await startStoreThread(
    {
      dataDir,
      resourcesDir,
      hostKind: 'desktop',
      ports: { kind: 'system' },
      appVersion,
      workerUrl: storeThread,
    },
    { resolveFile: async (token) => tokens.resolve(token) },
  );
  if (!started.ok) {
    dialog.showErrorBox('山海台账 Shanhai Ledger', failureLines(started.failure));
    app.exit(startStatus(started.failure));
    return;
  }
  closeStoreBeforeQuitting(started.value);
  let window: BrowserWindow | undefined;
  const hostCalls = { ...pickHandlers(tokens, () => window), ...openHandlers(dataDir) };
  bindCalls({ client: started.value, hostCalls, report });
  window = openWindow();
  askBeforeClosing(window);
  reopenAfterCrash(window, report);
  showWhenStartedAgain(window);
}

registerAppScheme();
// Chromium's own files lie apart from the records; the folder also tells one instance from another.
const chromiumDir = join(dataDir, 'window');
try {
  // Electron takes only a folder that exists.
  mkdirSync(chromiumDir, { recursive: true });
  app.setPath('userData', chromiumDir);
} catch {
  const failure: Failure = { code: 'folder_read_only', args: { path: dataDir } };
  dialog.showErrorBox('山海台账 Shanhai Ledger', failureLines(failure));
  app.exit(startStatus(failure));
}
app.on('web-contents-created', (_event, contents) => guardContents(contents));
if (app.requestSingleInstanceLock()) {
  // Not awaited here: Electron is ready only after this file has been read to its end.
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      report('start', error);
      app.exit(4);
    });
} else {
  app.quit();
}
