import fc from 'fast-check';
import { optionSets } from '../../db/domain/options.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  type RecordType,
  recordTypes,
} from '../../db/domain/records/catalogue.ts';
import type { Field } from '../../db/domain/records/declaration.ts';
import { HOME, LedgerBuilder, recordOf, yuan } from './ledger-builder.ts';

/** Filed reports are written by submitting only, attachments by adding files. */
export const typedTypes = recordTypes.filter((type) => type !== 'report' && type !== 'attachment');

/** How many records of a type there are at most; of what others hang on there are always two. */
const most = 3;
const hangingOn: ReadonlySet<RecordType> = new Set([
  'host',
  'enclave',
  'village',
  'project',
  'receipt',
  'due',
]);

/** Values of a field, right and wrong ones, near each other: what rules compare should now and then be equal. */
function someValue(field: Field): fc.Arbitrary<FieldValue> {
  switch (field.kind) {
    case 'money':
      return fc.constantFrom(0, -1, yuan(50_000), yuan(100_080), yuan(1_000_000), yuan(120_000_000), 2e13);
    case 'percent':
      return fc.constantFrom(-1, 0, 45_000, 100_080, 500_000, 1_000_000, 1_000_001);
    case 'mu':
    case 'squareMetre':
      return fc.constantFrom(0, 200, 4_999, 100_000, 3_000_000);
    case 'integer':
      return fc.constantFrom(-1, 0, 1, 2, 8, 60);
    case 'date':
      return fc.constantFrom(
        '2018-03-01',
        '2019-07-01',
        '2021-01-01',
        '2021-11-30',
        '2022-06-30',
        '9999-12-31',
      );
    case 'year':
      return fc.constantFrom(2020, 2021, 2022);
    case 'period':
      return fc.constantFrom('2021', '2021Q4', '2022');
    case 'month':
      return fc.constantFrom('2021-01', '2021-02', '2021-11', '2022-01');
    case 'monthList':
      return fc.constantFrom('6', '6,12', '12');
    case 'yearList':
      return fc.constantFrom('2019', '2020,2021', '2021');
    case 'option':
      return fc.constantFrom(...optionSets[field.options ?? 'form']);
    case 'flag':
      return fc.boolean();
    case 'areaCode':
      return fc.constantFrom(HOME, '330825101', '330211', '331127', '990000');
    case 'villageCode':
      return fc.constantFrom('330825101201', '330825101202', '330825101999', '1');
    case 'industryCode':
      return fc.constantFrom('3484', '9999', '1');
    case 'uscc':
      return fc.constantFrom('91330211MA2T013761', '91330211MA2T013762', '1');
    default:
      return fc
        .constantFrom('试验', '陈试', '2103-330825-04-01-123456', '330825-XB-01')
        .map((text) => text.slice(0, field.maxLength));
  }
}

interface Change {
  readonly field: Field;
  readonly value: FieldValue;
}

function someChange(type: RecordType): fc.Arbitrary<Change> {
  const fields = declarationOf(type).fields.filter(({ kind }) => kind !== 'reference');
  return fc.constantFrom(...fields).chain((field) => {
    const blank = fc.constant<FieldValue>(null);
    const value =
      field.need === 'identity'
        ? someValue(field)
        : fc.oneof({ weight: 3, arbitrary: someValue(field) }, blank);
    return value.map((one) => ({ field, value: one }));
  });
}

/** A record as the builder makes it, changed in a few fields; its references lead to any record of their type. */
function someRecord(type: RecordType) {
  return fc.record({
    changes: fc.array(someChange(type), { maxLength: 3 }),
    targets: fc.array(fc.nat({ max: most - 1 }), { minLength: 6, maxLength: 6 }),
    voided: fc.nat({ max: 9 }).map((number) => number === 0),
  });
}

type Given = Record<
  string,
  readonly { changes: readonly Change[]; targets: readonly number[]; voided: boolean }[]
>;

/**
 * Small counties with records of every type, right and wrong: blank, negative, beyond all that can be meant, voided, and
 * leading to records of another enclave.
 */
export const anyLedger: fc.Arbitrary<LedgerBuilder> = fc
  .record(
    Object.fromEntries(
      typedTypes.map((type) => [
        type,
        fc.array(someRecord(type), { minLength: hangingOn.has(type) ? 2 : 1, maxLength: most }),
      ]),
    ),
  )
  .map((given) => builderOf(given as Given));

function builderOf(given: Given): LedgerBuilder {
  const builder = new LedgerBuilder();
  for (const type of typedTypes) {
    const { fields } = declarationOf(type);
    for (const [index, { changes, targets, voided }] of (given[type] ?? []).entries()) {
      const values: Record<string, FieldValue> = {};
      for (const { field, value } of changes) values[field.name] = value;
      const base = recordOf(type, `${type}-${index + 1}`) as unknown as AnyRecord;
      for (const [at, field] of fields.filter(({ kind }) => kind === 'reference').entries()) {
        // A reference that a record of its kind leaves blank is left so: a reversal is the exception.
        if (base[field.name] === null) continue;
        const there = given[field.target ?? '']?.length ?? 0;
        values[field.name] = `${field.target}-${((targets[at % targets.length] ?? 0) % there) + 1}`;
      }
      builder.add(type, { id: base.id, voided, ...values } as never);
    }
  }
  return builder;
}
