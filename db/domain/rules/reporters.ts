import { type Area, formatArea } from '../area-size.ts';
import type { IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { fen } from '../money.ts';
import { percent } from '../percent.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  findField,
  type RecordType,
} from '../records/catalogue.ts';
import { everyRecordFields, type Field } from '../records/declaration.ts';
import {
  dateArg,
  type Finding,
  fieldArg,
  integerArg,
  moneyArg,
  optionArg,
  percentArg,
  type RuleArg,
  textArg,
} from './rule.ts';

/** What one unit reported. */
export interface Reporter {
  readonly unit: string;
  readonly ledger: Ledger;
}

const sharedTypes = ['enclave', 'project'] as const;

/** Types that several units may report one and the same thing of (model §2.3, §2.8, §2.9). */
export type SharedType = 'enclave' | 'project' | 'platform';

/** The code by which a record is recognised in the packages of several units; null while it has none. */
export function sharedCode(type: SharedType, record: AnyRecord): string | null {
  const code = String(record[`${type}_code`] ?? '').trim();
  if (code === '') return null;
  // Sub-projects of one filing share its code.
  return type === 'project' && record.parent_project_id !== null ? `${code}/${record.name}` : code;
}

/**
 * Where reporters of one enclave or project, known by its id or its code as the totals know it, state different values in a
 * field of the register. Each is compared with the first that states the field; a blank states nothing. What a record refers to is told apart by its code or name: ids
 * differ from unit to unit.
 */
export function* reportersDisagree(reporters: readonly Reporter[]): Iterable<Finding> {
  for (const type of sharedTypes) {
    const fields = declarationOf(type).fields.filter(({ name }) => !everyRecordFields.includes(name));
    const stated = new Map<string, { readonly reporter: Reporter; readonly value: FieldValue }>();
    const keyOfId = new Map<string, string>();
    for (const reporter of reporters) {
      for (const record of reporter.ledger.all(type) as readonly unknown[] as readonly AnyRecord[]) {
        const key = keyOfId.get(record.id) ?? sharedCode(type, record) ?? record.id;
        keyOfId.set(record.id, key);
        for (const field of fields) {
          const value = comparable(reporter.ledger, field, record[field.name] ?? null);
          if (value === null) continue;
          const at = `${key} ${field.name}`;
          const first = stated.get(at);
          if (first === undefined) stated.set(at, { reporter, value });
          else if (first.value !== value && first.reporter.unit !== reporter.unit) {
            const args = {
              field: fieldArg(type, field.name),
              unit: textArg(first.reporter.unit),
              a: shown(field, first.value),
              other: textArg(reporter.unit),
              b: shown(field, value),
              ...difference(field, first.value, value),
            };
            yield { recordType: type, recordId: record.id, field: field.name, args };
          }
        }
      }
    }
  }
}

/** A value as all units would state it: of a reference the code or name of what it points to. */
function comparable(ledger: Ledger, field: Field, value: FieldValue): FieldValue {
  if (field.kind !== 'reference') return typeof value === 'string' ? value.trim() || null : value;
  const type = field.target as RecordType;
  const target = ledger.get(type, value as string | null) as unknown as AnyRecord | undefined;
  if (target === undefined) return null;
  const names = declarationOf(type).naturalKey.filter((name) => findField(type, name)?.kind !== 'reference');
  const [known = null] = names.map((name) => target[name] ?? null).filter((one) => one !== null);
  return known;
}

function shown(field: Field, value: FieldValue): RuleArg {
  switch (field.kind) {
    case 'money':
      return moneyArg(fen(Number(value)));
    case 'percent':
      return percentArg(percent(Number(value)));
    case 'integer':
      return integerArg(Number(value));
    case 'date':
      return dateArg(value as IsoDate);
    case 'mu':
    case 'squareMetre':
      return textArg(formatArea(Number(value) as Area));
    case 'option':
      return field.options === undefined ? textArg(String(value)) : optionArg(field.options, String(value));
    case 'flag':
      return textArg(value === true ? '√' : '×');
    default:
      return textArg(String(value));
  }
}

const measured: ReadonlySet<Field['kind']> = new Set(['money', 'percent', 'integer', 'mu', 'squareMetre']);

function difference(field: Field, a: FieldValue, b: FieldValue): Readonly<Record<string, RuleArg>> {
  if (!measured.has(field.kind)) return {};
  return { d: shown(field, Math.abs(Number(a) - Number(b))) };
}
