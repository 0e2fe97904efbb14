import type { Ledger } from '../ledger.ts';
import type { Language } from '../locale/labels.ts';
import { recordLabel } from '../record-label.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../records/catalogue.ts';
import type { ReferenceBook } from '../reference-book.ts';
import type { AreaBook } from '../rules/rule.ts';

/** Of ids that end in random digits so many tell records of one name apart. */
const tail = 6;

/**
 * What each live record of a type is called in a table that is filled in by people, by id: the word by which the reference
 * book finds it again (name, or code where the name is not the only one), else what messages call it, and with the end of
 * its id where several are called so. In the order in which a list offers them.
 */
export function referenceWords(
  ledger: Ledger,
  references: ReferenceBook,
  areas: Pick<AreaBook, 'name'>,
  language: Language,
  type: RecordType,
): ReadonlyMap<string, string> {
  const words = inOrder(ledger, references, type).map(({ id }) => {
    const typed = references.typed(type, id);
    return [id, typed === id ? recordLabel(ledger, areas, language, type, id) : typed] as const;
  });
  const byWord = Map.groupBy(words, ([, word]) => word);
  return new Map(
    words.map(([id, word]) => [id, byWord.get(word)?.length === 1 ? word : `${word} #${id.slice(-tail)}`]),
  );
}

/** Records without a name or code of their own follow their natural key. */
function inOrder(
  ledger: Ledger,
  references: ReferenceBook,
  type: RecordType,
): readonly { readonly id: string }[] {
  const choices = references.choices(type);
  if (choices.some(({ id, label }) => id !== label)) return choices;
  const { naturalKey } = declarationOf(type);
  const keyOf = (record: AnyRecord): string =>
    [...naturalKey.map((name) => String(record[name] ?? '')), record.id].join('\t');
  const rows = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
