import type { FoundRecord, FoundRecords } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import type { Ledger } from '../domain/ledger.ts';
import type { Language } from '../domain/locale/labels.ts';
import { recordLabel } from '../domain/record-label.ts';
import { recordPlace } from '../domain/record-place.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../domain/records/catalogue.ts';
import { isFoundByText, searchForm, searchNeedle, typedAmounts, typedWords } from '../domain/search-words.ts';
import { recordsById } from '../repositories/records.ts';
import { searchRecords } from '../repositories/search-records.ts';
import type { ServiceContext } from './context.ts';
import { nameLedger, withAccounts, withParents } from './referred.ts';
import { requireUnit } from './sessions.ts';

/**
 * Records of every type by name, code, document number, pinyin or amount, each with what it is called and where it is
 * worked on. @throws FailureError `not_initialised` before first use.
 */
export function searchAll(context: ServiceContext, input: CallInput<'search.all'>): FoundRecords {
  requireUnit(context);
  const { text, limit, language } = input;
  return context.ledger.store.read((reader) => {
    // One more than is shown says whether there is more.
    const found = searchRecords(reader, text, limit + 1);
    const shown = found.slice(0, limit);
    const records = new Map<RecordType, AnyRecord[]>();
    for (const [type, entries] of Map.groupBy(shown, (entry) => entry.type)) {
      records.set(type, [
        ...recordsById(
          reader,
          type,
          entries.map(({ id }) => id),
        ),
      ]);
    }
    const ledger = nameLedger(withParents(reader, withAccounts(reader, records)));
    const rows = shown.flatMap(({ type, id }) => {
      const record = records.get(type)?.find((one) => one.id === id);
      return record === undefined ? [] : [foundRecord(context, ledger, language, text, type, record)];
    });
    return { found: rows, more: found.length > limit };
  });
}

function foundRecord(
  { areas }: ServiceContext,
  ledger: Ledger,
  language: Language,
  text: string,
  type: RecordType,
  record: AnyRecord,
): FoundRecord {
  const label = recordLabel(ledger, areas, language, type, record.id);
  const field = typedWords(text).every((word) => searchForm(label).includes(searchForm(word)))
    ? null
    : fieldHolding(type, record, text);
  return {
    type,
    id: record.id,
    label,
    place: recordPlace(ledger, type, record.id),
    found: field === null ? null : { field, value: record[field] ?? null },
  };
}

/** The field in which a record holds a typed word as it was typed; null where it was found by pinyin. */
function fieldHolding(type: RecordType, record: AnyRecord, text: string): string | null {
  for (const word of typedWords(text)) {
    const amounts: readonly unknown[] = typedAmounts(word);
    for (const field of declarationOf(type).fields) {
      const value = record[field.name] ?? null;
      if (value === null) continue;
      if (field.kind === 'money' && amounts.includes(value)) return field.name;
      if (isFoundByText(field) && searchForm(String(value)).includes(searchNeedle(word).text))
        return field.name;
    }
  }
  return null;
}
