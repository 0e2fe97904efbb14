import type { ListedRecords } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { Ledger, type RecordSet } from '../domain/ledger.ts';
import { recordPlace } from '../domain/record-place.ts';
import type { AnyRecord, RecordType } from '../domain/records/catalogue.ts';
import type { CodesOf } from '../repositories/list-conditions.ts';
import { queryRecords } from '../repositories/query-records.ts';
import type { ServiceContext } from './context.ts';
import { nameLedger, referredNames, withParents } from './referred.ts';
import { requireUnit } from './sessions.ts';

/** A name that so many areas or industries have says too little to filter by. */
const mostCodes = 5000;

/** Areas or industries whose name holds a text. */
export function codesByName({ areas, industries }: ServiceContext): CodesOf {
  return (kind, text) => {
    if (!/\p{Script=Han}/u.test(text)) return [];
    const found =
      kind === 'areaCode' ? areas.search(text, undefined, mostCodes) : industries.search(text, mostCodes);
    return found.map(({ code }) => code);
  };
}

/**
 * A page of one type's records as a list asks for it, with the words that its cells need.
 * @throws FailureError `rejected` for a field that the type does not have, `not_initialised` before first use.
 */
export function queryList(context: ServiceContext, input: CallInput<'records.query'>): ListedRecords {
  requireUnit(context);
  const query = { ...input, codesOf: codesByName(context) };
  return context.ledger.store.read((reader) => {
    const { rows, totals } = queryRecords(reader, query, input.totals);
    const shown = new Map([[input.type, rows]]);
    const parents = withParents(reader, shown);
    const ledger = nameLedger(parents);
    return {
      rows,
      gone: goneWithWhole(parents, input.type, rows),
      places: rows.map(({ id }) => recordPlace(ledger, input.type, id)),
      totals,
      ...referredNames(reader, context, input.language, shown),
    };
  });
}

/** Ids of live rows whose whole, or a whole of that, is voided. */
function goneWithWhole(
  parents: ReturnType<typeof withParents>,
  type: RecordType,
  rows: readonly AnyRecord[],
): readonly string[] {
  const live = new Ledger(Object.fromEntries(parents) as unknown as RecordSet);
  return rows.filter((row) => !row.voided && live.get(type, row.id) === undefined).map(({ id }) => id);
}
