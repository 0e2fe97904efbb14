import { describe, expect, test } from 'vitest';
import { accountFigures } from '../../db/domain/figures/account-summary.ts';
import { packageRecords } from '../../db/domain/package.ts';
import { period } from '../../db/domain/period.ts';
import { account, operatingEnclave, yuan } from '../support/ledger-builder.ts';

/** A due of 1,000 with 700 allocated and 100 waived, a receipt of 800, 600 distributed, opening figures. */
function paidDue() {
  return operatingEnclave()
    .with('due', { year: 2020, due_date: '2020-12-20', agreed: yuan(1_000) })
    .with('receipt', { date: '2020-12-28', amount: yuan(800) })
    .with('allocation', { date: '2020-12-28', amount: yuan(700) })
    .with('waiver', { date: '2020-12-30', amount: yuan(100) })
    .with('batch', { date: '2020-12-29' })
    .with('batch_line', { amount: yuan(600) })
    .with('opening_balance', { as_of: '2019-12-31', pool_balance: yuan(50) })
    .with('opening_received', { received_cum: yuan(400) });
}

const figures = (builder: ReturnType<typeof paidDue>) => {
  const { arrears, prepaid, pool, received } = accountFigures(builder.ledger(), account, period('2020'));
  return {
    arrears: arrears.total.total,
    prepaid: prepaid.total.amount,
    pool: pool.period.close,
    since: received.sinceStart.total.amount,
  };
};

describe('voiding a record takes its parts out of every total', () => {
  test('nothing voided', () => {
    const all = { arrears: yuan(200), prepaid: yuan(100), pool: yuan(250), since: yuan(1_200) };
    expect(figures(paidDue())).toEqual(all);
  });

  test('a receipt: what it settled is owed again', () => {
    const left = paidDue().change('receipt', 'receipt-1', { voided: true });
    expect(figures(left)).toMatchObject({ arrears: yuan(900), prepaid: 0, pool: yuan(-550) });
    expect(left.ledger().all('allocation')).toEqual([]);
    expect(packageRecords(left.ledger(), period('2020')).map(({ type }) => type)).not.toContain('allocation');
  });

  test('a due: what settled it is prepaid again', () => {
    const left = paidDue().change('due', 'due-1', { voided: true });
    expect(figures(left)).toMatchObject({ arrears: 0, prepaid: yuan(800) });
    expect(left.ledger().all('waiver')).toEqual([]);
  });

  test('a batch and an opening balance', () => {
    const left = paidDue()
      .change('batch', 'batch-1', { voided: true })
      .change('opening_balance', 'opening_balance-1', { voided: true });
    expect(figures(left)).toMatchObject({ pool: yuan(800), since: yuan(800) });
    expect(left.ledger().counts()).not.toHaveProperty('batch_line');
  });

  test('an enclave: what describes it goes with it, the money stays and is spoken of', () => {
    const left = paidDue().with('named_village').change('enclave', 'enclave-1', { voided: true });
    expect(figures(left)).toEqual(figures(paidDue()));
    const counts = left.ledger().counts();
    for (const type of ['enclave_party', 'stage_event', 'terms', 'named_village'] as const) {
      expect(counts, type).not.toHaveProperty(type);
    }
    expect(counts).toMatchObject({ contribution: 1, due: 1, receipt: 1, batch: 1, opening_balance: 1 });
  });

  test('a village is no whole: the lines that name it still count', () => {
    const left = paidDue().change('village', 'village-1', { voided: true });
    expect(figures(left)).toEqual(figures(paidDue()));
  });
});
