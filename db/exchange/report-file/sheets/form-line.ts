import { fill } from '../../../domain/locale/fill.ts';
import type { ReportLine } from '../../../domain/locale/labels.ts';
import { optionLabel } from '../../../domain/locale/locale.ts';
import type { OptionSet } from '../../../domain/options.ts';
import type { AccountView } from './accounts.ts';
import type { SheetContext } from './input.ts';

/** What part of an account's figures a column is about. */
export type Span = 'period' | 'yearToDate' | 'sinceStart';

/** A figure in its own unit: fen, a count, or 1/10000 percent; null where the line has none in this column. */
export type Figure = number | null;

/** A line of a form that states figures. */
export interface FormLine {
  /** Kept for ever: the code of a line that is dropped is not used again (model §5.2). */
  readonly code: string;
  readonly label: (context: SheetContext) => string;
  readonly unit: 'money' | 'percent' | 'villages';
  /** Stands indented under the line that it is a part of. */
  readonly part?: true;
  readonly of: (view: AccountView, span: Span) => Figure;
  /** Of all accounts together, where it is no sum of theirs. */
  readonly ofAll?: (views: readonly AccountView[], span: Span) => Figure;
  /** Codes that make the line, exhaustively: its cells are a formula of theirs, and an identity says so. */
  readonly equals?: { readonly plus: readonly string[]; readonly minus?: readonly string[] };
  /** Code of the line that this one is a part of, not exhaustively: another identity. */
  readonly within?: string;
}

/** Label of a line of its own. */
export const named =
  (line: ReportLine) =>
  ({ texts }: SheetContext): string =>
    texts.lines[line];

/** 其中：a part that is not exhaustive. */
export const ofWhich =
  (line: ReportLine) =>
  ({ texts }: SheetContext): string =>
    fill(texts.ofWhich, { label: texts.lines[line] });

/** The n-th of parts that are exhaustive. */
export const part =
  (n: number, label: (context: SheetContext) => string) =>
  (context: SheetContext): string =>
    fill(context.texts.numbered, { n, label: label(context) });

/** Label of an option. */
export const option =
  (set: OptionSet, value: string) =>
  ({ language }: SheetContext): string =>
    optionLabel(language, set, value);

/** A figure of a day, not of a span: it stands in the column of the period only. */
export const atEnd =
  (figure: (view: AccountView) => Figure): FormLine['of'] =>
  (view, span) =>
    span === 'period' ? figure(view) : null;

/** Codes from one to another, both included. */
export function codes(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => code(from + at));
}

export function code(n: number): string {
  return String(n).padStart(2, '0');
}

/** Identities of the lines, as they stand under a form: `01=03+04`, `02≤01`. */
export function identitiesOf(lines: readonly FormLine[]): string[] {
  return lines.flatMap(({ code: its, equals, within }) => [
    ...(equals === undefined ? [] : [`${its}=${[equals.plus.join('+'), ...(equals.minus ?? [])].join('-')}`]),
    ...(within === undefined ? [] : [`${its}≤${within}`]),
  ]);
}
