import { basename } from 'node:path';
import { verifyChain } from '../audit.ts';
import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { Language } from '../domain/locale/labels.ts';
import { type AnyRecord, type RecordType, recordTypes } from '../domain/records/catalogue.ts';
import type { RestorePreview, RestoreSide, RestoreTest } from '../domain/safety-answers.ts';
import { countRecords, getRecord } from '../repositories/records.ts';
import { rememberSetting } from '../repositories/settings.ts';
import { comparePlan, type DifferingRecord, type StoreContents } from '../restore-plan.ts';
import type { Store } from '../store.ts';
import { pathOfBackup } from './backups.ts';
import type { ServiceContext } from './context.ts';
import { labelOfRecord } from './referred.ts';
import { unitName } from './sessions.ts';

/** Records of a type that are named before a restore. */
const mostExamples = 5;

/** Setting that remembers the last test restore. */
export const restoreTestSetting = 'restore_test';

/** What restoring a backup would change, with names; nothing is changed. @throws FailureError as `OpenLedger.restore`. */
export async function previewRestore(
  context: ServiceContext,
  input: CallInput<'backup.preview'>,
): Promise<RestorePreview> {
  const { language, backup } = input;
  const { store } = context.ledger;
  return context.ledger.comparedWith(await pathOfBackup(context, backup), (then) => {
    const plan = comparePlan(store, then);
    const byType = Map.groupBy(plan.records, ({ type }) => type);
    const types = [...byType].map(([type, records]) => {
      const count = (change: string): number => records.filter((one) => one.change === change).length;
      return {
        type,
        now: plan.now.counts[type] ?? 0,
        backup: plan.backup.counts[type] ?? 0,
        added: count('added'),
        changed: count('changed'),
        removed: count('removed'),
        examples: examplesOf(records).map(({ id, change }) => ({
          id,
          change,
          label: labelIn(context, change === 'removed' ? then : store, language, type, id),
        })),
      };
    });
    return {
      now: sideOf(context, plan.now),
      backup: sideOf(context, plan.backup),
      types,
      saves_since: plan.saves_since,
    };
  });
}

/** Of each kind of change some, those changed first. */
function examplesOf(records: readonly DifferingRecord[]): readonly DifferingRecord[] {
  const order = ['changed', 'added', 'removed'];
  return records.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change)).slice(0, mostExamples);
}

function labelIn(
  context: ServiceContext,
  store: Store,
  language: Language,
  type: RecordType,
  id: string,
): string {
  return store.read((reader) => {
    const record: AnyRecord | undefined = getRecord(reader, type, id);
    return record === undefined ? id : labelOfRecord(reader, context.areas, language, type, record);
  });
}

function sideOf(
  context: ServiceContext,
  { counts, last_saved_at, unit, is_sample }: StoreContents,
): RestoreSide {
  return {
    records: Object.values(counts).reduce((sum, count) => sum + count, 0),
    last_saved_at,
    unit: unit === null ? null : unitName({ ...context, isSample: is_sample }, unit),
  };
}

/** Restores the newest backup into a copy, as a real restore would, and looks at it; the store is not touched. */
export async function testRestore(context: ServiceContext): Promise<RestoreTest> {
  const { ledger, ports } = context;
  const newest = ledger.backups.newest(ports.now()) ?? ledger.backups.list()[0];
  if (newest === undefined) throw new FailureError('file_missing', { file: basename(ledger.backups.folder) });
  const found = await ledger.comparedWith(newest.file_name, (then) =>
    then.read((reader) => ({
      records: Object.values(countRecords(reader, recordTypes)).reduce((sum, count) => sum + count, 0),
      audit_entries: verifyChain(reader).entries,
    })),
  );
  const at = ports.now();
  const since = ledger.store.read((reader) =>
    reader.get('SELECT count(DISTINCT at) AS saves FROM audit WHERE seq > ?', found.audit_entries),
  );
  const test: RestoreTest = {
    file_name: newest.file_name,
    at,
    ...found,
    saves_since: Number(since?.saves ?? 0),
  };
  ledger.store.write((writer) => rememberSetting(writer, restoreTestSetting, test));
  return test;
}
