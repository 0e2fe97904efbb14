import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NetworkWatch } from '../support/network-watch.ts';
import { ordinaryUser } from '../support/ordinary-user.ts';

const hostEntry = fileURLToPath(new URL('../../electron/browser/main.ts', import.meta.url));
const commandLine = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));

/** The app as a person has it: its own data folder, the real host in a process of its own. */
export class RunningApp {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'shanhai-e2e-'));
  /** The person's own folder, where choosing a file or folder starts. */
  readonly home = join(this.dataDir, 'home');
  /** What a page may ask: the origins of the hosts that were started. */
  readonly origins = new Set<string>();
  /** Whether a process of the app tried to reach another machine. */
  readonly watch = new NetworkWatch();
  #host: ReturnType<typeof spawn> | undefined;

  /**
   * Starts the host.
   * @param unprivileged as a person has it also where the tests run as root, who may write into read-only folders
   * @returns the address it prints
   */
  async start({ unprivileged = false } = {}): Promise<string> {
    mkdirSync(this.home, { recursive: true });
    const user = unprivileged ? ordinaryUser() : null;
    user?.own(this.dataDir);
    const { file, before, options } = user ?? { file: process.execPath, before: [], options: {} };
    const host = spawn(file, [...before, hostEntry, '--data', this.dataDir, '--no-open'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...this.watch.env(), HOME: this.home, USERPROFILE: this.home },
      ...options,
    });
    this.#host = host;
    return new Promise((resolve, reject) => {
      let said = '';
      const listen = (text: string): void => {
        said += text;
        const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
        if (address === undefined) return;
        this.origins.add(new URL(address).origin);
        resolve(address);
      };
      host.stdout.setEncoding('utf8').on('data', listen);
      host.stderr.setEncoding('utf8').on('data', listen);
      host.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${said}`)));
    });
  }

  /** Ends the host: SIGTERM as a person would, SIGKILL as a power cut would. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const host = this.#host;
    if (host === undefined || host.exitCode !== null || host.signalCode !== null) return;
    const ended = once(host, 'exit');
    host.kill(signal);
    await ended;
  }

  /** Runs a verb of the command line on this app's data folder, which no host may hold then. @returns what it printed. */
  commandLine(...args: readonly string[]): string {
    return execFileSync(process.execPath, [commandLine, ...args, '--data', this.dataDir], {
      encoding: 'utf8',
      env: { ...process.env, ...this.watch.env() },
    });
  }

  /** Puts a file beside the data. @returns its path. */
  write(name: string, text: string): string {
    const file = join(this.dataDir, name);
    writeFileSync(file, text);
    return file;
  }

  /** Forgets what was recorded: the next start is a first one. */
  empty(): void {
    rmSync(this.dataDir, { recursive: true, force: true });
    mkdirSync(this.dataDir);
  }

  remove(): void {
    this.watch.remove();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
