import { exitStatusOf, type Failure } from '../db/domain/failure.ts';
import { failureText } from '../db/domain/locale/locale.ts';

/** What keeps the app from starting, in both languages: nobody has chosen one yet. */
export function failureLines(failure: Failure): string {
  return `${failureText('zh-CN', failure)}\n${failureText('en', failure)}`;
}

/** Exit status of a host that could not start: 3 file, disk or lock, 4 damaged (design §3). */
export function startStatus(failure: Failure): number {
  return exitStatusOf(failure.code);
}
