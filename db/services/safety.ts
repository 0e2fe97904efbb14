import { chinaDate, daysBetween } from '../domain/dates.ts';
import { recordTypes } from '../domain/records/catalogue.ts';
import { retentionRule } from '../domain/retention.ts';
import {
  overdueDays,
  type RestoreTest,
  type SafetyHealth,
  type SafetyState,
} from '../domain/safety-answers.ts';
import { countRecords } from '../repositories/records.ts';
import { getSetting } from '../repositories/settings.ts';
import { attachmentCount, listBackups, storeBytes } from './backups.ts';
import type { ServiceContext } from './context.ts';
import { restoreTestSetting } from './restores.ts';

/** What a page must warn of. Quick: it is asked for again and again. */
export function safetyHealth({ ledger, ports }: ServiceContext): SafetyHealth {
  const now = ports.now();
  const newest = ledger.backups.newest();
  const first = ledger.store.read((reader) => reader.get('SELECT min(at) AS at FROM audit'))?.at ?? null;
  const since = newest?.created_at ?? (first === null ? null : String(first));
  const days = since === null ? null : daysBetween(chinaDate(since), chinaDate(now));
  return {
    last_backup_at: newest?.created_at ?? null,
    overdue: days !== null && days > overdueDays && ledger.backups.hasChanged(),
    days,
    check: ledger.backups.lastCheck,
    daily_failure: ledger.backups.dailyFailure,
  };
}

/** Everything the page of data safety shows. */
export function safetyState(context: ServiceContext): SafetyState {
  const { ledger } = context;
  const { records, test } = ledger.store.read((reader) => ({
    records: Object.values(countRecords(reader, recordTypes)).reduce((sum, count) => sum + count, 0),
    test: getSetting<RestoreTest>(reader, restoreTestSetting),
  }));
  return {
    ...safetyHealth(context),
    data_dir: ledger.dataDir,
    store_bytes: storeBytes(ledger.store.file),
    records,
    attachments: attachmentCount(ledger.dataDir),
    backups: listBackups(context),
    second: ledger.backups.second(),
    last_test: test === null ? null : { at: test.at, file_name: test.file_name, records: test.records },
    rule: retentionRule,
  };
}
