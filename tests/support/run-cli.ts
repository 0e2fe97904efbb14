import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

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

/** Runs the real command line in a process of its own. @param user id of the system's user that it runs as */
export function runCli(args: readonly string[], user?: number): CliRun {
  const as = user === undefined ? {} : { uid: user, gid: user };
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...as,
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr, json: <T>() => JSON.parse(stdout) as T };
}

/** The command line on one data folder. */
export const cliOn =
  (dataDir: string) =>
  (verb: string, ...args: readonly string[]): CliRun =>
    runCli([verb, ...args, '--data', dataDir]);
