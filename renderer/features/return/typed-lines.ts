import { amountInUnit } from '../../ui/forms/form-texts.ts';

type Unit = 'yuan' | 'wanYuan';

/** Name under which a receipt's form keeps the texts of its allocation lines, beside the receipt's cells. */
export const linesText = 'allocation';

/** What is typed in a row; a text that is not there was not touched. */
export interface TypedLine {
  readonly amount?: string;
  readonly date?: string;
}

/** By the key of a row. */
export type TypedLines = Readonly<Record<string, TypedLine>>;

/** Lines as a draft holds them: with the unit that the amounts were typed in. */
interface Kept {
  readonly unit: Unit;
  readonly lines: TypedLines;
}

/** Reads the text of a draft; amounts typed under another unit are the same amounts in this one. */
export function readLines(text: string | undefined, unit: Unit): TypedLines {
  if (text === undefined || text === '') return {};
  const kept = JSON.parse(text) as Kept;
  return Object.fromEntries(
    Object.entries(kept.lines).map(([key, { amount, ...line }]) => [
      key,
      amount === undefined ? line : { ...line, amount: amountInUnit(amount, kept.unit, unit) },
    ]),
  );
}

/** The text that a draft keeps; '' where nothing is typed. */
export function writeLines(lines: TypedLines, unit: Unit): string {
  if (Object.keys(lines).length === 0) return '';
  return JSON.stringify({ unit, lines } satisfies Kept);
}
