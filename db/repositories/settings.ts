import { type Authorship, appendAudit } from '../audit.ts';
import { defaultCalendar, type ReportingCalendar, reportingCalendar } from '../domain/calendar.ts';
import { FailureError } from '../domain/failure.ts';
import type { PrefectureReview } from '../domain/workflow.ts';
import type { Store } from '../store.ts';
import type { Reader, Writer } from '../store-handles.ts';

const upsert =
  'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value';

/** A setting's value, or null while it was never set. @throws FailureError `store_damaged` when it cannot be read. */
export function getSetting<T>(reader: Reader, key: string): T | null {
  const row = reader.get('SELECT value FROM setting WHERE key = ?', key);
  if (row === undefined) return null;
  try {
    return JSON.parse(String(row.value)) as T;
  } catch {
    throw new FailureError('store_damaged', { cause: `setting ${key}` });
  }
}

/** Setting that marks a store as sample data. */
export const sampleSetting = 'sample';

/** The reporting calendar that is set; the default while there is none, or one that this version cannot read. */
export function reportingCalendarOf(reader: Reader): ReportingCalendar {
  const set = reportingCalendar.safeParse(getSetting<unknown>(reader, 'calendar'));
  return set.success ? set.data : defaultCalendar;
}

/** Whether the province waits for the prefecture's review; optional until it is set. */
export function prefectureReviewOf(reader: Reader): PrefectureReview {
  return getSetting<unknown>(reader, 'prefecture_review') === 'required' ? 'required' : 'optional';
}

/** Id of this installation, which signs the audit chain. @throws FailureError `not_initialised` before first use. */
export function requireInstallation(reader: Reader): string {
  const installation = getSetting<string>(reader, 'installation');
  if (installation === null) throw new FailureError('not_initialised');
  return installation;
}

/** Sets settings in one transaction, each change in the audit log as a field of the record `setting`. */
export function setSettings(store: Store, values: Readonly<Record<string, unknown>>, by: Authorship): void {
  store.write((writer) => writeSettings(writer, values, by));
}

/** As `setSettings`, within a transaction that keeps something else beside them. */
export function writeSettings(
  writer: Writer,
  values: Readonly<Record<string, unknown>>,
  by: Authorship,
): void {
  const changes = [];
  for (const [key, value] of Object.entries(values)) {
    const old = getSetting<unknown>(writer, key);
    const text = JSON.stringify(value);
    if (text === undefined || JSON.stringify(old) === text) continue;
    writer.run(upsert, key, text);
    const before = old === null ? null : JSON.stringify(old);
    changes.push({ record_type: 'setting', record_id: 'installation', field: key, old: before, new: text });
  }
  // First use sets the installation itself, in the same transaction.
  appendAudit(writer, requireInstallation(writer), by, changes);
}

/**
 * Keeps how something was looked at last. Not in the audit log: it says nothing of the data, and changes at every click.
 */
export function rememberSetting(writer: Writer, key: string, value: unknown): void {
  writer.run(upsert, key, JSON.stringify(value));
}
