import { lstatSync } from 'node:fs';
import { basename, extname, isAbsolute, resolve } from 'node:path';
import type { PickedPlace } from '../db/domain/host-contract.ts';
import type { PlaceTokens } from './place-tokens.ts';

/** More than this at once is a mistake of the hand; the latest are kept. */
const mostWaiting = 5;

/**
 * Report files that the system asked the app to open: by a double click, a drop on its icon, a second start. Only looked
 * at, never imported by themselves; each waits here until the page fetches it.
 */
export class OpenedFiles {
  readonly #tokens: PlaceTokens;
  readonly #waiting: string[] = [];

  constructor(tokens: PlaceTokens) {
    this.#tokens = tokens;
  }

  /**
   * Takes a path from outside, if it is that of a workbook on this machine.
   * @param folder what a relative path is relative to
   * @returns whether it was taken
   */
  offer(path: string, folder: string): boolean {
    const whole = isAbsolute(path) ? path : resolve(folder, path);
    if (!isWorkbook(whole)) return false;
    this.#waiting.push(whole);
    if (this.#waiting.length > mostWaiting) this.#waiting.shift();
    return true;
  }

  /**
   * Takes what a command line names: switches and the app's own folder are no files.
   * @param args arguments as the process was given them, program first. @returns whether any was taken
   */
  offerArguments(args: readonly string[], folder: string): boolean {
    const paths = args.slice(1).filter((argument) => !argument.startsWith('-'));
    return paths.map((path) => this.offer(path, folder)).some(Boolean);
  }

  /** The oldest one that nobody fetched yet, or null. */
  take(): PickedPlace | null {
    const path = this.#waiting.shift();
    return path === undefined ? null : { token: this.#tokens.give(path), name: basename(path) };
  }
}

/** A file of the kind that reports are, itself and no link to something else; addresses of the network are none. */
function isWorkbook(path: string): boolean {
  if (/[\0]/.test(path) || /^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return false;
  if (extname(path).toLowerCase() !== '.xlsx' || basename(path).startsWith('~$')) return false;
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}
