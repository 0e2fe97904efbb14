import { fen, type MoneyScale, parseMoney, sumFen, UNIT_SCALE } from '../money.ts';
import { type AnyRecord, declarationOf, type FieldValue } from '../records/catalogue.ts';
import type { ColumnUse } from './column-use.ts';
import { unitOfSheet } from './find-table.ts';
import { recordHeads } from './head-names.ts';
import type { Mapping } from './mapping.ts';
import type { PlannedRow } from './planned-row.ts';
import { cellText, type Sheet, shiftedDecimal } from './sheet-cell.ts';
import { unitAtEnd } from './written-units.ts';

/* Sums that a sheet says beside the figures they are of: no record holds them, but a difference is a slip that somebody should see. */

/** Rows whose sum is not what it is the sum of, and the first of them, in the sum's own unit. */
export interface SumDifference {
  readonly head: string;
  readonly rows: number;
  readonly first: number;
  readonly said: string;
  readonly sum: string;
}

interface Compared {
  readonly row: number;
  readonly said: number;
  readonly sum: number;
}

/** Heads of a sum of the row's own amounts. */
const total = /^(?:合计|总计|共计|小计|累计|total)$/i;

const bareHead = (head: string): string => unitAtEnd(head).bare.replace(/[\s（()）]/g, '');

/**
 * Columns 合计 that hold the sum of the row's amounts nearly everywhere, and the rows where they do not. What holds in fewer rows is no
 * sum of these columns, and nothing is said of it.
 */
export function differingSums(
  sheet: Sheet,
  mapping: Mapping,
  rows: readonly PlannedRow[],
): readonly SumDifference[] {
  const amounts = amountColumns(mapping);
  if (amounts.length < 2) return [];
  const taken = takenRows(rows);
  return mapping.columns
    .filter(({ field, period, head }) => field === null && period === undefined && total.test(bareHead(head)))
    .flatMap((column) => {
      const unit = unitOf(sheet, mapping, column, amounts);
      if (unit === null) return [];
      const compared = taken.flatMap((row): readonly Compared[] => {
        const said = amountIn(sheet, row, column.column, unit);
        const parts = amounts.map((one) => amountIn(sheet, row, one.column, one.unit ?? unit));
        // What cannot be read is refused where it stands.
        if (said === null || parts.includes('unreadable') || said === 'unreadable') return [];
        return [{ row, said, sum: sumFen(parts.map((one) => fen(typeof one === 'number' ? one : 0))) }];
      });
      return difference(column.head, compared, unit, amounts.length);
    });
}

/** Figures of the year to date, which the ledger and the row's own month give. */
const toDate: Readonly<Record<string, string>> = { inv_ytd: 'inv_month', fund_ytd: 'fund_month' };

/**
 * Figures of investment of the year to date that differ from the ledger's months before with the row's own, where the ledger holds every
 * month from February on.
 * @param present the type's records that are there
 */
export function differingYears(
  sheet: Sheet,
  mapping: Mapping,
  rows: readonly PlannedRow[],
  present: readonly AnyRecord[],
): readonly SumDifference[] {
  if (mapping.type !== 'investment' || mapping.columns.some(({ period }) => period !== undefined)) return [];
  const read = recordHeads(
    'investment',
    declarationOf('investment').fields.map(({ name }) => name),
    Object.keys(toDate),
  );
  const byId = new Map((present as readonly Values[]).map((one) => [String(one.id), one]));
  const monthly = mapping.columns.filter(({ field }) => Object.values(toDate).includes(field ?? ''));
  return mapping.columns.flatMap((column) => {
    const figure = column.field === null ? toDate[read(column.head)?.key ?? ''] : undefined;
    const unit = figure === undefined ? null : unitOf(sheet, mapping, column, monthly);
    if (figure === undefined || unit === null) return [];
    const known = monthsKnown(present, figure);
    const compared = rows.flatMap((planned): readonly Compared[] => {
      const sum = yearToDate(planned, byId.get(planned.id ?? '') ?? {}, figure, known);
      const said = amountIn(sheet, planned.row, column.column, unit);
      return sum === null || typeof said !== 'number' ? [] : [{ row: planned.row, said, sum }];
    });
    return difference(column.head, compared, unit, 12, 0);
  });
}

type Values = Readonly<Record<string, FieldValue>>;

/** The months that the ledger holds of each project and year, and their figures. */
function monthsKnown(present: readonly AnyRecord[], figure: string): ReadonlyMap<string, Values> {
  const known = new Map<string, Record<string, FieldValue>>();
  for (const record of present as readonly Values[]) {
    const { voided, project_id, month, [figure]: value = null } = record;
    if (voided || typeof month !== 'string') continue;
    const key = `${project_id} ${month.slice(0, 4)}`;
    const months = known.get(key) ?? {};
    months[month] = value;
    known.set(key, months);
  }
  return known;
}

function yearToDate(
  { state, fields }: PlannedRow,
  before: Values,
  figure: string,
  known: ReadonlyMap<string, Values>,
): number | null {
  if (state === 'aside' || state === 'rejected') return null;
  const values = { ...before, ...Object.fromEntries(fields.map((one) => [one.field, one.new])) };
  const { project_id, month, [figure]: own } = values;
  if (typeof month !== 'string' || typeof own !== 'number') return null;
  const months = known.get(`${project_id} ${month.slice(0, 4)}`) ?? {};
  const earlier = Object.entries(months).filter(([of, value]) => of < month && typeof value === 'number');
  const held = new Set(earlier.map(([of]) => Number(of.slice(5))));
  // 1月免报: the year's reports begin with February's.
  const wanted = Array.from({ length: Math.max(0, Number(month.slice(5)) - 2) }, (_, gap) => gap + 2);
  if (!wanted.every((one) => held.has(one))) return null;
  return sumFen([...earlier.map(([, value]) => Number(value)), own].map((one) => fen(one)));
}

/** Rows that are taken, each once. */
const takenRows = (rows: readonly PlannedRow[]): readonly number[] => [
  ...new Set(rows.filter(({ state }) => state !== 'aside' && state !== 'rejected').map(({ row }) => row)),
];

function amountColumns({ type, columns }: Mapping): readonly ColumnUse[] {
  const money = new Set(
    declarationOf(type)
      .fields.filter(({ kind }) => kind === 'money')
      .map(({ name }) => name),
  );
  return columns.filter(({ field }) => field !== null && money.has(field));
}

/** Unit of a column that is not taken: its own, the sheet's, or the one of the amounts beside it. */
function unitOf(
  sheet: Sheet,
  { head_first, head_last }: Mapping,
  { head }: ColumnUse,
  amounts: readonly ColumnUse[],
): MoneyScale | null {
  const { unit } = unitAtEnd(head);
  if (unit === 'foreign') return null;
  const units = new Set(amounts.map((one) => one.unit));
  const [only] = units;
  return unit ?? unitOfSheet(sheet, head_first, head_last) ?? (units.size === 1 ? (only ?? null) : null);
}

/** An amount in fen; null where nothing stands. */
function amountIn(sheet: Sheet, row: number, column: number, unit: MoneyScale): number | 'unreadable' | null {
  const cell = sheet.cell(row, column);
  if (cell === undefined) return null;
  const said = cellText(cell, 'money', unit);
  if (!said.ok) return 'unreadable';
  const amount = parseMoney(said.text, unit);
  if (amount.ok) return amount.value;
  return amount.problem.code === 'empty' ? null : 'unreadable';
}

/** @param odd rows for each of which several others must agree; 0 where the sum is sure without them */
function difference(
  head: string,
  compared: readonly Compared[],
  unit: MoneyScale,
  parts: number,
  odd = 2,
): readonly SumDifference[] {
  // Each part was rounded to two decimals of its unit.
  const rounding = (10 ** (UNIT_SCALE[unit] - 2) * parts) / 2;
  const wrong = compared.filter(({ said, sum }) => Math.abs(said - sum) > rounding);
  const [first] = wrong;
  if (first === undefined || compared.length - wrong.length < odd * wrong.length) return [];
  const shown = (amount: number): string => shiftedDecimal(String(amount), -UNIT_SCALE[unit]);
  return [
    {
      head: head.trim(),
      rows: wrong.length,
      first: first.row,
      said: shown(first.said),
      sum: shown(first.sum),
    },
  ];
}
