import { addDays, daysBetween, type IsoDate, parseDate } from './dates.ts';

/** Longest holiday that is written as a range. */
const longestRange = 60;

/** Days as a person writes them: one a line, days in a row as a range. */
export function daysAsText(days: readonly IsoDate[]): string {
  const sorted = [...new Set(days)].toSorted();
  const lines: string[] = [];
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (end + 1 < sorted.length && isNext(sorted[end], sorted[end + 1])) end++;
    lines.push(end === at ? `${sorted[at]}` : `${sorted[at]} ~ ${sorted[end]}`);
    at = end + 1;
  }
  return lines.join('\n');
}

const isNext = (a: IsoDate | undefined, b: IsoDate | undefined): boolean =>
  a !== undefined && b !== undefined && daysBetween(a, b) === 1;

/** The days of such a text, in order, each once; `wrong`: the first line that says no day. */
export function daysFromText(text: string): {
  readonly days: readonly IsoDate[];
  readonly wrong: string | null;
} {
  const days = new Set<IsoDate>();
  for (const line of text.split(/[\n,，、;；]/)) {
    if (line.trim() === '') continue;
    const [from = '', to = from, ...more] = line.split(/~|～|至|—|\bto\b/).map((part) => part.trim());
    const [first, last] = [parseDate(from), parseDate(to)];
    if (!first.ok || !last.ok || more.length > 0) return { days: [], wrong: line.trim() };
    const length = daysBetween(first.value, last.value);
    if (length < 0 || length > longestRange) return { days: [], wrong: line.trim() };
    for (let day = 0; day <= length; day++) days.add(addDays(first.value, day));
  }
  return { days: [...days].toSorted(), wrong: null };
}
