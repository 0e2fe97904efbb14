import type { ReportingCalendar } from '../domain/calendar.ts';
import { type CellContext, shownCell } from '../domain/field-kinds.ts';
import { headOf } from '../domain/list-words.ts';
import type { Language } from '../domain/locale/labels.ts';
import { recordLabel } from '../domain/record-label.ts';
import { type AnyRecord, type FieldValue, findField, type RecordType } from '../domain/records/catalogue.ts';
import type { SettingsChange, SettingsPreview } from '../domain/settings-answers.ts';
import type { PlannedChange } from '../domain/settings-plan.ts';
import { calendarLines } from '../exchange/settings-file/settings-book.ts';
import type { ServiceContext } from './context.ts';
import { nameLedger } from './referred.ts';

/** What is planned, in words: those changes that change something. */
export function planInWords(
  { areas }: ServiceContext,
  language: Language,
  plan: readonly PlannedChange[],
): readonly SettingsChange[] {
  const names = nameLedger(recordsAfter(plan));
  const labelOf = (type: RecordType, id: string): string => recordLabel(names, areas, language, type, id);
  const shown = (type: RecordType, name: string, value: FieldValue): string | null => {
    const field = findField(type, name);
    if (field === undefined || value === null) return null;
    const context: CellContext = {
      language,
      moneyUnit: 'wanYuan',
      field,
      areaName: (code) => areas.name(code),
      referenceLabel: labelOf,
    };
    return shownCell(value, context);
  };
  return plan.flatMap(({ kind, type, id, before, values }): SettingsChange[] => {
    if (kind === 'same') return [];
    const fields = Object.entries(values)
      .map(([field, value]) => ({
        field: headOf(type, field, { language, moneyUnit: 'wanYuan' }),
        old: shown(type, field, before?.[field] ?? null),
        new: shown(type, field, value),
      }))
      .filter((change) => change.old !== change.new);
    return [{ kind, type, id, label: labelOf(type, id), fields }];
  });
}

/** Records as they will stand, so that every one of them has a name. */
function recordsAfter(plan: readonly PlannedChange[]): ReadonlyMap<RecordType, readonly AnyRecord[]> {
  const grouped = Map.groupBy(plan, ({ type }) => type as RecordType);
  return new Map(
    [...grouped].map(([type, changes]) => [
      type,
      changes.map(({ id, before, values }) => ({ ...before, ...values, id }) as AnyRecord),
    ]),
  );
}

/** Lines of the reporting calendar that change. */
export function calendarInWords(
  language: Language,
  before: ReportingCalendar,
  after: ReportingCalendar,
): SettingsPreview['calendar'] {
  const old = calendarLines(before, language);
  return calendarLines(after, language).flatMap(([what, value], at) => {
    const was = old[at]?.[1] ?? '';
    return was === value ? [] : [{ what, old: was, new: value }];
  });
}
