import type { Draft } from '../../../db/domain/contract.ts';
import { type FormContext, parseForm, rawOf } from '../../../db/domain/form-values.ts';
import { parseMoney } from '../../../db/domain/money.ts';
import {
  declarationOf,
  type FieldValue,
  type RecordType,
  type ValuesOf,
} from '../../../db/domain/records/catalogue.ts';

export type FormTexts = Record<string, string>;

/** The texts of a record's cells. */
export function textsOf(
  type: RecordType,
  values: Readonly<Record<string, FieldValue | undefined>>,
  context: FormContext,
): FormTexts {
  return { ...rawOf(type, values as Partial<ValuesOf<RecordType>>, context) };
}

/** A draft's texts as they read in today's unit: an amount typed under another unit names its own. */
export function draftTexts(draft: Draft, type: RecordType, moneyUnit: Draft['money_unit']): FormTexts {
  const texts: FormTexts = { ...draft.raw };
  if (draft.money_unit === moneyUnit) return texts;
  const suffix = draft.money_unit === 'yuan' ? '元' : '万元';
  for (const { name, kind } of declarationOf(type).fields) {
    const text = texts[name];
    if (kind !== 'money' || text === undefined || text === '') continue;
    const [a, b] = [parseMoney(text, 'yuan'), parseMoney(text, 'wanYuan')];
    // A text that names its unit reads the same under both.
    if (a.ok && b.ok && a.value !== b.value) texts[name] = `${text}${suffix}`;
  }
  return texts;
}

/** The texts that say something else than the record does. */
export function changedTexts(typed: FormTexts, kept: FormTexts): FormTexts {
  return Object.fromEntries(Object.entries(typed).filter(([name, text]) => text !== (kept[name] ?? '')));
}

/** What of the changed texts can be saved, and which fields cannot be read. */
export function readTexts(
  type: RecordType,
  texts: FormTexts,
  context: FormContext,
): { readonly values: Record<string, FieldValue>; readonly unreadable: readonly string[] } {
  const { values, problems } = parseForm(type, texts, context);
  return { values: { ...values } as Record<string, FieldValue>, unreadable: Object.keys(problems) };
}

/** Typed texts that mean something else than the record says; of a new record all that are not blank. */
export function changedMeaning(
  type: RecordType,
  typed: FormTexts,
  record: Readonly<Record<string, FieldValue>> | null,
  context: FormContext,
): FormTexts {
  const { values, unreadable } = readTexts(type, typed, context);
  const differs = (name: string): boolean =>
    unreadable.includes(name)
      ? typed[name] !== '' || record !== null
      : (values[name] ?? null) !== (record?.[name] ?? null);
  return Object.fromEntries(Object.entries(typed).filter(([name]) => differs(name)));
}
