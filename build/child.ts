import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How a child process ended. `code` is the exit code, or 128 + the signal's number. */
export type Ended = { code: number; failedToStart?: string };

/**
 * Waits for a child.
 *
 * @returns how it ended; never rejects, a program that cannot be started ends with 127
 */
export function ended(child: ChildProcess): Promise<Ended> {
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 127, failedToStart: error.message }));
    child.once('exit', (code, signal) => {
      done({ code: code ?? 128 + (signal ? constants.signals[signal] : 0) });
    });
  });
}

/**
 * Runs a program in the foreground: it inherits the terminal, gets the signals this process gets, and its exit code is
 * handed back.
 */
export async function foreground(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Ended> {
  const child = spawn(program, args, { stdio: 'inherit', ...options });
  const pass = (signal: NodeJS.Signals): void => {
    // Ctrl+C in a terminal already reaches the whole group; a second one could cut the child's closing short.
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  const result = await ended(child);
  for (const signal of signals) process.off(signal, pass);
  return result;
}
