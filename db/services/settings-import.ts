import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CallInput, RecordChange } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { fill } from '../domain/locale/fill.ts';
import { localeOf } from '../domain/locale/locale.ts';
import type { AnyRecord } from '../domain/records/catalogue.ts';
import type { FoundSettings, SettingsPreview } from '../domain/settings-answers.ts';
import { type PlannedChange, planSettings, provinceKey } from '../domain/settings-plan.ts';
import { spokenKey } from '../domain/spoken-key.ts';
import { editedCells } from '../exchange/report-file/edited-cells.ts';
import { placingFailure } from '../exchange/report-file/place-file.ts';
import { readWorkbookFile } from '../exchange/report-file/read-report-file.ts';
import { settingsFileStem } from '../exchange/settings-file/settings-manifest.ts';
import { type ReadSettings, readSettingsSheet } from '../exchange/settings-file/settings-sheet.ts';
import { asFileFailure } from '../file-failure.ts';
import { allRecords } from '../repositories/records.ts';
import { writeRecords } from '../repositories/save-records.ts';
import { reportingCalendarOf, writeSettings } from '../repositories/settings.ts';
import {
  keepSettingsFile,
  noteProvinceRecord,
  pinnedKeys,
  provinceRecords,
  type SettingsFile,
  settingsInForce,
} from '../repositories/settings-files.ts';
import { usesOf } from '../repositories/still-used.ts';
import { trustKey } from '../repositories/trusted-keys.ts';
import type { Reader } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import { backUpBeforeImport } from './imports.ts';
import { reportFolder } from './report-folder.ts';
import { openSession, requireUnit } from './sessions.ts';
import { trustNamedKeys } from './settings-keys.ts';
import { calendarInWords, planInWords } from './settings-words.ts';

/** A settings file that may be taken over, as far as it says itself. */
interface Offered {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly read: ReadSettings;
}

/**
 * What a settings file would change here; changes nothing.
 * @throws FailureError `forbidden` at the province, `settings_refused` with the reason, or what reading the file answers
 */
export async function previewSettings(
  context: ServiceContext,
  input: CallInput<'settings.preview'>,
): Promise<SettingsPreview> {
  const offered = await offeredFile(context, input.file);
  return { ...previewOf(context, offered, input.language, planOf(context, offered)), applied: false };
}

/**
 * Takes the settings over in one transaction, after a backup: records, calendar, keys, and the file itself.
 * @throws FailureError as `previewSettings`; nothing was changed then
 */
export async function importSettings(
  context: ServiceContext,
  input: CallInput<'settings.import'>,
): Promise<SettingsPreview> {
  const { person, unit } = requireUnit(context);
  const offered = await offeredFile(context, input.file);
  const { file, bytes, read } = offered;
  // What is taken over is what was shown.
  if (read.sha256 !== input.confirm)
    throw new FailureError('settings_refused', { file, reason: 'file_changed' });
  const { first } = previewOf(context, offered, input.language, []);
  if (first && !input.trust) throw new FailureError('settings_refused', { file, reason: 'settings_key' });
  await backUpBeforeImport(context);
  const { version, previous_sha256, created, installation, public_key, unit: province } = read.manifest;
  // Planned anew within what is written: a backup takes its time, and meanwhile something may have been saved.
  const plan = planOf(context, offered);
  const preview = previewOf(context, offered, input.language, plan);
  const why = fill(localeOf(openSession(context).language).settingsFile.why, { version });
  const by = { person, at: context.ports.now(), why };
  context.ledger.store.write((writer) => {
    const head = { version, previous_sha256, created, installation, public_key, sha256: read.sha256 };
    keepSettingsFile(writer, { ...head, file_name: file, way: 'imported', bytes }, by);
    const changes = plan.flatMap(changeOf);
    if (changes.length > 0) writeRecords(writer, { changes, ...by, unit, asItStood: true });
    for (const { type, id, provinceId } of plan)
      if (provinceId !== null)
        noteProvinceRecord(writer, { type, province_id: provinceId, record_id: id }, version);
    writeSettings(writer, { calendar: read.calendar }, by);
    if (first) trustKey(writer, { public_key, unit: province, installation, how: 'person' }, by);
    trustNamedKeys(writer, read.records, by);
  });
  return { ...preview, applied: true };
}

function changeOf({ kind, type, id, before, values, voided }: PlannedChange): RecordChange[] {
  if (kind === 'same' || kind === 'kept') return [];
  return [{ type, id, base_revision: before?.revision ?? null, values, voided }];
}

/** Reads a file and judges it before its contents are looked at: signature, key, version. */
async function offeredFile(
  context: ServiceContext,
  source: CallInput<'settings.preview'>['file'],
): Promise<Offered> {
  const { role } = requireUnit(context);
  if (role === 'province') throw new FailureError('forbidden');
  const path = await pathOf(context, source);
  const file = basename(path);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw asFileFailure(error, path);
  });
  const workbook = await readWorkbookFile(bytes, file);
  const read = readSettingsSheet(workbook, file);
  // Who reads the sheets must read what is in force.
  if (editedCells(workbook, read.cellMap).length > 0)
    throw new FailureError('settings_refused', { file, reason: 'settings_edited' });
  const reason = context.ledger.store.read((reader) => refusalOf(reader, read));
  if (reason !== null) throw new FailureError('settings_refused', { file, reason });
  return { file, bytes, read };
}

async function pathOf(
  context: ServiceContext,
  source: CallInput<'settings.preview'>['file'],
): Promise<string> {
  if (typeof source === 'string') return context.files.resolve(source);
  // A name of that folder, and of nothing else.
  return join(await reportFolder(context, null), basename(source.shared));
}

/** Why a file is not taken over; null where it may be. */
function refusalOf(reader: Reader, { manifest, sha256, signature }: ReadSettings): string | null {
  if (signature !== 'valid') return 'settings_forged';
  const keys = pinnedKeys(reader, manifest.unit);
  if (keys.length > 0 && !keys.includes(manifest.public_key)) return 'settings_key';
  const have = settingsInForce(reader);
  if (have === undefined) return null;
  if (manifest.version < have.version) return 'settings_older';
  if (manifest.version === have.version) return sha256 === have.sha256 ? 'settings_same' : 'settings_fork';
  return isBroken(have, manifest) ? 'settings_fork' : null;
}

/** Whether a file names another predecessor than the one in force; a version in between may never have been seen. */
function isBroken(have: SettingsFile, { version, previous_sha256 }: ReadSettings['manifest']): boolean {
  return version === have.version + 1 && previous_sha256 !== have.sha256;
}

function planOf(context: ServiceContext, { read }: Offered): readonly PlannedChange[] {
  return context.ledger.store.read((reader) => {
    const rows = new Map<string, readonly AnyRecord[]>();
    return planSettings(read.records, {
      records: (type) => {
        const held = rows.get(type) ?? allRecords(reader, type);
        rows.set(type, held);
        return held;
      },
      known: new Map(
        provinceRecords(reader).map(({ type, province_id, record_id }) => [
          provinceKey(type, province_id),
          record_id,
        ]),
      ),
      isHostUsed: (id) => usesOf(reader, 'host', id).some(({ type }) => type !== 'pairing'),
    });
  });
}

function previewOf(
  context: ServiceContext,
  { file, read }: Offered,
  language: CallInput<'settings.preview'>['language'],
  plan: readonly PlannedChange[],
): Omit<SettingsPreview, 'applied'> {
  const { version, created, public_key, unit } = read.manifest;
  const { calendar, first } = context.ledger.store.read((reader) => ({
    calendar: reportingCalendarOf(reader),
    first: pinnedKeys(reader, unit).length === 0,
  }));
  return {
    file,
    version,
    created,
    sha256: read.sha256,
    fingerprint: spokenKey(public_key),
    first,
    changes: planInWords(context, language, plan),
    calendar: calendarInWords(language, calendar, read.calendar),
  };
}

/** Files that are looked into; more settings than that never lie in one folder unless somebody puts them there. */
const mostLookedInto = 12;

/**
 * The newest settings in the shared folder that could be taken over; null for none, also where there is no folder.
 * Whatever cannot be read is passed over: it may be on its way, or not be meant for this.
 */
export async function lookForSettings(context: ServiceContext): Promise<FoundSettings | null> {
  const { role } = requireUnit(context);
  if (role === 'province') return null;
  const names = await namesInSharedFolder(context);
  const likely = names
    .filter((name) => name.includes(settingsFileStem) && name.toLowerCase().endsWith('.xlsx'))
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .slice(0, mostLookedInto);
  let newest: FoundSettings | null = null;
  for (const name of likely) {
    const found = await offeredFile(context, { shared: name }).catch((error: unknown) => {
      if (error instanceof FailureError) return null;
      throw error;
    });
    if (found === null || found.read.manifest.version <= (newest?.version ?? 0)) continue;
    const { version, created } = found.read.manifest;
    newest = { file: name, version, created: chinaDate(created) };
  }
  return newest;
}

async function namesInSharedFolder(context: ServiceContext): Promise<readonly string[]> {
  const { shared_folder: folder } = openSession(context);
  if (folder === null) return [];
  return readdir(folder).catch((error: unknown) => {
    throw placingFailure(error, folder);
  });
}
