import { fill } from '../../../domain/locale/fill.ts';
import { fieldLabel } from '../../../domain/locale/locale.ts';
import { type Fen, moneyToDecimal, sumFen } from '../../../domain/money.ts';
import { type AnyRecord, declarationOf, findField } from '../../../domain/records/catalogue.ts';
import { cellAddress, columnLetters } from '../../workbook/address.ts';
import type { CellModel, StyleName } from '../../workbook/model.ts';
import { listNames, orderedRecords } from './attached-lists.ts';
import { blankOf, fieldCell, isFigure, shownAmount, shownText, wordsOf } from './field-cell.ts';
import { addFoot, footerOf } from './form-foot.ts';
import { addHead, labelled } from './form-head.ts';
import type { SheetContext } from './input.ts';
import { rowNumber } from './list-sheets.ts';
import { listNotes } from './notes.ts';
import { columnValue, type RecordColumn, recordColumns } from './record-columns.ts';
import { type FinishedSheet, type FormCell, SheetBuilder, type Statement } from './sheet-builder.ts';
import {
  addTableHead,
  bodyHeight,
  breaksOf,
  columnNumbers,
  columnWidths,
  type TableColumn,
} from './table.ts';
import { amountFormula, columnTotal, sumOfCells } from './total-cell.ts';

/** A batch with its lines, by village code. */
interface BatchRows {
  readonly batch: AnyRecord;
  readonly lines: readonly AnyRecord[];
}

/** Rows of the table in their order; each knows what it adds up. */
type Row =
  | { readonly kind: 'account'; readonly batches: readonly BatchRows[] }
  | ({ readonly kind: 'batch' } & BatchRows)
  | { readonly kind: 'line'; readonly line: AnyRecord; readonly at: number };

/**
 * The list of what each village got: a row a village, under its batch, under its enclave and home county; null without
 * any batch.
 */
export function villageDistribution(context: SheetContext): FinishedSheet | null {
  const batches = batchesOf(context);
  if (batches.length === 0) return null;
  const accounts = Map.groupBy(batches, ({ batch }) => `${batch.enclave_id}/${batch.home_county}`);
  const rows = [...accounts.values()].flatMap((of): Row[] => [
    { kind: 'account', batches: of },
    ...of.flatMap((one): Row[] => [
      { kind: 'batch', ...one },
      ...one.lines.map((line, at): Row => ({ kind: 'line', line, at })),
    ]),
  ]);
  const lines = batches.flatMap((one) => one.lines);
  const columns = columnsOf(context, lines);
  const table = tableOf(context, columns, lines);
  const { tab, head: names } = listNames(context, 'distribution', context.texts.villageList);

  const builder = new SheetBuilder(tab, columnWidths(table));
  addHead(builder, context, names);
  const head = addTableHead(builder, table, columnNumbers(context.texts, table));
  const first = builder.rowCount;
  // The first column counts the lines of a batch.
  const amountAt =
    1 + columns.findIndex(({ type, field }) => type === 'batch_line' && field.name === 'amount');
  const cellsOf = (kind: Row['kind'], of: (row: Row) => boolean = () => true): string[] =>
    rows.flatMap((row, at) => (row.kind === kind && of(row) ? [cellAddress(first + at, amountAt)] : []));
  const addSum = (
    text: string,
    cell: CellModel,
    said: readonly Statement[] = [],
    sum: readonly Statement[] = [],
    style: StyleName = 'total',
  ) =>
    builder.add(
      [
        { cell: { kind: 'text', value: text, style }, span: amountAt, states: said },
        { cell, states: sum },
        ...columns.slice(amountAt).map((): FormCell => ({ cell: { kind: 'blank', style: 'total' } })),
      ],
      bodyHeight,
    );

  for (const [at, row] of rows.entries()) {
    if (row.kind === 'account') {
      const cells = cellsOf('batch', (one) => one.kind === 'batch' && sameAccount(one, row));
      const amounts = row.batches.flatMap((one) => one.lines.map(amountOf));
      addSum(accountText(context, row), amountFormula(sumOfCells(cells), sumFen(amounts), 'totalMoney'));
    } else if (row.kind === 'batch') {
      const text = batchText(context, row.batch);
      const sum = batchSum(row, columnLetters(amountAt), first + at + 1);
      addSum(text, sum, batchStatements(row.batch, text), totalStatements(row));
    } else {
      const cells = columns.map((column) => lineCell(context, column, row.line));
      builder.add([rowNumber(row.at), ...cells], bodyHeight);
    }
  }
  const all = sumOfCells(cellsOf('account'));
  const total = amountFormula(all, sumFen(lines.map(amountOf)), 'totalMoney');
  addSum(context.texts.total, total, [], [], 'totalCenter');
  addFoot(builder, context, listNotes(context, 'distribution', []));
  return builder.finish(head, footerOf(context));
}

function batchesOf(context: SheetContext): BatchRows[] {
  const byBatch = Map.groupBy(orderedRecords(context, 'batch_line'), (line) => String(line.batch_id));
  return orderedRecords(context, 'batch').map((batch) => ({ batch, lines: byBatch.get(batch.id) ?? [] }));
}

const amountOf = (line: AnyRecord): Fen | null => line.amount as Fen | null;

function sameAccount({ batch }: BatchRows, { batches }: { readonly batches: readonly BatchRows[] }): boolean {
  return batches.some((one) => one.batch === batch);
}

/** The declared columns of a line, and the village's code beside its name. */
function columnsOf(context: SheetContext, lines: readonly AnyRecord[]): RecordColumn[] {
  const declared = recordColumns(context, 'batch_line', lines, ['batch_id']);
  const field = findField('village', 'village_code');
  if (field === undefined) return declared;
  const label = fieldLabel(context.language, 'village', field.name);
  const at = declared.findIndex((column) => column.field.name === 'village_id') + 1;
  return declared.toSpliced(at, 0, { type: 'village', field, label, figure: isFigure(field) });
}

function tableOf(
  context: SheetContext,
  columns: readonly RecordColumn[],
  lines: readonly AnyRecord[],
): TableColumn[] {
  const total = shownAmount(sumFen(lines.map(amountOf)));
  const counted = { label: context.texts.columns.number, figure: false, breaks: false, shown: ['000'] };
  const fields = columns.map((column): TableColumn => {
    const shown = lines.map((line) => shownText(lineCell(context, column, line).cell));
    return {
      label: column.label,
      figure: column.figure,
      breaks: breaksOf(column.field),
      shown: [...shown, column.figure ? total : ''],
    };
  });
  return [counted, ...fields];
}

function lineCell(context: SheetContext, column: RecordColumn, line: AnyRecord): FormCell {
  const { ledger } = context.input;
  const record =
    column.type === 'village'
      ? (ledger.get('village', String(line.village_id)) as unknown as AnyRecord | undefined)
      : line;
  if (record === undefined) return blankOf(column.field);
  return fieldCell(context, column.type, record.id, column.field, columnValue(context, column, record));
}

function accountText(context: SheetContext, { batches }: { readonly batches: readonly BatchRows[] }): string {
  const batch = batches[0]?.batch;
  return fill(context.texts.account, {
    enclave: context.nameOf('enclave', String(batch?.enclave_id)),
    county: context.areaName(String(batch?.home_county)),
  });
}

/** Fields of a batch that it has, but for those that its account's row says. */
function fieldsOfBatch(batch: AnyRecord) {
  return declarationOf('batch')
    .fields.filter(({ name }) => name !== 'enclave_id' && name !== 'home_county')
    .filter(({ name }) => (batch[name] ?? null) !== null);
}

/** All that a batch's record says, in one cell: day, method, years, document … */
function batchText(context: SheetContext, batch: AnyRecord): string {
  return fieldsOfBatch(batch)
    .map((field) => {
      const label = fieldLabel(context.language, 'batch', field.name);
      return labelled(context.texts, label, wordsOf(context, field, batch[field.name] ?? null));
    })
    .join('　');
}

function batchStatements(batch: AnyRecord, expected: string): Statement[] {
  return fieldsOfBatch(batch).map(({ name }) => ({
    record_type: 'batch',
    record_id: batch.id,
    field: name,
    expected,
  }));
}

function batchSum({ lines }: BatchRows, letters: string, from: number): CellModel {
  return columnTotal(letters, from, from + lines.length - 1, lines.map(amountOf), 'totalMoney');
}

function totalStatements({ batch, lines }: BatchRows): Statement[] {
  if (lines.every((line) => amountOf(line) === null)) return [];
  const expected = moneyToDecimal(sumFen(lines.map(amountOf)), 'wanYuan');
  return [{ record_type: 'batch', record_id: batch.id, field: 'total', expected }];
}
