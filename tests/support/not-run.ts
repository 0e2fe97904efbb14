import { appendFileSync } from 'node:fs';

/**
 * Says that something could not be checked here, and why, so that `npm test` lists it as not run instead of letting it
 * pass unseen. Where a whole test cannot run, prefer the test framework's own `context.skip(reason)`.
 *
 * @param name what was not checked
 * @param reason why, in a few words
 */
export function reportNotRun(name: string, reason: string): void {
  const file = process.env.NOT_RUN_FILE;
  const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
  if (file) appendFileSync(file, `${flat(name)}\t${flat(reason)}\n`);
}
