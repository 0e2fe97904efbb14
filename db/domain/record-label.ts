import { formatDateLong, type IsoDate } from './dates.ts';
import type { Ledger } from './ledger.ts';
import { recordNames as enNames } from './locale/en/record-names.ts';
import { fill, placeholders } from './locale/fill.ts';
import type { Language, RecordNames } from './locale/labels.ts';
import { optionLabel, typeLabel } from './locale/locale.ts';
import { recordNames as zhNames } from './locale/zh-CN/record-names.ts';
import { formatPeriod, type Period } from './period.ts';
import { recordPlace } from './record-place.ts';
import { type AnyRecord, declarationOf, type RecordType } from './records/catalogue.ts';
import type { Field } from './records/declaration.ts';
import type { AreaBook } from './rules/rule.ts';

const names: { readonly [L in Language]: RecordNames } = { 'zh-CN': zhNames, en: enNames };

/** Names of areas; a page's slice has them, too. */
type AreaNames = Pick<AreaBook, 'name'>;

/**
 * What a record is called in a message: a village's name, a due's year and instalment, a receipt's day and document.
 * The enclave, and the home county where it has several, come first only where the ledger holds more than one. A record
 * without what it is called by is named by its natural key, else by its type; the report itself (null) by ''. A record
 * that the ledger does not hold, or holds as voided, answers with its type.
 */
export function recordLabel(
  ledger: Ledger,
  areas: AreaNames,
  language: Language,
  type: RecordType,
  id: string | null,
): string {
  if (id === null) return '';
  return labelOf(ledger, areas, language, type, id, true);
}

/** Stored fields that a type's label is made of, in its order: what a list sorts and searches a reference by. */
export function labelFields(type: RecordType): readonly Field[] {
  const { fields, naturalKey } = declarationOf(type);
  const among = (wanted: readonly string[]): Field[] =>
    wanted.flatMap((name) => fields.filter((field) => field.name === name));
  const named = among(placeholders(names['zh-CN'][type]));
  return named.length > 0 ? named : among(naturalKey);
}

function labelOf(
  ledger: Ledger,
  areas: AreaNames,
  language: Language,
  type: RecordType,
  id: string,
  withAccount: boolean,
): string {
  const record = ledger.get(type, id) as unknown as AnyRecord | undefined;
  if (record === undefined) return typeLabel(language, type);
  const words: Record<string, string | null> = {};
  for (const field of declarationOf(type).fields) {
    const value = record[field.name] ?? null;
    words[field.name] = value === null ? null : wordsOf(ledger, areas, language, field, value);
    if (field.kind === 'reference') Object.assign(words, datesOf(ledger, language, field, value));
  }
  // Dues of one instalment differ by who gets them; the villages, for whom most are, are not said.
  words.other_beneficiary = record.beneficiary === 'village' ? null : (words.beneficiary ?? null);
  words.of = withAccount ? accountOf(ledger, areas, language, type, id) : null;
  const label = fill(names[language][type], words).replace(/\s+/g, ' ').trim();
  if (label !== '') return label;
  const key = declarationOf(type).naturalKey.map((name) => words[name] ?? '');
  return key.join(' ').trim() || typeLabel(language, type);
}

function wordsOf(
  ledger: Ledger,
  areas: AreaNames,
  language: Language,
  field: Field,
  value: string | number | boolean,
): string {
  switch (field.kind) {
    case 'reference':
      return labelOf(ledger, areas, language, field.target as RecordType, String(value), false);
    case 'areaCode':
      return areas.name(String(value)) ?? String(value);
    case 'date':
      return formatDateLong(value as IsoDate, language);
    case 'period':
    case 'month':
      return formatPeriod(value as Period, language);
    case 'option':
      return field.options === undefined
        ? String(value)
        : optionLabel(language, field.options, String(value));
    default:
      return String(value);
  }
}

/** Days of the record referred to, as `batch_date` for the field `batch_id`. */
function datesOf(
  ledger: Ledger,
  language: Language,
  field: Field,
  id: AnyRecord[string] | null,
): Record<string, string> {
  const target = field.target as RecordType;
  const parent = ledger.get(target, id as string | null) as unknown as AnyRecord | undefined;
  const words: Record<string, string> = {};
  for (const { name, kind } of declarationOf(target).fields) {
    const value = parent?.[name];
    if (kind === 'date' && typeof value === 'string') {
      words[`${field.name.replace(/_id$/, '')}_${name}`] = formatDateLong(value as IsoDate, language);
    }
  }
  return words;
}

/** Enclave and home county of a record, each only where there is another one that could be meant. */
function accountOf(
  ledger: Ledger,
  areas: AreaNames,
  language: Language,
  type: RecordType,
  id: string,
): string | null {
  const { enclave_id, home_county } = recordPlace(ledger, type, id);
  if (enclave_id === null) return null;
  const enclave =
    ledger.all('enclave').length > 1 ? labelOf(ledger, areas, language, 'enclave', enclave_id, false) : null;
  const counties = new Set(
    ledger.where('enclave_party', 'enclave_id', enclave_id).map((party) => party.home_county),
  );
  const county = home_county !== null && counties.size > 1 ? (areas.name(home_county) ?? home_county) : null;
  return [enclave, county].filter((part) => part !== null).join(' ') || null;
}
