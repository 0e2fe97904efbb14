import { optionLabel } from '../../../domain/locale/locale.ts';
import { type Fen, subtractFen, sumFen } from '../../../domain/money.ts';
import { type OptionOf, optionSets, subtractingContributionKinds } from '../../../domain/options.ts';
import type { AnyRecord } from '../../../domain/records/catalogue.ts';
import { orderedRecords } from './attached-lists.ts';
import type { HeadOptions } from './form-head.ts';
import type { SheetContext } from './input.ts';
import type { ListPlace } from './list-sheets.ts';
import { formNotes } from './notes.ts';
import { type RecordColumn, recordColumns } from './record-columns.ts';
import { recordList } from './record-list.ts';

import type { FinishedSheet, FormCell } from './sheet-builder.ts';
import { amountFormula } from './total-cell.ts';

type Kind = OptionOf<'contributionKind'>;

const sumsUnder = 'amount';

/** The sheet of the contribution ledger: a row a movement, with what adds, what subtracts and the balance below. */
export function contributionSheet(context: SheetContext, tab: string, head: HeadOptions): FinishedSheet[] {
  const rows = orderedRecords(context, 'contribution');
  const columns = recordColumns(context, 'contribution', rows);
  return recordList(context, {
    tab,
    head,
    columns,
    rows: rows.map((record) => [{ type: 'contribution', record }]),
    summed: () => false,
    sums: { under: sumsUnder, rows: (place) => sumRows(context, columns, place, rows) },
    notes: () => formNotes(context, 'contribution', { special: [context.texts.notes.contribution] }),
  });
}

/** Amounts are positive, and the kind says which way they go: three sums instead of one. */
function sumRows(
  context: SheetContext,
  columns: readonly RecordColumn[],
  place: ListPlace,
  rows: readonly AnyRecord[],
): FormCell[][] {
  const { texts } = context;
  const lettersOf = (name: string): string | undefined =>
    place.letters(columns.findIndex(({ field }) => field.name === name));
  const amounts = lettersOf(sumsUnder);
  // On the further sheets of a wide list.
  if (amounts === undefined) return [];
  const range = (name: string): string =>
    `${lettersOf(name)}${place.from + 1}:${lettersOf(name)}${place.to + 1}`;
  const amountAt = place.columns.findIndex((at) => columns[at]?.field.name === sumsUnder);
  const [added, subtracted] = [false, true].map((subtracts) =>
    sumOfKinds(
      context,
      range,
      rows,
      optionSets.contributionKind.filter((kind) => subtractingContributionKinds.has(kind) === subtracts),
    ),
  );
  if (added === undefined || subtracted === undefined) return [];
  // Row numbers of the two sums, from 1.
  const [addedRow, subtractedRow] = [place.to + 2, place.to + 3];
  const balance = subtractFen(added.amount, subtracted.amount);
  const difference = `${amounts}${addedRow}-${amounts}${subtractedRow}`;
  return [
    row(place, amountAt, texts.added, amountFormula(added.formula, added.amount, 'totalMoney')),
    row(
      place,
      amountAt,
      texts.subtracted,
      amountFormula(subtracted.formula, subtracted.amount, 'totalMoney'),
    ),
    row(place, amountAt, texts.balance, amountFormula(difference, balance, 'totalMoney')),
  ];
}

/** `SUMIF` over the column of kinds, one for each kind that occurs. */
function sumOfKinds(
  context: SheetContext,
  range: (name: string) => string,
  rows: readonly AnyRecord[],
  kinds: readonly Kind[],
): { readonly formula: string; readonly amount: Fen } {
  const found = kinds.filter((kind) => rows.some((one) => one.kind === kind));
  const terms = found.map((kind) => {
    const label = optionLabel(context.language, 'contributionKind', kind).replaceAll('"', '""');
    return `SUMIF(${range('kind')},"${label}",${range('amount')})`;
  });
  const counted = rows.filter((one) => found.some((kind) => kind === one.kind));
  return {
    formula: terms.length === 0 ? '0' : terms.join('+'),
    amount: sumFen(counted.map((one) => one.amount as Fen | null)),
  };
}

function row(place: ListPlace, amountAt: number, label: string, cell: FormCell['cell']): FormCell[] {
  const blanks = place.columns
    .slice(amountAt + 1)
    .map((): FormCell => ({ cell: { kind: 'blank', style: 'total' } }));
  return [
    { cell: { kind: 'text', value: label, style: 'totalCenter' }, span: amountAt + 1 },
    { cell },
    ...blanks,
  ];
}
