import { fill } from '../../../domain/locale/fill.ts';
import { localeOf } from '../../../domain/locale/locale.ts';
import type { FormId } from '../../../domain/options.ts';
import { periodKind } from '../../../domain/period.ts';
import type { RecordType } from '../../../domain/records/catalogue.ts';
import { titleOf } from './form-head.ts';
import type { SheetContext } from './input.ts';

/** Identities between columns of a list, by field; `{field}` becomes the column's number. Rules H26, H27, S27, H39,
 * H68 to H74, H82, H86 and §2.6. */
const columnIdentities: { readonly [T in RecordType]?: readonly string[] } = {
  due: ['{guaranteed}≤{agreed}'],
  receipt: ['{prepaid}={amount}-{allocated}'],
  village_year: [
    '{total_income}≥{operating_income}+{subsidy_income}',
    '{enclave_income}≤{total_income}',
    '{enclave_income}≤{investment_income}≤{operating_income}',
  ],
  investment: [
    '{completion_rate}={inv_ytd}÷{year_plan}×100%',
    '{inv_cum}≥{inv_ytd}',
    '{inv_ytd}={construction}+{equipment}+{other_cost}',
    '{land_purchase}≤{other_cost}',
    '{fund_ytd}={fund_budget}+{fund_loans}+{fund_foreign}+{fund_self}+{fund_other}',
    '{new_fixed_assets}≤{inv_cum}',
  ],
  education: ['{resident_count}≤{team_size}'],
  aid: ['{aid_fund}≥{income_raising}+{edu_sci_health}'],
};

/** Notes of a form: scope, identities, what is special, rounding, and what it replaces (model §5.1, §8). */
export function formNotes(
  context: SheetContext,
  form: FormId,
  { identities = [], special = [] }: { identities?: readonly string[]; special?: readonly string[] },
): string[] {
  const { texts, language } = context;
  return [
    texts.notes.scope[form],
    ...(identities.length === 0 ? [] : [numbered(context, identities)]),
    ...special,
    texts.notes.rounding,
    fill(texts.notes.end, { text: localeOf(language).forms[form].replaces }),
  ];
}

/** Notes of a list that belongs to a form. */
export function listNotes(context: SheetContext, form: FormId, identities: readonly string[]): string[] {
  const { notes } = context.texts;
  return [
    fill(notes.attached, { title: titleOf(context, form) }),
    ...(identities.length === 0 ? [] : [numbered(context, identities)]),
    notes.rounding,
  ];
}

/** Identities between columns that a list has, with their numbers. */
export function identitiesOfList(type: RecordType, numbers: ReadonlyMap<string, string>): string[] {
  const words = Object.fromEntries([...numbers].map(([field, number]) => [field, `(${number})`]));
  const stands = (identity: string): boolean =>
    [...identity.matchAll(/\{(\w+)\}/g)].every(([, field = '']) => numbers.has(field));
  return (columnIdentities[type] ?? []).filter(stands).map((identity) => fill(identity, words));
}

/** How the year to date goes on from one period to the next. */
export function yearToDateNote({ texts, input }: SheetContext): string[] {
  return periodKind(input.period) === 'year' ? [] : [texts.notes.yearToDate];
}

function numbered({ texts }: SheetContext, identities: readonly string[]): string {
  const list = identities.map((identity, at) => `(${at + 1}) ${identity}`).join('； ');
  return fill(texts.notes.identities, { identities: list });
}
