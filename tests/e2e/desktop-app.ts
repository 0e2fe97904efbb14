import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { root } from '../../build/bundle.ts';
import { electronBinary } from '../../build/electron-binary.ts';
import { RunningApp } from './running-app.ts';

/** The packaged program to drive, one that may be (`drivable` in its package.json); else Electron on this repository. */
const packaged = process.env.SHANHAI_PACKAGED_APP;

/**
 * The app as the desktop has it, driven through Electron. Needs the desktop and window bundles. Its dialogs are the system's: a test says
 * beforehand what the person picks.
 */
export class DesktopApp extends RunningApp {
  #electron: ElectronApplication | undefined;
  #window: Page | undefined;
  #watch: (window: Page) => void = () => {};

  /** Hears of every window that is opened. */
  onWindow(watch: (window: Page) => void): void {
    this.#watch = watch;
  }

  /** @returns the address of the app's page; its window shows it already. */
  override async start(): Promise<string> {
    const executablePath = packaged ?? electronBinary();
    if (executablePath === undefined) throw new Error("Electron's program is not installed");
    mkdirSync(this.home, { recursive: true });
    this.origins.add('app://ledger');
    this.#electron = await _electron.launch({
      executablePath,
      args: [...(packaged === undefined ? [root] : []), '--data', this.dataDir, '--lang=zh-CN'],
      // Chromium refuses to start as root with its sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      env: { ...(process.env as Record<string, string>), HOME: this.home, USERPROFILE: this.home },
      timeout: 60_000,
    });
    this.#electron.on('window', this.#watch);
    for (const window of this.#electron.windows()) this.#watch(window);
    this.#window = await this.#electron.firstWindow();
    return 'app://ledger/';
  }

  override async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const electron = this.#electron;
    this.#electron = undefined;
    this.#window = undefined;
    if (electron === undefined) return;
    const child = electron.process();
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    if (signal === 'SIGKILL') child.kill(signal);
    else await electron.close();
    await ended;
  }

  /** What the person picks in the system's next dialogs; null: they are cancelled. */
  async picks(path: string | null): Promise<void> {
    await this.#electron?.evaluate(({ dialog }, picked) => {
      const answer = { canceled: picked === null, filePaths: picked === null ? [] : [picked] };
      dialog.showOpenDialog = () => Promise.resolve(answer);
    }, path);
  }

  /** The page of the window that is open at the moment of use: a spec may start the app after it was given the page. */
  pageOfWindow(): Page {
    const current = (): Page => {
      if (this.#window === undefined) throw new Error('the app is not started');
      return this.#window;
    };
    return new Proxy({} as Page, {
      get: (_target, name) => {
        // Whether it is a promise, and of what class, is asked before the app is started.
        if (this.#window === undefined && (name === 'then' || typeof name === 'symbol')) return undefined;
        const value: unknown = this.#window && Reflect.get(this.#window, name, this.#window);
        if (name === 'constructor' || (this.#window !== undefined && typeof value !== 'function'))
          return value;
        // Bound when it is called: `page.goto(await app.start())` names the method before there is a window.
        return (...args: unknown[]) => {
          const page = current();
          return (Reflect.get(page, name, page) as (...given: unknown[]) => unknown).apply(page, args);
        };
      },
      has: (_target, name) => Reflect.has(current(), name),
      getPrototypeOf: () => Object.getPrototypeOf(current()),
    });
  }
}
