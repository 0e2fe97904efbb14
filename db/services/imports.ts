import type { ImportOutcome } from '../domain/answers.ts';
import type { CallInput, RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../domain/records/catalogue.ts';
import { systemFieldNames } from '../domain/records/declaration.ts';
import { allRecords } from '../repositories/records.ts';
import { saveRecords } from '../repositories/save-records.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit } from './sessions.ts';

const systemFields: ReadonlySet<string> = new Set(systemFieldNames);

/** Record types that a file may bring: filed reports are written by submitting only. */
const importable = (type: RecordType): boolean => type !== 'report';

interface Known {
  readonly byId: ReadonlyMap<string, AnyRecord>;
  readonly byKey: ReadonlyMap<string, AnyRecord>;
}

/**
 * Takes records from canonical JSON in one transaction: unknown ids are added, known ones changed field by field, equal
 * ones left alone. All or nothing.
 * @throws FailureError `rejected` with the places when a record cannot be taken, for instance because a record of the
 * same natural key stands under another id: whether the two are one thing is a person's decision.
 */
export function importRecords(context: ServiceContext, input: CallInput<'records.import'>): ImportOutcome {
  const { person, unit } = requireUnit(context);
  const known = new Map<RecordType, Known>();
  const changes: RecordChange[] = [];
  const problems: { path: string; problem: string }[] = [];
  let same = 0;
  for (const [at, { type, record }] of input.records.entries()) {
    if (!importable(type)) continue;
    const stored = known.get(type) ?? readKnown(context, type);
    known.set(type, stored);
    const id = record.id;
    if (typeof id !== 'string' || id === '') {
      problems.push({ path: `records.${at}.id`, problem: 'missing' });
      continue;
    }
    const values = Object.fromEntries(Object.entries(record).filter(([name]) => !systemFields.has(name)));
    const present = stored.byId.get(id);
    const twin = stored.byKey.get(naturalKey(type, record as AnyRecord));
    if (present === undefined && twin !== undefined) {
      problems.push({ path: `records.${at}`, problem: `same ${type} stands under id ${twin.id}` });
      continue;
    }
    const voided = record.voided === true;
    const differs =
      present === undefined ||
      present.voided !== voided ||
      Object.entries(values).some(([name, value]) => present[name] !== value);
    if (!differs) same += 1;
    else changes.push({ type, id, base_revision: present?.revision ?? null, values, voided });
  }
  if (problems.length > 0) throw new FailureError('rejected', { call: 'records.import' }, problems);
  const added = changes.filter((change) => change.base_revision === null).length;
  if (changes.length > 0) {
    const why = `import ${input.source}`;
    saveRecords(context.ledger.store, { changes, person, at: context.ports.now(), why, unit });
  }
  return { added, changed: changes.length - added, same };
}

function readKnown(context: ServiceContext, type: RecordType): Known {
  const rows = context.ledger.store.read((reader) => allRecords(reader, type)) as readonly AnyRecord[];
  return {
    byId: new Map(rows.map((row) => [row.id, row])),
    byKey: new Map(rows.filter((row) => !row.voided).map((row) => [naturalKey(type, row), row])),
  };
}

function naturalKey(type: RecordType, record: AnyRecord): string {
  return JSON.stringify(declarationOf(type).naturalKey.map((name) => record[name] ?? null));
}
