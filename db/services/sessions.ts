import type { Session } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import type { HiddenOptions } from '../domain/offered-options.ts';
import { type OptionOf, optionSets } from '../domain/options.ts';
import { type Period, periodOfDate, previousPeriod } from '../domain/period.ts';
import { type RecordOf, recordTypes } from '../domain/records/catalogue.ts';
import type { Department } from '../domain/session-answers.ts';
import { normaliseText } from '../domain/text.ts';
import { allRecords, moveToCounty } from '../repositories/records.ts';
import { referenceVersions } from '../repositories/reference-codes.ts';
import {
  getSetting,
  prefectureReviewOf,
  reportingCalendarOf,
  setSettings,
  writeSettings,
} from '../repositories/settings.ts';
import { settingsInForce } from '../repositories/settings-files.ts';
import type { Reader } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import { requireWritable } from './report-folder.ts';
import { isRuled } from './set-by-province.ts';

/** Who works here and for which unit. @throws nothing: an empty store answers `initialised: false`. */
export function openSession(context: ServiceContext): Session {
  const today = chinaDate(context.ports.now());
  return context.ledger.store.read((reader) => {
    const role = getSetting<OptionOf<'role'>>(reader, 'role');
    const unit = getSetting<string>(reader, 'unit');
    return {
      initialised: role !== null,
      role,
      unit: unit === null ? null : { code: unit, name: unitName(context, unit) },
      department: getSetting<Department>(reader, 'department'),
      // What was emptied again is as if it had never been given.
      person: getSetting<string>(reader, 'person') || null,
      phone: getSetting<string>(reader, 'phone') || null,
      unit_head: getSetting<string>(reader, 'unit_head') || null,
      stat_head: getSetting<string>(reader, 'stat_head') || null,
      language: getSetting<'zh-CN' | 'en'>(reader, 'language') ?? 'zh-CN',
      money_unit: getSetting<'yuan' | 'wanYuan'>(reader, 'money_unit') ?? 'wanYuan',
      theme: getSetting<OptionOf<'theme'>>(reader, 'theme') ?? 'system',
      text_size: getSetting<OptionOf<'textSize'>>(reader, 'text_size') ?? 'normal',
      shared_folder: getSetting<string>(reader, 'shared_folder'),
      calendar: reportingCalendarOf(reader),
      prefecture_review: prefectureReviewOf(reader),
      app_version: context.appVersion,
      reference: referenceVersions(reader),
      today,
      period: getSetting<Period>(reader, 'period') ?? previousPeriod(periodOfDate(today, 'quarter')),
      unit_fixed: hasFiled(reader),
      province_settings: settingsInForce(reader)?.version ?? null,
      hidden_options: hiddenOptions(reader),
      is_sample: context.isSample === true,
      sample_kept: context.sample?.kept() ?? false,
    };
  });
}

function hiddenOptions(reader: Reader): HiddenOptions {
  const rows = allRecords(reader, 'option_choice') as unknown as readonly RecordOf<'option_choice'>[];
  const off = rows.filter(({ voided, offered }) => !voided && offered === false);
  const bySet = Map.groupBy(off, ({ option_set }) => option_set);
  return Object.fromEntries(
    [...bySet].map(([set, chosen]) => [set, chosen.map(({ option_value }) => option_value)]),
  );
}

/** Behind the unit's name, in Chinese as the name itself: on the screen, in the name of a file, at the head of a print. */
const sampleMark = '（示例）';

/** Name of the unit's area as it is shown and printed; in the sample data it says so. */
export function unitName(context: ServiceContext, code: string): string {
  const name = context.areas.name(code) ?? code;
  return context.isSample === true ? `${name}${sampleMark}` : name;
}

/** The unit's code (six digits of a county), its level, and who works here. @throws FailureError `not_initialised` before first use. */
export function requireUnit(context: ServiceContext): {
  readonly unit: string;
  readonly person: string;
  readonly role: OptionOf<'role'>;
  /** Null unless a county's department works here. */
  readonly department: Department | null;
} {
  return context.ledger.store.read((reader) => {
    const role = getSetting<OptionOf<'role'>>(reader, 'role');
    if (role === null) throw new FailureError('not_initialised');
    const unit = getSetting<string>(reader, 'unit') ?? '33';
    const department = getSetting<Department>(reader, 'department');
    return { unit, person: getSetting<string>(reader, 'person') ?? '', role, department };
  });
}

/**
 * First use: role and unit, and as far as they are given already person, phone and shared folder.
 * @throws FailureError `already_initialised`, `rejected` for an unknown unit or a department without its name and forms,
 *   or what the folder answers; then nothing was set.
 */
export async function initialise(
  context: ServiceContext,
  input: CallInput<'session.initialise'>,
): Promise<Session> {
  if (openSession(context).initialised) throw new FailureError('already_initialised');
  const office = officeSettings(context, 'session.initialise', input);
  const folder = await folderSetting(context, input.shared_folder);
  const person = normaliseText(input.person);
  const settings = {
    ...office,
    ...folder,
    ...(input.phone === undefined ? {} : { phone: normaliseText(input.phone) }),
    person,
    language: input.language,
    installation: context.ports.newId(),
  };
  setSettings(context.ledger.store, settings, { person, at: context.ports.now(), why: null });
  return openSession(context);
}

/**
 * Another role, unit or department. What is recorded stays as it is, but belongs to the county that is worked for now:
 * under another one it could neither be filed nor taken in again after a salvage.
 * @throws FailureError `unit_fixed` once a report was filed under the present one, `rejected` as `initialise`.
 */
export function reassign(context: ServiceContext, input: CallInput<'session.reassign'>): Session {
  const { person } = requireUnit(context);
  const office = officeSettings(context, 'session.reassign', input);
  if (context.ledger.store.read(hasFiled)) throw new FailureError('unit_fixed');
  context.ledger.store.write((writer) => {
    const { unit } = office;
    if (unit?.length === digitsOf.county) moveToCounty(writer, recordTypes, unit);
    writeSettings(writer, office, { person, at: context.ports.now(), why: null });
  });
  return openSession(context);
}

/**
 * Changes how the app is used: person, names for the foot, language, looks, period or shared folder (a place token).
 * @throws FailureError what the folder answers when it cannot be written into, `set_by_province` for a calendar that is
 *   the province's, `forbidden` for what the province alone decides: then nothing was changed
 */
export async function changeSettings(
  context: ServiceContext,
  input: CallInput<'session.settings'>,
): Promise<Session> {
  const { person, role } = requireUnit(context);
  if (input.prefecture_review !== undefined && role !== 'province') throw new FailureError('forbidden');
  if (input.calendar !== undefined && context.ledger.store.read(isRuled))
    throw new FailureError('set_by_province');
  const { shared_folder, ...plain } = input;
  const settings = Object.fromEntries(
    Object.entries(plain).map(([key, value]) => [key, isTyped(key) ? normaliseText(String(value)) : value]),
  );
  const folder = await folderSetting(context, shared_folder);
  setSettings(
    context.ledger.store,
    { ...settings, ...folder },
    { person, at: context.ports.now(), why: null },
  );
  return openSession(context);
}

const typedSettings = ['person', 'phone', 'unit_head', 'stat_head'];
const isTyped = (key: string): boolean => typedSettings.includes(key);

/** A report that was voided was filed all the same. */
const hasFiled = (reader: Reader): boolean => reader.get('SELECT 1 FROM report LIMIT 1') !== undefined;

const digitsOf = { county: 6, department: 6, prefecture: 4, province: 0 } as const;

function officeSettings(
  { areas }: ServiceContext,
  call: 'session.initialise' | 'session.reassign',
  { role, unit, department }: CallInput<'session.reassign'>,
): { readonly role: string; readonly unit: string | null; readonly department: Department | null } {
  const code = unit ?? '';
  if (code.length !== digitsOf[role] || (code !== '' && areas.name(code) === undefined)) {
    throw new FailureError('rejected', { call }, [{ path: 'unit', problem: 'unknown_area' }]);
  }
  const name = normaliseText(department?.name ?? '');
  if ((role === 'department') !== (department != null) || (department != null && name === '')) {
    throw new FailureError('rejected', { call }, [{ path: 'department', problem: 'required' }]);
  }
  // In the order of the forms, each once: how they were ticked says nothing.
  const forms = optionSets.form.filter((form) => department?.forms.includes(form) === true);
  return { role, unit, department: department == null ? null : { name, forms } };
}

/** The folder behind a token once it is known that files can be written there; nothing where none was sent. */
async function folderSetting(
  context: ServiceContext,
  token: string | null | undefined,
): Promise<{ readonly shared_folder?: string | null }> {
  if (token === undefined) return {};
  if (token === null) return { shared_folder: null };
  const path = await context.files.resolve(token);
  await requireWritable(path);
  return { shared_folder: path };
}
