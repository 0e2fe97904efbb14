import type { Draft } from '../../../db/domain/contract.ts';
import { type FormContext, parseForm, rawOf } from '../../../db/domain/form-values.ts';
import { moneyToTyped, parseMoney } from '../../../db/domain/money.ts';
import {
  declarationOf,
  type FieldValue,
  type RecordType,
  type ValuesOf,
} from '../../../db/domain/records/catalogue.ts';

export type FormTexts = Record<string, string>;

type MoneyUnit = Draft['money_unit'];

/** The texts of a record's cells. */
export function textsOf(
  type: RecordType,
  values: Readonly<Record<string, FieldValue | undefined>>,
  context: FormContext,
): FormTexts {
  return { ...rawOf(type, values as Partial<ValuesOf<RecordType>>, context) };
}

/**
 * Texts of a type's cells as they must read under another unit of amounts: an amount is written anew, so that it stays the
 * same amount; one that names its unit, and one that cannot be read, stay as they were typed.
 */
export function textsInUnit(type: RecordType, texts: FormTexts, from: MoneyUnit, to: MoneyUnit): FormTexts {
  if (from === to) return texts;
  const money = declarationOf(type).fields.filter(({ kind, name }) => kind === 'money' && name in texts);
  const rewritten = money.map(({ name }) => [name, amountInUnit(texts[name] ?? '', from, to)] as const);
  return { ...texts, ...Object.fromEntries(rewritten) };
}

/** One amount's text under another unit. */
export function amountInUnit(text: string, from: MoneyUnit, to: MoneyUnit): string {
  const [before, after] = [parseMoney(text, from), parseMoney(text, to)];
  // Finer than a fen in 元, but an amount in 万元: it must not become one.
  if (!before.ok && after.ok) return `${text}${from === 'yuan' ? '元' : '万元'}`;
  if (!before.ok || (after.ok && after.value === before.value)) return text;
  return moneyToTyped(before.value, to);
}

/** A draft's texts as they read in today's unit. */
export function draftTexts(draft: Draft, type: RecordType, moneyUnit: MoneyUnit): FormTexts {
  return textsInUnit(type, { ...draft.raw }, draft.money_unit, moneyUnit);
}

/** The texts that say something else than the record does. */
export function changedTexts(typed: FormTexts, kept: FormTexts): FormTexts {
  return Object.fromEntries(Object.entries(typed).filter(([name, text]) => text !== (kept[name] ?? '')));
}

/** Whether a typed text stands at a cell that meanwhile became something else, too. */
export function bothChanged(typed: FormTexts, before: FormTexts, after: FormTexts): boolean {
  return Object.entries(typed).some(
    ([name, text]) => (after[name] ?? '') !== (before[name] ?? '') && (after[name] ?? '') !== text,
  );
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
