import { expect, it } from 'vitest';
import { formsOf } from '../../db/domain/form-set.ts';
import { Ledger } from '../../db/domain/ledger.ts';
import { packageRecords } from '../../db/domain/package.ts';
import { period } from '../../db/domain/period.ts';
import { recordOf } from '../support/ledger-builder.ts';

const ledger = new Ledger({
  host: [recordOf('host', 'host-1')],
  enclave: [recordOf('enclave', 'enclave-1')],
  due: [recordOf('due', 'due-2019', { year: 2019 })],
  receipt: [
    recordOf('receipt', 'receipt-q3', { date: '2020-08-20' }),
    recordOf('receipt', 'receipt-q4', { date: '2020-10-01' }),
    recordOf('receipt', 'receipt-void', { date: '2020-08-21', voided: true }),
  ],
  batch: [
    recordOf('batch', 'batch-q3', { date: '2020-09-30' }),
    recordOf('batch', 'batch-q4', { date: '2020-10-01' }),
  ],
  batch_line: [
    recordOf('batch_line', 'line-q3', { batch_id: 'batch-q3' }),
    recordOf('batch_line', 'line-q4', { batch_id: 'batch-q4' }),
  ],
  retention: [recordOf('retention', 'retention-2020', { year: 2020 })],
});

const idsOf = (text: string): string[] => packageRecords(ledger, period(text)).map(({ record }) => record.id);

it('a quarter carries registers and all dues whole, its dated rows with their lines, and nothing voided', () => {
  expect(idsOf('2020Q3')).toEqual(['host-1', 'enclave-1', 'due-2019', 'receipt-q3', 'batch-q3', 'line-q3']);
});

it('a year carries the rows of all its quarters and the rows of the year', () => {
  expect(idsOf('2020')).toEqual([
    'host-1',
    'enclave-1',
    'due-2019',
    'receipt-q3',
    'receipt-q4',
    'retention-2020',
    'batch-q3',
    'batch-q4',
    'line-q3',
    'line-q4',
  ]);
});

it('the spelling of the period selects the forms', () => {
  expect(formsOf(period('2020Q3'))).toEqual(['return', 'distribution']);
  expect(formsOf(period('2020'))).toHaveLength(13);
  expect(formsOf(period('2020H1'))).toEqual([]);
  expect(formsOf(period('2020-03'))).toEqual(['investment']);
  expect(formsOf(period('2020-01'))).toEqual([]);
});
