import type { FieldKind } from '../fields.ts';
import { languages } from '../locale/labels.ts';
import { localeOf } from '../locale/locale.ts';
import { declarationOf, type FieldValue, type RecordType } from '../records/catalogue.ts';

type Values = Readonly<Record<string, FieldValue>>;
type Mark = 'how' | 'example' | 'first';

const marks = new Map(
  languages.flatMap((language) =>
    (['how', 'example', 'first'] as const).map((mark) => [localeOf(language).templates.marks[mark], mark]),
  ),
);

/** What a cell beside the columns marks its row as in templates of this program; null for nothing. */
export const markOf = (text: string): Mark | null => (marks.get(text.trim()) as Mark | undefined) ?? null;

/** Kinds that depend on the ledger that hands a template out: an example holds other ones in every county. */
const ofLedger: ReadonlySet<FieldKind> = new Set(['reference', 'areaCode', 'villageCode', 'uscc']);
const texts: ReadonlySet<FieldKind> = new Set(['text', 'longText']);
/** Said beside the record, or a code: examples have other ones. */
const notCompared = /^(?:note|source_doc)$|_code$|^cert_no$|^account_tail$/;
const fenInUnit = 10_000;
const fewest = 3;

/**
 * How much a row is the example that templates of the type show: `example` where it says nothing else, `half` where a part
 * of it was overwritten, `other` for a record of its own.
 * @param example values of the example as stored
 * @param isMarked whether the row is marked as the example: an unmarked one is told by at least three equal values
 */
export function likenessToExample(
  type: RecordType,
  values: Values,
  example: Values,
  isMarked: boolean,
): 'example' | 'half' | 'other' {
  const compared = declarationOf(type).fields.flatMap(({ name, kind }) => {
    const [here, shown] = [values[name] ?? null, example[name] ?? null];
    if (here === null || shown === null || ofLedger.has(kind) || notCompared.test(name)) return [];
    // Templates in English show texts of their own.
    if (texts.has(kind) && !isHan(here) && isHan(shown)) return [];
    return [here === shown || (kind === 'money' && isInOtherUnit(Number(here), Number(shown)))];
  });
  const same = compared.filter((one) => one).length;
  if (!isMarked) return same === compared.length && same >= fewest ? 'example' : 'other';
  if (same * 2 < compared.length) return 'other';
  return same === compared.length && same > 0 ? 'example' : 'half';
}

const isHan = (value: FieldValue): boolean => /\p{Script=Han}/u.test(String(value));

/** Where another unit was written into the head, the example's figure is read with it, too. */
const isInOtherUnit = (here: number, shown: number): boolean =>
  here * fenInUnit === shown || here === shown * fenInUnit;
