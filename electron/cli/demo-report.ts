import { type DemoFigure, demoFigures } from '../../db/demo/figures.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { type Fen, formatMoney } from '../../db/domain/money.ts';
import { type Percent, percentToTyped } from '../../db/domain/percent.ts';
import { formatPeriod } from '../../db/domain/period.ts';
import type { SubmittedSitting } from './demo-case.ts';
import { demoWords } from './demo-words.ts';

/** The demonstration's figures beside what they must be, as lines for a terminal. */
export interface DemoReport {
  readonly lines: readonly string[];
  /** Whether every figure, of the ledger and of the file, is what it must be, and every signature valid. */
  readonly agrees: boolean;
}

/** Compares ledger and file of each submitted period with the case. */
export function demoReport(language: Language, sittings: readonly SubmittedSitting[]): DemoReport {
  const words = demoWords[language];
  const parts = sittings.map((sitting) => sittingLines(language, sitting));
  const agrees = parts.every((part) => part.agrees);
  const head = [words.title, words.source, words.invented, words.terms, words.clock];
  const lines = [...head, ...parts.flatMap((part) => part.lines), ''];
  return { lines: [...lines, agrees ? words.verdict.agrees : words.verdict.differs], agrees };
}

function sittingLines(language: Language, sitting: SubmittedSitting): DemoReport {
  const words = demoWords[language];
  const { columns, origins } = words;
  const header = ['', columns.must, '', columns.ledger, columns.file, ''];
  let agrees = sitting.shown.signature === 'valid' && sitting.shown.edited_cells.length === 0;
  const rows = demoFigures.flatMap((figure) => {
    const must = figure.must(sitting.period);
    if (must === null) return [];
    const found = [sitting.ledger, sitting.fromFile].map((ledger) => figure.compute(ledger, sitting.period));
    const same = found.every((value) => value === must);
    agrees &&= same;
    const [ledger = '', file = ''] = found.map((value) => shown(figure, value));
    return [
      [words.figures[figure.id], shown(figure, must), origins[figure.origin], ledger, file, same ? '✓' : '✗'],
    ];
  });
  const lines = [
    '',
    formatPeriod(sitting.period, language),
    ...aligned([header, ...rows]),
    `${words.submitted}: ${sitting.file} (${words.signature[sitting.shown.signature]})`,
  ];
  return { lines, agrees };
}

function shown({ unit }: DemoFigure, value: number): string {
  if (!Number.isSafeInteger(value)) return '—';
  if (unit === 'money') return formatMoney(value as Fen, 'yuan');
  return unit === 'percent' ? percentToTyped(value as Percent) : String(value);
}

/** Rows as columns of equal width: the first and the third left-aligned, figures right-aligned. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((text, column) => {
        const blanks = ' '.repeat((widths[column] ?? 0) - displayWidth(text));
        return column === 0 || column === 2 ? text + blanks : blanks + text;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Columns of a terminal: Chinese characters and full-width signs take two. */
function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (/[⺀-鿿＀-｠]/u.test(character) ? 2 : 1), 0);
}
