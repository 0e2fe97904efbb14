import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formsOf } from '../../../db/domain/form-set.ts';
import { Ledger } from '../../../db/domain/ledger.ts';
import { period } from '../../../db/domain/period.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  type RecordOf,
  type RecordType,
  recordTypes,
} from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import { beginCheck, carryOn, checkLedger, violationsOf } from '../../../db/domain/rules/run.ts';
import { contextOf } from '../../support/check-rules.ts';
import { smallCounty } from '../../support/small-county.ts';

const county = smallCounty({ villages: 6, projects: 4, faults: true });
const types = recordTypes.filter((type) => county.all(type).length > 0);

const context: CheckContext = {
  ...contextOf({ period: '2021' }),
  unit: '330825',
  forms: formsOf(period('2021')),
};

const rowsOf = (ledger: Ledger, type: RecordType) =>
  ledger.all(type) as readonly unknown[] as readonly AnyRecord[];

/** What somebody might do to a record: another value of the field, none, an amount a little or far off, a voiding. */
interface Step {
  readonly type: number;
  readonly row: number;
  readonly field: number;
  readonly how: 'other' | 'blank' | 'more' | 'slip' | 'void';
  readonly other: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  type: fc.nat(),
  row: fc.nat(),
  field: fc.nat(),
  how: fc.constantFrom('other', 'other', 'blank', 'more', 'slip', 'void'),
  other: fc.nat(),
});

function changed(record: AnyRecord, field: Field, value: FieldValue): AnyRecord {
  return { ...record, [field.name]: value };
}

/** The record after a step; null where the step says nothing. */
function after(ledger: Ledger, type: RecordType, { row, field, how, other }: Step): AnyRecord | null {
  const rows = rowsOf(ledger, type);
  const record = rows[row % Math.max(1, rows.length)];
  if (record === undefined) return null;
  const { fields } = declarationOf(type);
  const chosen = fields[field % fields.length];
  if (chosen === undefined) return null;
  if (how === 'void') return { ...record, voided: true } as AnyRecord;
  if (how === 'blank') return chosen.need === 'identity' ? null : changed(record, chosen, null);
  if (how === 'other') return changed(record, chosen, rows[other % rows.length]?.[chosen.name] ?? null);
  const value = record[chosen.name];
  if (typeof value !== 'number' || chosen.kind === 'year') return null;
  return changed(record, chosen, how === 'more' ? value + 1 : value * 10_000);
}

describe('a check that is carried on', () => {
  it('finds what a first check finds, whatever was changed before', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        let check = beginCheck(county, context);
        for (const one of steps) {
          const type = types[one.type % types.length] as RecordType;
          const record = after(check.ledger, type, one);
          if (record === null) continue;
          check = carryOn(check, type, record as unknown as RecordOf<typeof type>);
          expect(violationsOf(check)).toEqual(checkLedger(new Ledger(check.ledger.records()), context));
        }
      }),
      { numRuns: Number(process.env.CARRY_ON_RUNS ?? 60), seed: 20_210_101 },
    );
  });

  it('finds a record that was added', () => {
    const [village] = county.all('village');
    if (village === undefined) throw new Error('no village');
    const check = carryOn(beginCheck(county, context), 'village', { ...village, id: 'twin', voided: false });
    const found = violationsOf(check).filter(({ recordId }) => recordId === 'twin');
    expect(found.map(({ rule }) => rule)).toEqual(['H21']);
  });
});
