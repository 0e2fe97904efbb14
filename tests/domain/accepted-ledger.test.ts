import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AcceptedPackage,
  acceptedLedger,
  missingPeriods,
  strayRows,
} from '../../db/domain/accepted-ledger.ts';
import type { Ledger } from '../../db/domain/ledger.ts';
import { packageRecords } from '../../db/domain/package.ts';
import { period } from '../../db/domain/period.ts';
import { recordTypes } from '../../db/domain/records/catalogue.ts';
import { LedgerBuilder, yuan } from '../support/ledger-builder.ts';

/** A county's own records over two years: receipts and batches of five quarters, and investment of three months. */
function county(): LedgerBuilder {
  return new LedgerBuilder()
    .with('enclave')
    .with('due', { year: 2020, due_date: '2020-12-20' })
    .with('due', { year: 2021 })
    .with('receipt', { date: '2020-12-28', amount: yuan(10) })
    .with('receipt', { date: '2021-02-01', amount: yuan(20) })
    .with('receipt', { date: '2021-05-01', amount: yuan(30) })
    .with('receipt', { date: '2021-12-01', amount: yuan(40) })
    .with('allocation', { date: '2021-02-01', receipt_id: 'receipt-1', due_id: 'due-1', amount: yuan(5) })
    .with('batch', { date: '2021-02-10' })
    .with('batch_line', { batch_id: 'batch-1', amount: yuan(6) })
    .with('batch', { date: '2021-12-25' })
    .with('batch_line', { batch_id: 'batch-2', amount: yuan(7) })
    .with('project')
    .with('project_status')
    .with('investment', { month: '2020-12' })
    .with('investment', { month: '2021-02' })
    .with('investment', { month: '2021-11' })
    .with('aid', { year: 2021 })
    .with('declaration', { form: 'return', period: '2021Q1' });
}

const packed = (ledger: Ledger, of: string): AcceptedPackage => ({
  period: period(of),
  records: packageRecords(ledger, period(of)),
});

const periods = ['2020', '2021Q1', '2021Q2', '2021Q3', '2021Q4', '2021-02', '2021-11', '2021'];

/** Every record of a ledger, by type and id, with what it says. */
const contents = (ledger: Ledger): readonly string[] =>
  recordTypes
    .flatMap((type) => ledger.all(type).map((record) => `${type} ${JSON.stringify(record)}`))
    .toSorted();

const ids = (ledger: Ledger, ...types: readonly (typeof recordTypes)[number][]): readonly string[] =>
  types.flatMap((type) => ledger.all(type).map(({ id }) => id)).toSorted();

describe('what a unit has accepted', () => {
  it('is, of whole years, what the unit has', () => {
    const own = county().ledger();
    const accepted = acceptedLedger([packed(own, '2021'), packed(own, '2020')], period('2021'));
    const without = county().records();
    expect(contents(accepted)).toEqual(
      contents(new (own.constructor as typeof Ledger)({ ...without, declaration: [] })),
    );
  });

  it('does not depend on the order of the packages', () => {
    const all = periods.map((of) => packed(county().ledger(), of));
    const chosen = fc.shuffledSubarray(all);
    fc.assert(
      fc.property(chosen, fc.constantFrom(...periods), (some, at) => {
        const sorted = all.filter((one) => some.includes(one));
        const [a, b] = [acceptedLedger(some, period(at)), acceptedLedger(sorted, period(at))];
        expect(recordTypes.map((type) => a.all(type))).toEqual(recordTypes.map((type) => b.all(type)));
      }),
    );
  });

  it('takes the rows of quarters and months while the year is missing, and the year for them afterwards', () => {
    const own = county().ledger();
    const parts = periods.slice(1, -1).map((of) => packed(own, of));
    const before = acceptedLedger(parts, period('2021'));
    expect(ids(before, 'receipt', 'batch_line', 'investment', 'aid')).toEqual([
      'batch_line-1',
      'batch_line-2',
      'investment-2',
      'investment-3',
      'receipt-2',
      'receipt-3',
      'receipt-4',
    ]);
    const corrected = county()
      .change('receipt', 'receipt-3', { amount: yuan(33), voided: true })
      .ledger();
    const after = acceptedLedger([...parts, packed(corrected, '2021')], period('2021'));
    expect(ids(after, 'receipt')).toEqual(['receipt-2', 'receipt-4']);
    expect(ids(after, 'aid')).toEqual(['aid-1']);
  });

  it('has no row twice, whatever packages there are', () => {
    const all = periods.map((of) => packed(county().ledger(), of));
    fc.assert(
      fc.property(fc.subarray(all), fc.constantFrom(...periods), (some, at) => {
        const ledger = acceptedLedger(some, period(at));
        for (const type of recordTypes) {
          const found = ids(ledger, type);
          expect(new Set(found).size).toBe(found.length);
        }
      }),
    );
  });

  it('takes registers and dues from the newest package only, and nothing from a later one', () => {
    const early = county().ledger();
    const renamed = county()
      .change('enclave', 'enclave-1', { name: '新名' })
      .change('due', 'due-1', { voided: true });
    const packages = [packed(renamed.ledger(), '2021Q3'), packed(early, '2021Q1')];
    const [at1, at3] = [
      acceptedLedger(packages, period('2021Q1')),
      acceptedLedger(packages, period('2021Q3')),
    ];
    expect(at1.get('enclave', 'enclave-1')?.name).toBe('龙游镇海消薄飞地');
    expect(at3.get('enclave', 'enclave-1')?.name).toBe('新名');
    expect(ids(at3, 'due')).toEqual(['due-2']);
    expect(ids(at1, 'receipt')).toEqual(['receipt-2']);
    expect(ids(at3, 'receipt', 'project_status')).toEqual(['project_status-1', 'receipt-2']);
  });

  it('takes a row whose day was put right into another year from the newer package, with its lines', () => {
    const before = county()
      .change('batch', 'batch-1', { date: '2020-12-30' })
      .with('batch_line', { id: 'gone', batch_id: 'batch-1', village_id: 'village-2', amount: yuan(1) });
    const after = county().change('batch_line', 'batch_line-1', { amount: yuan(9) });
    const packages = [packed(before.ledger(), '2020'), packed(after.ledger(), '2021')];
    const ledger = acceptedLedger(packages, period('2021'));
    expect(ledger.get('batch', 'batch-1')?.date).toBe('2021-02-10');
    expect(ledger.where('batch_line', 'batch_id', 'batch-1').map(({ amount }) => amount)).toEqual([yuan(9)]);
  });

  it('leaves out rows that are not of the package, and names them', () => {
    const own = county().ledger();
    const stray = packageRecords(own, period('2021Q1')).find(({ record }) => record.id === 'receipt-2');
    if (stray === undefined) throw new Error('no receipt');
    const second = packed(own, '2021Q2');
    const doctored = { ...second, records: [...second.records, stray] };
    expect(ids(acceptedLedger([doctored], period('2021Q2')), 'receipt')).toEqual(['receipt-3']);
    expect(strayRows(doctored)).toEqual([stray]);
    expect(strayRows(second)).toEqual([]);
    const month = packageRecords(own, period('2021-02')).find(({ type }) => type === 'investment');
    if (month === undefined) throw new Error('no investment');
    const first = packed(own, '2021Q1');
    const mixed = { ...first, records: [...first.records, month] };
    expect(ids(acceptedLedger([mixed], period('2021Q1')), 'investment')).toEqual([]);
    expect(strayRows(mixed)).toEqual([month]);
  });

  it('refuses two packages of one period', () => {
    const one = packed(county().ledger(), '2021Q1');
    expect(() => acceptedLedger([one, one], period('2021'))).toThrow(RangeError);
  });

  it('is empty without packages', () => {
    expect(acceptedLedger([], period('2021')).counts()).toEqual({});
  });
});

describe('what is missing', () => {
  const own = county().ledger();
  const of = (...some: readonly string[]) => some.map((one) => packed(own, one));

  it('is a whole year where nothing of it is there', () => {
    expect(missingPeriods(of('2021'), period('2021'))).toEqual(['2020']);
    expect(missingPeriods(of('2021', '2020'), period('2021'))).toEqual([]);
    expect(missingPeriods(of('2021', '2020'), period('2021'), 2019)).toEqual(['2019']);
  });

  it('is, of a year that goes on, each quarter and month that has ended', () => {
    expect(missingPeriods(of('2020', '2021Q1', '2021-02', '2021-03'), period('2021Q2'))).toEqual([
      '2021-04',
      '2021-05',
      '2021-06',
      '2021Q2',
    ]);
  });

  it('is, of a year that has ended with some of its parts there, the other parts and the year', () => {
    const missing = missingPeriods(of('2020', '2021Q1', '2021Q2', '2021Q3'), period('2021'));
    expect(missing).toContain('2021Q4');
    expect(missing).toContain('2021');
    expect(missing).not.toContain('2021Q3');
  });
});
