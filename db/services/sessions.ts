import type { Session } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import type { OptionOf } from '../domain/options.ts';
import { type Period, periodOfDate, previousPeriod } from '../domain/period.ts';
import { referenceVersions } from '../repositories/reference-codes.ts';
import { getSetting, reportingCalendarOf, setSettings } from '../repositories/settings.ts';
import type { ServiceContext } from './context.ts';

/** Who works here and for which unit. @throws nothing: an empty store answers `initialised: false`. */
export function openSession(context: ServiceContext): Session {
  const today = chinaDate(context.ports.now());
  return context.ledger.store.read((reader) => {
    const role = getSetting<OptionOf<'role'>>(reader, 'role');
    const unit = getSetting<string>(reader, 'unit');
    return {
      initialised: role !== null,
      role,
      unit: unit === null ? null : { code: unit, name: context.areas.name(unit) ?? unit },
      person: getSetting<string>(reader, 'person'),
      language: getSetting<'zh-CN' | 'en'>(reader, 'language') ?? 'zh-CN',
      money_unit: getSetting<'yuan' | 'wanYuan'>(reader, 'money_unit') ?? 'wanYuan',
      shared_folder: getSetting<string>(reader, 'shared_folder'),
      calendar: reportingCalendarOf(reader),
      app_version: context.appVersion,
      reference: referenceVersions(reader),
      today,
      period: getSetting<Period>(reader, 'period') ?? previousPeriod(periodOfDate(today, 'quarter')),
    };
  });
}

/** The unit's code (six digits of a county), its level, and who works here. @throws FailureError `not_initialised` before first use. */
export function requireUnit(context: ServiceContext): {
  readonly unit: string;
  readonly person: string;
  readonly role: OptionOf<'role'>;
} {
  return context.ledger.store.read((reader) => {
    const role = getSetting<OptionOf<'role'>>(reader, 'role');
    if (role === null) throw new FailureError('not_initialised');
    const unit = getSetting<string>(reader, 'unit') ?? '33';
    return { unit, person: getSetting<string>(reader, 'person') ?? '', role };
  });
}

/** First use: role, unit and person. @throws FailureError `already_initialised`, or `rejected` for an unknown unit. */
export function initialise(context: ServiceContext, input: CallInput<'session.initialise'>): Session {
  if (openSession(context).initialised) throw new FailureError('already_initialised');
  const digits = { county: 6, prefecture: 4, province: 0 }[input.role];
  const unit = input.unit ?? '';
  if (unit.length !== digits || (unit !== '' && context.areas.name(unit) === undefined)) {
    throw new FailureError('rejected', { call: 'session.initialise' }, [
      { path: 'unit', problem: 'unknown_area' },
    ]);
  }
  const settings = {
    role: input.role,
    ...(input.unit === null ? {} : { unit: input.unit }),
    person: input.person,
    language: input.language,
    installation: context.ports.newId(),
  };
  setSettings(context.ledger.store, settings, { person: input.person, at: context.ports.now(), why: null });
  return openSession(context);
}

/** Changes language, person, money unit, the period worked on or the shared folder (a place token). */
export async function changeSettings(
  context: ServiceContext,
  input: CallInput<'session.settings'>,
): Promise<Session> {
  const { person } = requireUnit(context);
  const { shared_folder, ...plain } = input;
  const folder =
    shared_folder === undefined ? {} : { shared_folder: await context.files.resolve(shared_folder) };
  setSettings(context.ledger.store, { ...plain, ...folder }, { person, at: context.ports.now(), why: null });
  return openSession(context);
}
