import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const denial = pathToFileURL(join(import.meta.dirname, 'deny-network.ts')).href;

/** Where processes of a test, and those that they start, write down that they tried to reach another machine. */
export class NetworkWatch {
  readonly #folder = mkdtempSync(join(tmpdir(), 'network-watch-'));
  readonly #file = join(this.#folder, 'attempts');

  /** The environment of a process that is watched, and of all that it starts. */
  env(): { NODE_OPTIONS: string; NETWORK_ATTEMPTS_FILE: string } {
    return { NODE_OPTIONS: `--import=${denial}`, NETWORK_ATTEMPTS_FILE: this.#file };
  }

  attempts(): readonly string[] {
    return existsSync(this.#file) ? readFileSync(this.#file, 'utf8').trim().split('\n') : [];
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
