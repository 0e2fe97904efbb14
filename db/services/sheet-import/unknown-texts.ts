import { isOfNamedVillages, type Mapping } from '../../domain/import/mapping.ts';
import type { PlannedRow } from '../../domain/import/planned-row.ts';
import { type Sheet, shownText } from '../../domain/import/sheet-cell.ts';
import { type Candidate, suggest } from '../../domain/import/suggest.ts';
import type { AmountDoubt } from '../../domain/import/usual-amounts.ts';
import type { UnknownText } from '../../domain/import-answers.ts';
import type { Language } from '../../domain/locale/labels.ts';
import { optionLabel, unitLabel } from '../../domain/locale/locale.ts';
import { type Fen, formatMoney } from '../../domain/money.ts';
import { optionSets } from '../../domain/options.ts';
import { findField, type RecordType } from '../../domain/records/catalogue.ts';
import type { Field } from '../../domain/records/declaration.ts';
import type { ImportNames } from './import-context.ts';

/** Problems that are mended by saying what a text means. */
const nameProblems: ReadonlySet<string> = new Set(['not_an_option', 'ambiguous_name', 'bad_characters']);
const namedKinds: ReadonlySet<string> = new Set(['reference', 'areaCode', 'option', 'industryCode']);
/** Texts that are asked about at once; the others come when these are said. */
const mostAsked = 200;

/** Texts of rejected rows that name nothing that is known, each once with what may be meant, the most frequent first; doubted amounts before them. */
export function unknownTexts(
  sheet: Sheet,
  mapping: Mapping,
  rows: readonly PlannedRow[],
  names: ImportNames,
): readonly UnknownText[] {
  const doubts = new Map<string, UnknownText>();
  const counts = new Map<string, { readonly field: string; readonly text: string; rows: number }>();
  for (const { row, problems } of rows) {
    for (const { column, field, problem } of problems) {
      if (problem.code === 'far_from_others' && field !== null) {
        doubt(doubts, field, problem.args, names);
        continue;
      }
      if (column === null || field === null || !nameProblems.has(problem.code)) continue;
      const { kind = '' } = findField(mapping.type, field) ?? {};
      if (!namedKinds.has(kind) && !(kind === 'villageCode' && isOfNamedVillages(mapping))) continue;
      const text = shownText(sheet.cell(row, column));
      const key = `${field} ${text}`;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { field, text, rows: 1 });
      else known.rows += 1;
    }
  }
  const amounts = [...doubts.values()].slice(0, mostAsked);
  const asked = [...counts.values()].toSorted((a, b) => b.rows - a.rows).slice(0, mostAsked);
  const candidates = new Map<string, readonly Candidate[]>();
  const called = asked.map((one) => {
    const known = candidates.get(one.field) ?? candidatesOf(findField(mapping.type, one.field), names);
    candidates.set(one.field, known);
    const suggestions = suggest(one.text, known).map(({ value, label }) => ({ value, label }));
    return { ...one, suggestions };
  });
  return [...amounts, ...called];
}

/** Asks about an amount that is far from the others of its column: as it stands, or in the unit of the others. */
function doubt(
  doubts: Map<string, UnknownText>,
  field: string,
  { text, fen, mended }: AmountDoubt['args'],
  { form: { language } }: ImportNames,
): void {
  const key = `${field} ${text}`;
  const before = doubts.get(key);
  const suggestions = [mended, fen]
    .filter((amount) => amount !== null)
    .map((amount) => ({ value: String(amount), label: amountWithUnit(amount as Fen, language) }));
  doubts.set(key, { field, text, rows: (before?.rows ?? 0) + 1, suggestions });
}

const amountWithUnit = (amount: Fen, language: Language): string =>
  `${formatMoney(amount, 'wanYuan', { full: true })} ${unitLabel(language, '万元')}`;

function candidatesOf(field: Field | undefined, names: ImportNames): readonly Candidate[] {
  switch (field?.kind) {
    case 'reference':
      return names.references.choices(field.target as RecordType).map(({ id, label, code }) => ({
        value: id,
        label: code === null ? label : `${label} ${code}`,
        words: code === null ? [label] : [label, code],
      }));
    case 'villageCode':
      return names.present
        .filter(({ voided }) => !voided)
        .map(({ name, village_code }) => [String(name ?? ''), String(village_code ?? '')] as const)
        .map(([label, value]) => ({ value, label: `${label} ${value}`, words: [label, value] }));
    case 'areaCode':
      return names.areas
        .choices(field.digits)
        .filter(({ code }) => code.startsWith('33'))
        .toSorted((a, b) => Number(b.code.startsWith(names.unit)) - Number(a.code.startsWith(names.unit)))
        .map(({ code, name }) => ({ value: code, label: name, words: [code] }));
    case 'option': {
      const set = field.options;
      if (set === undefined) return [];
      return optionSets[set].map((value) => ({
        value,
        label: optionLabel(names.form.language, set, value),
        words: [optionLabel('zh-CN', set, value), optionLabel('en', set, value)],
      }));
    }
    default:
      return [];
  }
}
