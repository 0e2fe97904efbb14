import { FailureError } from '../../domain/failure.ts';
import { monthsOnly } from '../../domain/import/date-range.ts';
import { saidOfDays } from '../../domain/import/days-without-year.ts';
import { groupedColumns } from '../../domain/import/grouped-columns.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import type { PlanNotice } from '../../domain/import/notices.ts';
import type { PlannedRow } from '../../domain/import/planned-row.ts';
import type { Sheet } from '../../domain/import/sheet-cell.ts';
import { differingSums, differingYears } from '../../domain/import/sums-in-rows.ts';
import type { AnyRecord, RecordType } from '../../domain/records/catalogue.ts';
import { refuseForeignForms } from '../../repositories/form-owners.ts';
import type { ServiceContext } from '../context.ts';
import { refuseSetByProvince } from '../set-by-province.ts';

/** Rows that are asked about while it is planned: a sheet is of one form; applying asks about every one. */
const mostAsked = 2000;

/** What is said beside a plan before anybody agrees to it: that it would be refused, and what is read from the rows above. */
export function noticesOf(
  context: ServiceContext,
  sheet: Sheet,
  mapping: Mapping,
  rows: readonly PlannedRow[],
  present: readonly AnyRecord[],
): readonly PlanNotice[] {
  const refusal = refusalOf(context, mapping.type, rows);
  const filled = mapping.fill_down === 'take' ? groupedColumns(sheet, mapping) : [];
  return [
    ...(refusal === null ? [] : [refusal]),
    ...ofDays(sheet, mapping, rows),
    ...differingSums(sheet, mapping, rows).map((one) => ({ code: 'sumDiffers' as const, ...one })),
    ...differingYears(sheet, mapping, rows, present).map((one) => ({ code: 'yearDiffers' as const, ...one })),
    ...filled.map(({ isClear: _, ...one }) => ({ code: 'filledDown' as const, ...one })),
  ];
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
