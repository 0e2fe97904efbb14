import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { OrdinaryUser } from './ordinary-user.ts';

const main = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));

/** For a test that starts several processes on a machine that has other things to do. */
export const processTimeoutMs = 120_000;

export interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output, which must be one JSON document and nothing else. */
  json<T>(): T;
}

/** Runs the real command line in a process of its own. @param user who runs it; default this one */
export function runCli(args: readonly string[], user?: OrdinaryUser): CliRun {
  const { file, before, options } = user ?? { file: process.execPath, before: [], options: {} };
  const { status, stdout, stderr, error } = spawnSync(file, [...before, main, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...options,
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr, json: <T>() => JSON.parse(stdout) as T };
}

/** The command line on one data folder. */
export const cliOn =
  (dataDir: string) =>
  (verb: string, ...args: readonly string[]): CliRun =>
    runCli([verb, ...args, '--data', dataDir]);
