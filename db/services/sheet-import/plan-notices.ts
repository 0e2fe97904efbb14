import { FailureError } from '../../domain/failure.ts';
import { monthsOnly } from '../../domain/import/date-range.ts';
import { saidOfDays } from '../../domain/import/days-without-year.ts';
import { finerAmounts } from '../../domain/import/finer-amounts.ts';
import { groupedColumns } from '../../domain/import/grouped-columns.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import type { PlanNotice } from '../../domain/import/notices.ts';
import type { PlannedRow } from '../../domain/import/planned-row.ts';
import { isPicture, type Sheet } from '../../domain/import/sheet-cell.ts';
import { differingSums, differingYears } from '../../domain/import/sums-in-rows.ts';
import { findField, type RecordType } from '../../domain/records/catalogue.ts';
import { refuseForeignForms } from '../../repositories/form-owners.ts';
import type { ServiceContext } from '../context.ts';
import { refuseSetByProvince } from '../set-by-province.ts';
import type { ImportNames } from './import-context.ts';

/** Rows that are asked about while it is planned: a sheet is of one form; applying asks about every one. */
const mostAsked = 2000;

/** What is said beside a plan before anybody agrees to it: that it would be refused, and what is read from the rows above. */
export function noticesOf(
  context: ServiceContext,
  sheet: Sheet,
  mapping: Mapping,
  rows: readonly PlannedRow[],
  names: Pick<ImportNames, 'label' | 'present'>,
): readonly PlanNotice[] {
  const refusal = refusalOf(context, mapping.type, rows);
  const { refused, rounded } = finerAmounts(sheet, mapping, rows);
  const filled = mapping.fill_down === 'take' ? groupedColumns(sheet, mapping) : [];
  return [
    ...(refusal === null ? [] : [refusal]),
    ...decidedByCodes(mapping.type, rows, names),
    ...picturesOf(sheet, mapping),
    ...ofDays(sheet, mapping, rows),
    ...refused.map((one) => ({ code: 'finer' as const, ...one })),
    ...rounded.map((one) => ({ code: 'rounded' as const, ...one })),
    ...differingSums(sheet, mapping, rows).map((one) => ({ code: 'sumDiffers' as const, ...one })),
    ...differingYears(sheet, mapping, rows, names.present).map((one) => ({
      code: 'yearDiffers' as const,
      ...one,
    })),
    ...filled.map(({ isClear: _, ...one }) => ({ code: 'filledDown' as const, ...one })),
  ];
}

/** Names that are told at once, and rows in which pictures are looked for. */
const mostTold = 5;
const mostLookedAt = 200;

function decidedByCodes(
  type: RecordType,
  rows: readonly PlannedRow[],
  names: Pick<ImportNames, 'label'>,
): readonly PlanNotice[] {
  const taken = rows.filter(({ state, remarks }) => state !== 'rejected' && remarks !== undefined);
  if (taken.length === 0) return [];
  const told = taken.slice(0, mostTold).flatMap(({ row, remarks = [], id, fields }) =>
    remarks.map(({ column, field, text }) => {
      const target = findField(type, field)?.target as RecordType;
      const value = fields.find((one) => one.field === field)?.new ?? null;
      const label =
        value === null ? (id === null ? '' : names.label(type, id)) : names.label(target, String(value));
      return { row, column, text, label };
    }),
  );
  return [{ code: 'codeDecides', rows: taken.length, names: told }];
}

/** Columns in which pictures lie. */
function picturesOf(sheet: Sheet, { columns, head_last }: Mapping): readonly PlanNotice[] {
  const last = Math.min(sheet.rowCount, head_last + mostLookedAt);
  const rows = Array.from({ length: Math.max(0, last - head_last) }, (_, at) => head_last + 1 + at);
  return columns
    .filter(({ column }) =>
      rows.some((row) => {
        const cell = sheet.cell(row, column);
        return cell !== undefined && isPicture(cell);
      }),
    )
    .map(({ column, head }) => ({ code: 'pictures', column, head }));
}

/** Days of which a part was not written. */
function ofDays(sheet: Sheet, mapping: Mapping, rows: readonly PlannedRow[]): readonly PlanNotice[] {
  const taken = rows.filter(({ state }) => state !== 'aside' && state !== 'rejected').map(({ row }) => row);
  const { added, hidden } = saidOfDays(sheet, mapping, taken);
  return [
    ...mapping.columns
      .filter(({ until }) => until !== undefined)
      .flatMap((one) => monthsOnly(sheet, one, taken) ?? [])
      .map((found) => ({ code: 'monthsOnly' as const, ...found })),
    ...added.map((one) => ({ code: 'yearAdded' as const, ...one })),
    ...hidden.map((one) => ({ code: 'yearHidden' as const, ...one })),
  ];
}

/** Why applying a plan would be refused as a whole: said with the plan, not after the officer agreed to it. Null where it is not. */
function refusalOf(
  context: ServiceContext,
  type: RecordType,
  rows: readonly PlannedRow[],
): (PlanNotice & { readonly code: 'refused' }) | null {
  const changes = rows
    .filter(({ state }) => state === 'added' || state === 'changed')
    .slice(0, mostAsked)
    .map(({ id, revision, fields }) => ({
      type,
      id: id ?? '',
      base_revision: revision,
      values: Object.fromEntries(fields.map(({ field, new: value }) => [field, value])),
    }));
  try {
    refuseSetByProvince(context, changes);
    context.ledger.store.read((reader) => refuseForeignForms(reader, changes, false));
    return null;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { code: 'refused', failure: { code: error.failure.code, args: error.failure.args } };
  }
}
