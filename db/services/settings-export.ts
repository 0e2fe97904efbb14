import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { type ProvincialType, provincialTypes } from '../domain/provincial.ts';
import { recordLabel } from '../domain/record-label.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  type RecordType,
} from '../domain/records/catalogue.ts';
import type { ExportedSettings, KeptSettings, SettingsState } from '../domain/settings-answers.ts';
import { spokenKey } from '../domain/spoken-key.ts';
import { reportFileName } from '../exchange/report-file/file-name.ts';
import { loadOrCreateKeys } from '../exchange/report-file/keys.ts';
import { stageReportFile } from '../exchange/report-file/place-file.ts';
import { drawSettings, type SettingsNames, settingsBook } from '../exchange/settings-file/settings-book.ts';
import {
  type SettingsManifest,
  settingsFileStem,
  settingsFormatFields,
} from '../exchange/settings-file/settings-manifest.ts';
import { type SetRecord, settingsSheet } from '../exchange/settings-file/settings-sheet.ts';
import { allRecords } from '../repositories/records.ts';
import { reportingCalendarOf, requireInstallation } from '../repositories/settings.ts';
import {
  keepSettingsFile,
  provinceRecords,
  type SettingsFile,
  settingsFiles,
} from '../repositories/settings-files.ts';
import type { Reader } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import { nameLedger } from './referred.ts';
import { reportFolder } from './report-folder.ts';
import { requireUnit } from './sessions.ts';
import { trustNamedKeys } from './settings-keys.ts';

/** Code of the province, which alone hands out settings. */
const province = '33';

/** What was handed out or taken over, and which records nobody may change here. */
export async function settingsState(context: ServiceContext): Promise<SettingsState> {
  const { role } = requireUnit(context);
  const isProvince = role === 'province';
  const fingerprint = isProvince
    ? spokenKey((await loadOrCreateKeys(context.ledger.dataDir)).publicKey)
    : null;
  return context.ledger.store.read((reader) => {
    const set = Map.groupBy(provinceRecords(reader), ({ type }) => type as RecordType);
    return {
      is_province: isProvince,
      kept: settingsFiles(reader).map(keptSettings),
      counts: isProvince ? countsOf(recordsSet(reader)) : {},
      incomplete: isProvince ? incompleteOf(reader) : {},
      fingerprint,
      set_records: Object.fromEntries(
        [...set].map(([type, records]) => [type, records.map(({ record_id }) => record_id)]),
      ),
    };
  });
}

function keptSettings({ way: _, installation: __, file_sha256: ___, ...file }: SettingsFile): KeptSettings {
  const { version, sha256, file_name, created, kept_at, kept_by, public_key } = file;
  return { version, sha256, file_name, created, kept_at, kept_by, fingerprint: spokenKey(public_key) };
}

/**
 * Writes the next version of the province's settings, signed, into a folder. The file lies whole in the folder under a
 * temporary name before it is kept, and gets its name last.
 * @throws FailureError `forbidden` below the province, or what the folder answers
 */
export async function exportSettings(
  context: ServiceContext,
  { folder, language }: CallInput<'settings.export'>,
): Promise<ExportedSettings> {
  const { person, role } = requireUnit(context);
  if (role !== 'province') throw new FailureError('forbidden');
  const path = await reportFolder(context, folder);
  const keys = await loadOrCreateKeys(context.ledger.dataDir);
  const { store } = context.ledger;
  const { installation, last, calendar, records } = store.read((reader) => ({
    installation: requireInstallation(reader),
    last: settingsFiles(reader)[0],
    calendar: reportingCalendarOf(reader),
    records: recordsSet(reader),
  }));
  const manifest: SettingsManifest = {
    ...settingsFormatFields,
    version: (last?.version ?? 0) + 1,
    previous_sha256: last?.sha256 ?? null,
    app_version: context.appVersion,
    created: context.ports.now(),
    unit: province,
    installation,
    public_key: keys.publicKey,
    counts: countsOf(records),
  };
  const contents = { manifest, calendar, records };
  const ledger = nameLedger(asRecords(records));
  const names: SettingsNames = {
    language,
    areaName: (code) => context.areas.name(code),
    recordName: (type, id) => recordLabel(ledger, context.areas, language, type, id),
  };
  const drawn = drawSettings(contents, names);
  const { sheet, sha256 } = settingsSheet({ ...contents, cellMap: drawn.cellMap }, keys);
  const bytes = await settingsBook(contents, drawn, sheet, names);
  const file = reportFileName(settingsFileStem, manifest.version);
  const staged = await stageReportFile(path, file, bytes);
  try {
    const by = { person, at: manifest.created, why: null };
    store.write((writer) => {
      const { version, previous_sha256, created, public_key } = manifest;
      const head = { version, previous_sha256, created, installation, public_key };
      keepSettingsFile(writer, { ...head, sha256, file_name: file, way: 'exported', bytes }, by);
      trustNamedKeys(writer, records, by);
    });
    await staged.name();
  } finally {
    await staged.discard();
  }
  return { version: manifest.version, file, sha256 };
}

/** The live records that the province sets: by type. */
const liveRecords = (reader: Reader, type: ProvincialType): readonly AnyRecord[] =>
  (allRecords(reader, type) as readonly AnyRecord[]).filter(({ voided }) => !voided);

/** Whether every field that a report needs is filled in: a county could neither complete the record nor report with it. */
const isComplete = (type: ProvincialType, record: AnyRecord): boolean =>
  declarationOf(type).fields.every(
    ({ name, need }) => need !== 'required' || (record[name] ?? null) !== null,
  );

/** Records that wait for the province to complete them, and are not handed out. */
function incompleteOf(reader: Reader): Partial<Record<ProvincialType, number>> {
  return countsOf(
    provincialTypes.flatMap((type) =>
      liveRecords(reader, type)
        .filter((record) => !isComplete(type, record))
        .map(({ id }) => ({ type, id, values: {} })),
    ),
  );
}

/** The complete ones of the live records that the province sets, as its file holds them: by type, then id. */
function recordsSet(reader: Reader): readonly SetRecord[] {
  return provincialTypes.flatMap((type) =>
    liveRecords(reader, type)
      .filter((record) => isComplete(type, record))
      .map((record) => ({ type, id: record.id, values: declaredValues(type, record) })),
  );
}

function declaredValues(type: RecordType, record: AnyRecord): Record<string, FieldValue> {
  return Object.fromEntries(declarationOf(type).fields.map(({ name }) => [name, record[name] ?? null]));
}

function countsOf(records: readonly SetRecord[]): Partial<Record<ProvincialType, number>> {
  const counts: Partial<Record<ProvincialType, number>> = {};
  for (const { type } of records) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

function asRecords(records: readonly SetRecord[]): ReadonlyMap<RecordType, readonly AnyRecord[]> {
  const grouped = Map.groupBy(records, ({ type }) => type as RecordType);
  return new Map(
    [...grouped].map(([type, rows]) => [
      type,
      rows.map(({ id, values }) => ({ ...values, id }) as AnyRecord),
    ]),
  );
}
