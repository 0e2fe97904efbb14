import { wholesOf } from '../../../domain/figures/project-lines.ts';
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

/** Behind whatever a natural key holds. */
const last = '\uFFFF';

/** Sub-projects stand beneath their whole, after whatever else is ordered by it: its months. */
function keyOf(context: SheetContext, type: RecordType, record: AnyRecord): Key {
  const own = ownKeyOf(context, type, record);
  if (type !== 'project') return own;
  const wholes = wholesOf(context.input.ledger, record.id).toReversed();
  const before = wholes.flatMap((id): Key => {
    const whole = recordAt(context, type, id);
    return whole === undefined ? [] : [...ownKeyOf(context, type, whole), last];
  });
  return [...before, ...own];
}

function recordAt({ input }: SheetContext, type: RecordType, id: string): AnyRecord | undefined {
  return input.ledger.get(type, id) as unknown as AnyRecord | undefined;
}

/** A record that others refer to is ordered by its own natural key: an enclave by its code, a receipt by its day. */
function ownKeyOf(context: SheetContext, type: RecordType, record: AnyRecord): Key {
  const isKind = (name: string) => findField(type, name)?.options !== undefined;
  const { naturalKey } = declarationOf(type);
  const names = [...naturalKey.filter((name) => !isKind(name)), ...naturalKey.filter(isKind)];
  const key = names.flatMap((name): Key => {
    const value = record[name] ?? null;
    const field = findField(type, name);
    if (value === null) return [''];
    if (field?.kind === 'reference') {
      const target = field.target as RecordType;
      const parent = recordAt(context, target, String(value));
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
