import { proposeDue } from '../../../db/domain/figures/propose-due.ts';
import { fen } from '../../../db/domain/money.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { distribute, pay } from '../../fixtures/corpus/practice.ts';
import { type GivenValues, HOME, type LedgerBuilder, yuan } from '../../support/ledger-builder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

/** The county that shares the second enclave. */
export const OTHER = '331126';

const own = { enclave_id: 'enclave-1', home_county: HOME };
const shared = { enclave_id: 'enclave-2', home_county: HOME };
const others = { enclave_id: 'enclave-2', home_county: OTHER };

/**
 * `twoEnclaves` with all that makes the forms' lines differ: money paid late, early, in parts and by offset; returns of
 * several kinds; a waiver, a reversal of an earlier year, every kind of pool movement, capital that moves and leaves, a
 * village that is paid from two enclaves, and rows of the county that shares the second enclave, which begins with an opening balance. Amounts have odd
 * fen, so that 万元 need all six decimals.
 */
export function richCounty(): LedgerBuilder {
  const builder = twoEnclaves();
  otherCounty(builder);
  otherKinds(builder);
  earlierYear(builder);
  poolMovements(builder);
  movedCapital(builder);
  villageYears(builder);
  builder.change('enclave', 'enclave-1', { planned_area_mu: 12_345, firms_in: 12, home_share_pct: 510_000 });
  builder.change('enclave', 'enclave-2', { firms_in: 5, total_investment: yuan('45678901.23') });
  for (const form of ['return', 'distribution'] as const) builder.with('form_head', head(form));
  return builder;
}

const head = (form: 'return' | 'distribution'): GivenValues<'form_head'> => ({
  form,
  form_no: form === 'return' ? '山海04表' : '山海05表',
  form_title: form === 'return' ? '飞地收益情况' : '飞地收益到村分配情况',
  maker: '试验省山海协作领导小组办公室',
  approver: '试验省统计局',
  approval_no: '试统制〔2020〕18号',
  valid_from: '2020-01-01',
  valid_until: '2023-12-31',
});

/** Its due of 2021 is paid in two parts, the second in January; one of 2019 stands open from before the software. */
function otherCounty(builder: LedgerBuilder): void {
  builder
    .with('village', { village_code: '331126101204', name: '试验4村', town_code: '331126101' })
    .with('contribution', { ...others, holder_village_id: 'village-4', amount: yuan(2_000_000) })
    .with('opening_balance', {
      ...others,
      as_of: '2020-12-31',
      distributed_cum: yuan('120000.01'),
      pool_balance: yuan('30000.07'),
    })
    .with('opening_received', { received_cum: yuan('150000.08') })
    .with('due', {
      ...others,
      year: 2019,
      opening: true,
      agreed: yuan('4567.89'),
      due_date: '2019-12-20',
      base: null,
    });
  const due = builder.add('due', { ...proposeDue(builder.ledger(), others, 2021, 1) });
  const part = yuan('60000.33');
  pay(builder, '2021-12-22', part, [{ id: due.id, part }], { ...others, document_no: 'QY20211222' });
  pay(builder, '2022-01-05', yuan(40_000), [{ id: due.id, part: yuan(40_000) }], {
    ...others,
    document_no: 'QY20220105',
  });
  distribute(builder, yuan('45000.11'), [4], { ...others, date: '2021-12-30', origin_years: '2020,2021' });
}

/** Rent with a guaranteed part and a waiver, and a tax share for the treasury, of which nothing comes into the pool. */
function otherKinds(builder: LedgerBuilder): void {
  const rent = builder.add('due', {
    ...own,
    instalment: 2,
    return_kind: 'rent',
    agreed: yuan('88888.88'),
    guaranteed: yuan('50000.05'),
    due_date: '2021-10-31',
    base: null,
  });
  builder.with('waiver', { due_id: rent.id, date: '2021-11-05', amount: yuan('8888.83') });
  pay(builder, '2021-11-03', yuan('70000.02'), [{ id: rent.id, part: yuan('60000.01') }], {
    ...own,
    return_kind: 'rent',
    document_no: 'ZJ20211103',
  });
  // Not yet due: in no sum of 2021.
  builder.with('due', { ...own, year: 2022, agreed: yuan('300240.77'), due_date: '2022-12-20' });
  const tax = { ...shared, return_kind: 'taxShare', beneficiary: 'countyTreasury' } as const;
  const due = builder.add('due', {
    ...tax,
    instalment: 2,
    agreed: yuan('12345.67'),
    due_date: '2021-06-30',
    base: null,
  });
  pay(builder, '2021-07-15', yuan('12345.67'), [{ id: due.id, part: yuan('12345.67') }], {
    ...tax,
    document_no: 'SS20210715',
  });
}

/** A payment of 2020 of which a part is taken back in the last quarter of 2021. */
function earlierYear(builder: LedgerBuilder): void {
  const paid = pay(builder, '2020-11-11', yuan('5000.55'), [], { ...own, document_no: 'YH20201111' });
  builder.with('receipt', {
    ...own,
    date: '2021-11-12',
    amount: fen(-100_022),
    reverses_id: paid.id,
    reason: '银行重复入账',
    document_no: 'YH20211112',
  });
}

function poolMovements(builder: LedgerBuilder): void {
  for (const [at, kind] of optionSets.poolMovementKind.entries()) {
    const one = { kind, document: `付款凭证${at + 1}号` };
    builder.with('pool_movement', { ...own, ...one, date: `2021-0${at + 1}-15`, amount: fen(10_001 + at) });
    builder.with('pool_movement', { ...shared, ...one, date: `2021-12-1${at}`, amount: fen(20_003 + at) });
  }
}

/** A village hands a part on to another in mid-year, and one leaves with a part above its cost. */
function movedCapital(builder: LedgerBuilder): void {
  const moved = { date: '2021-07-01', interest_from: '2021-07-01', amount: yuan('250000.50') };
  builder
    .with('contribution', { ...own, ...moved, kind: 'transferOut', holder_village_id: 'village-1' })
    .with('contribution', { ...own, ...moved, kind: 'transferIn', holder_village_id: 'village-2' })
    .with('contribution', {
      ...own,
      kind: 'exit',
      holder_village_id: 'village-3',
      date: '2021-09-15',
      interest_from: '2021-09-16',
      amount: yuan('99999.99'),
      exit_price: yuan('111111.11'),
    });
}

/** Incomes of the year; the fourth village has none yet. */
function villageYears(builder: LedgerBuilder): void {
  for (const n of [1, 2, 3]) {
    builder.with('village_year', {
      village_id: `village-${n}`,
      year: 2021,
      total_income: yuan('300000.03') + n,
      operating_income: yuan('150000.02') + n,
      subsidy_income: yuan('50000.01') + n,
    });
  }
}
