import { formatScaled } from './decimal.ts';
import { type CellContext, fieldKinds, shownCell } from './field-kinds.ts';
import type { ListCondition, ListSelection } from './list-query.ts';
import { fill } from './locale/fill.ts';
import type { Language } from './locale/labels.ts';
import { fieldLabel, localeOf, unitLabel } from './locale/locale.ts';
import { type FieldValue, findField, type RecordType } from './records/catalogue.ts';

/** What values of conditions are shown with. */
export type WordsContext = Omit<CellContext, 'field'>;

/** One condition in words: `到账金额（万元） ≥ 100.00`. */
export function conditionWords(type: RecordType, condition: ListCondition, context: WordsContext): string {
  const { conditions, values } = localeOf(context.language).lists;
  const shown = (value: FieldValue): string => valueWords(type, condition.field, value, context);
  const field = headOf(type, condition.field, context);
  switch (condition.op) {
    case 'equals':
      return fill(conditions.equals, { field, value: shown(condition.value) });
    case 'in':
      return fill(conditions.equals, { field, value: inARow(values, condition.values.map(shown)) });
    case 'contains':
      return fill(conditions.contains, { field, text: condition.text });
    case 'between': {
      const [from, to] = [condition.from, condition.to].map((end) => (end === null ? null : shown(end)));
      if (from == null) return fill(conditions.to, { field, to: to ?? '' });
      return to == null
        ? fill(conditions.from, { field, from })
        : fill(conditions.between, { field, from, to });
    }
    default:
      return fill(conditions[condition.op], { field });
  }
}

/** All that a selection leaves out, in words; null where it selects everything live. */
export function selectionWords(
  type: RecordType,
  selection: ListSelection,
  context: WordsContext,
): string | null {
  const { conditions, allOf } = localeOf(context.language).lists;
  const parts = (selection.where ?? []).map((condition) => conditionWords(type, condition, context));
  if (selection.text !== undefined && selection.text.trim() !== '')
    parts.push(fill(conditions.text, { text: selection.text.trim() }));
  if (selection.voided === 'show' || selection.voided === 'only')
    parts.push(conditions.voided[selection.voided]);
  return parts.length === 0 ? null : inARow(allOf, parts);
}

/** Several texts as one, two by two by a template. */
export function inARow(template: string, parts: readonly string[]): string {
  const [first = '', ...rest] = parts;
  return rest.reduce((before, second) => fill(template, { first: before, second }), first);
}

/** Head of a field's column, with its unit: `到账金额（万元）`. */
export function headOf(type: RecordType, name: string, context: WordsContext): string {
  const label = fieldLabel(context.language, type, name);
  const field = findField(type, name);
  const unit = field === undefined ? null : fieldKinds[field.kind].unitOf({ ...context, field });
  if (unit === null) return label;
  const { headWithUnit } = localeOf(context.language).lists;
  return fill(headWithUnit, { label, unit: unitLabel(context.language, unit) });
}

function valueWords(type: RecordType, name: string, value: FieldValue, context: WordsContext): string {
  const field = findField(type, name);
  if (field === undefined) return String(value);
  if (field.kind === 'flag')
    return localeOf(context.language).flags[value === true || value === 1 ? 'yes' : 'no'];
  return shownCell(value, { ...context, field });
}

/** A sum as a foot shows it, exact whatever its size. @param stored as the list's answer gives it */
export function sumWords(stored: string, context: CellContext): string {
  const value = BigInt(stored);
  switch (context.field.kind) {
    case 'money':
      return context.moneyUnit === 'wanYuan'
        ? formatScaled(value, 6, { decimals: context.field.decimals ?? 2 })
        : formatScaled(value, 2);
    case 'mu':
    case 'squareMetre':
      return formatScaled(value, 2);
    default:
      return formatScaled(value, 0, { decimals: 0 });
  }
}

/** Why a save was made, in words: a person's own, or those for what the program writes itself. */
export function whyWords(language: Language, why: string): string {
  const { whys } = localeOf(language).lists.history;
  if (why === 'undo' || why === 'redo') return whys[why];
  const [, from, source] = /^(import|merge|part) (.+)$/s.exec(why) ?? [];
  return source === undefined ? why : fill(whys[from as 'import' | 'merge' | 'part'], { source });
}

/** An instant as it is read in China: `2026-01-05 16:00`. */
export function instantWords(instant: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return `${day} ${part('hour')}:${part('minute')}`;
}
