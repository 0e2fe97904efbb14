import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { app, type BrowserWindow, dialog, session } from 'electron';
import type { Session } from '../db/domain/answers.ts';
import type { Failure } from '../db/domain/failure.ts';
import type { Language } from '../db/domain/locale/labels.ts';
import { logError } from '../db/thread/error-log.ts';
import { startStoreThread } from '../db/thread/store-client.ts';
import { appVersion, besideArchive, mayBeDriven, resourcesDir } from './app-info.ts';
import { openingSwitch, quietChromium } from './chromium-switches.ts';
import { defaultDataDir } from './data-folder.ts';
import { desktopHandlers, PageKept } from './desktop-calls.ts';
import { failureLines, startStatus } from './failure-lines.ts';
import { bindCalls } from './ipc.ts';
import {
  closeStoreBeforeQuitting,
  closeWithCare,
  keepBeforeShutdown,
  reopenAfterCrash,
  showAgain,
} from './lifecycle.ts';
import { desktopWords } from './locale/desktop-words.ts';
import { offerTextMenu, showMenu } from './menu.ts';
import { OpenedFiles } from './opened-files.ts';
import { PlaceTokens } from './place-tokens.ts';
import { registerAppScheme, serveAppScheme } from './protocol.ts';
import { RunningCalls } from './running-calls.ts';
import { guardApp, lockSession } from './security.ts';
import { tellPage } from './tell-page.ts';
import { openWindow } from './window.ts';
import { WindowMemory } from './window-state.ts';

/** The desktop host: owns the store thread, shows the window, carries its calls (design §3). */

const storeThread = besideArchive(new URL('../db/thread/store-thread.ts', import.meta.url));
const windowDir = fileURLToPath(new URL('../out/renderer/', import.meta.url));
/** Before anybody chose a language. */
const bothNames = '山海台账 Shanhai Ledger';

/** Chromium has flags of its own on the same command line, so unknown ones are let be. */
const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: 'string' } },
  strict: false,
});
const dataDir = typeof values.data === 'string' ? resolve(values.data) : defaultDataDir();
// Chromium's own files lie apart from the records; the folder also tells one instance from another.
const chromiumDir = join(dataDir, 'window');
const developerTools = !app.isPackaged;
const report = (where: string, error: unknown): void => {
  logError(dataDir, new Date().toISOString(), where, error);
};

const tokens = new PlaceTokens();
const openedFiles = new OpenedFiles(tokens);
let window: BrowserWindow | undefined;
let language: Language = 'zh-CN';

/** A file given while the page is there is opened in it at once; before that it waits to be fetched. */
function openInPage(): void {
  showAgain(window);
  tellPage(window, 'openReport');
}

function noteSession(answer: unknown): void {
  const chosen = (answer as Pick<Session, 'language'> | null)?.language;
  if (chosen === undefined || chosen === language) return;
  language = chosen;
  showMenu(language, () => window);
}

async function start(): Promise<void> {
  lockSession(session.defaultSession, { developerTools });
  serveAppScheme(windowDir);
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
    stopWith(started.failure);
    return;
  }
  const client = started.value;
  closeStoreBeforeQuitting(client);
  showMenu(language, () => window);
  const asked = await client.call('session.open', {});
  if (asked.ok) noteSession(asked.value);
  const memory = new WindowMemory(chromiumDir);
  const running = new RunningCalls();
  const kept = new PageKept();
  const lends = { window: () => window, language: () => language };
  const lastFolder = {
    get: () => memory.state.folder,
    note: (folder: string) => memory.noteFolder(folder),
  };
  const hostCalls = desktopHandlers({ tokens, lastFolder, ...lends }, openedFiles, kept, lends, dataDir);
  bindCalls({ client, hostCalls, running, noteSession, report, window: lends.window });
  window = openWindow(desktopWords(language).product, memory.state, { developerTools });
  closeWithCare(
    { window, running, language: lends.language, kept: () => kept.next() },
    () => window !== undefined && memory.keep(window),
  );
  keepBeforeShutdown(window, client);
  reopenAfterCrash(window, lends.language, report);
  offerTextMenu(window, lends.language);
}

/** What keeps the app from starting, said in both languages. */
function stopWith(failure: Failure): void {
  dialog.showErrorBox(bothNames, failureLines(failure));
  app.exit(startStatus(failure));
}

function run(): void {
  const opening = openingSwitch(app.commandLine, mayBeDriven(app.isPackaged));
  if (opening !== undefined) {
    report(`refused --${opening}`, undefined);
    app.exit(2);
    return;
  }
  quietChromium(app.commandLine);
  guardApp(app, { developerTools });
  registerAppScheme();
  try {
    // Electron takes only a folder that exists; nobody else on the machine has any business in it.
    mkdirSync(chromiumDir, { recursive: true, mode: 0o700 });
    app.setPath('userData', chromiumDir);
  } catch {
    stopWith({ code: 'folder_read_only', args: { path: dataDir } });
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  openedFiles.offerArguments(process.argv, process.cwd());
  app.on('second-instance', (_event, args, folder) => {
    if (openedFiles.offerArguments(args, folder)) openInPage();
    else showAgain(window);
  });
  // macOS; also before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (openedFiles.offer(path, '/')) openInPage();
  });
  // Not awaited here: Electron is ready only after this file has been read to its end.
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      report('start', error);
      app.exit(4);
    });
}

run();
