import { optionSets } from '../../../domain/options.ts';
import {
  type AnyRecord,
  declarationOf,
  findField,
  type RecordType,
} from '../../../domain/records/catalogue.ts';
import type { SheetContext } from './input.ts';

type Key = readonly (string | number)[];

/**
 * Records in the order of their natural key, so that what belongs together stands together; kinds last, so that the
 * movements of one holder and the stages of one enclave stand by date; then by id.
 */
export function inOrder(
  context: SheetContext,
  type: RecordType,
  records: readonly AnyRecord[],
): readonly AnyRecord[] {
  return records
    .map((record) => ({ record, key: keyOf(context, type, record) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ record }) => record);
}

/** A record that others refer to is ordered by its own natural key: an enclave by its code, a receipt by its day. */
function keyOf(context: SheetContext, type: RecordType, record: AnyRecord): Key {
  const isKind = (name: string) => findField(type, name)?.options !== undefined;
  const { naturalKey } = declarationOf(type);
  const names = [...naturalKey.filter((name) => !isKind(name)), ...naturalKey.filter(isKind)];
  const key = names.flatMap((name): Key => {
    const value = record[name] ?? null;
    const field = findField(type, name);
    if (value === null) return [''];
    if (field?.kind === 'reference') {
      const target = field.target as RecordType;
      const parent = context.input.ledger.get(target, String(value)) as unknown as AnyRecord | undefined;
      return parent === undefined ? [String(value)] : keyOf(context, target, parent);
    }
    if (field?.options !== undefined) {
      return [(optionSets[field.options] as readonly string[]).indexOf(String(value))];
    }
    return [typeof value === 'number' ? value : String(value)];
  });
  return [...key, record.id];
}

function compare(a: Key, b: Key): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [x = '', y = ''] = [a[at], b[at]];
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    return String(x) < String(y) ? -1 : 1;
  }
  return a.length - b.length;
}
