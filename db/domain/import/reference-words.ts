import type { Ledger } from '../ledger.ts';
import type { Language } from '../locale/labels.ts';
import { recordLabel } from '../record-label.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../records/catalogue.ts';
import type { ReferenceBook } from '../reference-book.ts';
import type { AreaBook } from '../rules/rule.ts';

/**
 * What each live record of a type is called in a table that is filled in by people, by id: the word by which the reference
 * book finds it again (name, or code where the name is not the only one), else what messages call it, and with an ordinal
 * where several are called so. In the order in which a list offers them.
 */
export function referenceWords(
  ledger: Ledger,
  references: ReferenceBook,
  areas: Pick<AreaBook, 'name'>,
  language: Language,
  type: RecordType,
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of inOrder(ledger, references, type)) {
    const typed = references.typed(type, id);
    const word = typed === id ? recordLabel(ledger, areas, language, type, id) : typed;
    let unique = word;
    for (let count = 2; taken.has(unique); count += 1) unique = `${word} #${count}`;
    taken.add(unique);
    words.set(id, unique);
  }
  return words;
}

/** Records without a name or code of their own follow their natural key, so that an ordinal means the same every time. */
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
