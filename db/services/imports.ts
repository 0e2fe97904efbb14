import type { ImportOutcome } from '../domain/answers.ts';
import { namesFile } from '../domain/attachment.ts';
import type { CallInput, RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { type AnyRecord, type RecordType, recordTypes } from '../domain/records/catalogue.ts';
import { allRecords, countRecords } from '../repositories/records.ts';
import { saveRecords } from '../repositories/save-records.ts';
import type { ServiceContext } from './context.ts';
import { ImportCheck, importedValues, type Known, naturalKeyText } from './import-check.ts';
import { requireUnit } from './sessions.ts';
import { refuseSetByProvince } from './set-by-province.ts';

/** Record types that a file may bring: filed reports are written by submitting only. */
const importable = (type: RecordType): boolean => type !== 'report';

/**
 * Takes records from canonical JSON in one transaction, after a backup: unknown ids are added, known ones changed field by field, equal
 * ones left alone. All or nothing.
 * @throws FailureError `rejected` with every place that is not accepted: values that no field takes, references into
 * nothing, records of another unit, a record of the same natural key under another id (whether the two are one thing is a
 * person's decision); `set_by_province` where it would change what the province set.
 */
export async function importRecords(
  context: ServiceContext,
  input: CallInput<'records.import'>,
): Promise<ImportOutcome> {
  const { person, unit } = requireUnit(context);
  const read = new Map<RecordType, Known>();
  const known = (type: RecordType): Known => {
    const stored = read.get(type) ?? readKnown(context, type);
    read.set(type, stored);
    return stored;
  };
  const check = new ImportCheck(unit, known, input.records);
  const changes = new Map<string, RecordChange>();
  let same = 0;
  for (const [index, one] of input.records.entries()) {
    const { type, record } = one;
    if (!importable(type)) continue;
    const key = `${type}/${String(record.id)}`;
    if (changes.has(key))
      check.places.push({ path: `records.${index}`, problem: 'same_id', type, id: String(record.id) });
    check.judge(index, one);
    if (type === 'attachment' && !namesFile(record))
      check.places.push({ path: `records.${index}`, problem: 'not_accepted', type, id: String(record.id) });
    const present = known(type).byId.get(String(record.id));
    const values = importedValues(record);
    const voided = record.voided === true;
    const differs =
      present === undefined ||
      present.voided !== voided ||
      Object.entries(values).some(([name, value]) => present[name] !== value);
    if (!differs) same += 1;
    else {
      const base_revision = present?.revision ?? null;
      changes.set(key, { type, id: String(record.id), base_revision, values, voided });
    }
  }
  if (check.places.length > 0) throw new FailureError('rejected', { call: 'records.import' }, check.places);
  const all = [...changes.values()];
  refuseSetByProvince(context, all);
  const added = all.filter((change) => change.base_revision === null).length;
  if (all.length > 0) {
    const why = `import ${input.source}`;
    await backUpBeforeImport(context);
    const at = context.ports.now();
    saveRecords(context.ledger.store, { changes: all, person, at, why, unit, asItStood: true });
  }
  return { added, changed: all.length - added, same };
}

/** The way back from an import; a ledger without records needs none. */
export async function backUpBeforeImport({ ledger, ports }: ServiceContext): Promise<void> {
  const counts = ledger.store.read((reader) => countRecords(reader, recordTypes));
  if (Object.keys(counts).length > 0) await ledger.backups.makeBefore('import', ports.now());
}

function readKnown(context: ServiceContext, type: RecordType): Known {
  const rows = context.ledger.store.read((reader) => allRecords(reader, type)) as readonly AnyRecord[];
  const byKey = new Map<string, AnyRecord>();
  for (const row of rows) {
    const key = row.voided ? null : naturalKeyText(type, row);
    if (key !== null) byKey.set(key, row);
  }
  return { byId: new Map(rows.map((row) => [row.id, row])), byKey };
}
