import { FailureError } from '../../domain/failure.ts';
import type { PlanNotice } from '../../domain/import/notices.ts';
import type { PlannedRow } from '../../domain/import/plan.ts';
import type { RecordType } from '../../domain/records/catalogue.ts';
import { refuseForeignForms } from '../../repositories/form-owners.ts';
import type { ServiceContext } from '../context.ts';
import { refuseSetByProvince } from '../set-by-province.ts';

/** Rows that are asked about while it is planned: a sheet is of one form; applying asks about every one. */
const mostAsked = 2000;

/** Why applying a plan would be refused as a whole: said with the plan, not after the officer agreed to it. Null where it is not. */
export function refusalOf(
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
