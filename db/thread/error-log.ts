import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Appends an unexpected error to `<dataDir>/logs/<date>.log`. The error's message is left out because it may quote what
 * was being recorded; its name, code and the places in the program say enough to find the fault.
 * @param at ISO instant of the machine's clock (never the store's own, whose seeded form must not advance by a fault)
 * @param where what was being done, for instance the call's name
 */
export function logError(dataDir: string, at: string, where: string, error: unknown): void {
  try {
    const folder = join(dataDir, 'logs');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    appendFileSync(join(folder, `${at.slice(0, 10)}.log`), `${at} ${where}\n${traceOf(error)}\n`, {
      mode: 0o600,
    });
  } catch {
    // A log that cannot be written (full disk, say) must not turn one failed call into a dead store.
  }
}

/** Name, code and stack places of an error, without its message; causes below it, each indented by its own name. */
function traceOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return `  ${typeof error} was thrown`;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const head = `${error.name}: ${error.message}`;
  const stack = error.stack ?? '';
  // The message may itself hold lines that look like places, so it is cut off by its length.
  const places = (stack.startsWith(head) ? stack.slice(head.length) : stack)
    .split('\n')
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line));
  const own = [`  ${error.name}${code}`, ...places];
  const cause =
    error.cause === undefined || depth > 3 ? [] : ['  caused by', traceOf(error.cause, depth + 1)];
  return [...own, ...cause].join('\n');
}
