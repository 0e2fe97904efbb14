import { townOf } from '../domain/codes/area-code.ts';
import { townFieldOf } from '../domain/import/importable.ts';
import type { Ledger } from '../domain/ledger.ts';
import { type Period, periodKind, yearOfPeriod } from '../domain/period.ts';
import {
  type AnyRecord,
  declarationOf,
  findField,
  isRecordType,
  type RecordType,
} from '../domain/records/catalogue.ts';
import type { FilledRow } from '../exchange/template/template-input.ts';

/** Records that are kept for each of another type once a year or month: what lacks one is offered with its key filled in. */
const onePer = {
  village_year: { of: 'village', field: 'village_id', time: 'year' },
  project_year: { of: 'project', field: 'project_id', time: 'year' },
  investment: { of: 'project', field: 'project_id', time: 'month' },
} as const satisfies Partial<Record<RecordType, { of: RecordType; field: string; time: 'year' | 'month' }>>;

const records = (ledger: Ledger, type: RecordType): readonly AnyRecord[] =>
  ledger.all(type) as readonly unknown[] as readonly AnyRecord[];

/**
 * What a template of a type is filled in with: the register, or of dated types the records of the period's year; then a
 * row for each village or project that lacks one for the year or month. In the order in which their references are offered.
 */
export function presentRows(
  ledger: Ledger,
  type: RecordType,
  period: Period,
  orderOf: (target: RecordType) => readonly string[],
): readonly FilledRow[] {
  const rows: FilledRow[] = records(ledger, type).filter((record) => isOfYear(ledger, type, record, period));
  if (type in onePer) rows.push(...lackingRows(rows, type as keyof typeof onePer, period, orderOf));
  const places = new Map<RecordType, ReadonlyMap<string, number>>();
  const placeOf = (target: RecordType, id: string): number => {
    const known = places.get(target) ?? new Map(orderOf(target).map((one, at) => [one, at]));
    places.set(target, known);
    return known.get(id) ?? known.size;
  };
  const keyOf = (row: FilledRow): string =>
    declarationOf(type)
      .naturalKey.map((name) => {
        const target = findField(type, name)?.target ?? '';
        const value = String(row[name] ?? '');
        return isRecordType(target) ? String(placeOf(target, value)).padStart(8, '0') : value;
      })
      .join('\t');
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ row }) => row);
}

function isOfYear(ledger: Ledger, type: RecordType, record: AnyRecord, period: Period): boolean {
  const { belongs, fields } = declarationOf(type);
  switch (belongs.by) {
    case 'register':
    case 'none':
      return true;
    case 'parent': {
      const target = fields.find(({ name }) => name === belongs.field)?.target ?? '';
      if (!isRecordType(target)) return true;
      const parent = ledger.get(target, record[belongs.field] as string | null);
      return parent !== undefined && isOfYear(ledger, target, parent as unknown as AnyRecord, period);
    }
    default: {
      const value = record[belongs.field] ?? null;
      // What has no date yet is asked for, whatever year it will be of.
      return value === null || String(value).startsWith(String(yearOfPeriod(period)));
    }
  }
}

function lackingRows(
  rows: readonly FilledRow[],
  type: keyof typeof onePer,
  period: Period,
  orderOf: (target: RecordType) => readonly string[],
): readonly FilledRow[] {
  const { of, field, time } = onePer[type];
  if (time === 'month' && periodKind(period) !== 'month') return [];
  const when = time === 'month' ? period : yearOfPeriod(period);
  const has = new Set(rows.filter((row) => row[time] === when).map((row) => row[field]));
  return orderOf(of)
    .filter((id) => !has.has(id))
    .map((id) => ({ [field]: id, [time]: when }));
}

/** The township that a village lies in: as it says, else as its code does; null where neither says. */
export function townOfVillage(village: AnyRecord | undefined): string | null {
  if (village === undefined) return null;
  return (village.town_code as string | null) ?? townOf(String(village.village_code));
}

/** The township that a row of a type belongs to; null for none. */
export function townOfRow(ledger: Ledger, type: RecordType, row: FilledRow): string | null {
  if (type === 'village') return townOfVillage(row as AnyRecord);
  const field = townFieldOf(type);
  const village = field === null ? null : (row[field] ?? null);
  return townOfVillage(ledger.get('village', village as string | null) as unknown as AnyRecord | undefined);
}
