import { failureText } from '../../db/domain/locale/locale.ts';
import { CallFailed } from '../api/client.ts';
import { currentLanguage } from '../locale/setup.ts';

/** What went wrong and what to do, in the window's language. */
export function failureWords(error: unknown): string {
  const failure = error instanceof CallFailed ? error.failure : { code: 'internal' as const, args: {} };
  return failureText(currentLanguage(), failure);
}
