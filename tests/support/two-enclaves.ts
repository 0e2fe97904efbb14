import { proposeDue } from '../../db/domain/figures/propose-due.ts';
import { fen } from '../../db/domain/money.ts';
import { distribute, dueOf, nil, pay } from '../fixtures/corpus/practice.ts';
import { HOME, type LedgerBuilder, operatingEnclave, yuan } from './ledger-builder.ts';
import { nilBesidesReturns } from './nil-forms.ts';

const second = { enclave_id: 'enclave-2', home_county: HOME };

/**
 * Longyou with two enclaves in 2021. The first is its own: the due of 2020 is paid late and in parts, that of 2021 partly
 * before its day and partly by an offset against a capital increase. The second is shared with Qingyuan, which takes two
 * fifths. All cash is distributed.
 */
export function twoEnclaves(): LedgerBuilder {
  const builder = operatingEnclave(3).with('pairing');
  for (const n of [1, 2, 3]) builder.change('village', `village-${n}`, { weak_to: '2018-12-31' });
  const late = dueOf(builder, 2020);
  pay(builder, '2021-02-10', yuan(150_000), [{ id: late.id, part: yuan(150_000) }]);
  pay(builder, '2021-05-20', yuan(150_240), [{ id: late.id, part: yuan(150_240) }]);
  distribute(builder, yuan(300_240), [1, 2, 3], { date: '2021-06-01', origin_years: '2020' });
  const early = dueOf(builder, 2021);
  pay(builder, '2021-10-15', yuan(200_160), [{ id: early.id, part: yuan(200_160) }]);
  pay(builder, '2021-12-31', yuan(100_080), [{ id: early.id, part: yuan(100_080) }], {
    settle: 'converted',
    document_no: '转增协议2021-1',
  });
  for (const n of [1, 2, 3]) {
    builder.with('contribution', {
      kind: 'increase',
      holder_village_id: `village-${n}`,
      date: '2021-12-31',
      interest_from: '2022-01-01',
      amount: yuan(33_360),
      asset_form: 'returnConverted',
      fund_source: 'ownFunds',
    });
  }
  distribute(builder, yuan(200_160), [1, 2, 3], { date: '2021-11-01', origin_years: '2021' });
  return nilBesidesReturns(nil(sharedEnclave(builder), '2021Q1', 'distribution'), '2021');
}

/** The second enclave: 500,000 yuan a year, three fifths of them Longyou's, whose third village holds all of its part. */
function sharedEnclave(builder: LedgerBuilder): LedgerBuilder {
  builder
    .with('enclave', { enclave_code: '330825-XB-02', name: '龙游庆元联合飞地' })
    .with('enclave_party', { ...second, capital_share_pct: 600_000, return_share_pct: 600_000 })
    .with('enclave_party', {
      enclave_id: 'enclave-2',
      home_county: '331126',
      capital_share_pct: 400_000,
      return_share_pct: 400_000,
    })
    .with('stage_event', {
      enclave_id: 'enclave-2',
      stage: 'agreement',
      date: '2019-01-10',
      agreement_kind: 'formal',
    })
    .with('stage_event', { enclave_id: 'enclave-2', stage: 'completed', date: '2019-06-30' })
    .with('terms', {
      enclave_id: 'enclave-2',
      home_county: null,
      mode: 'fixedAmount',
      rate_pct: null,
      fixed_amount: yuan(500_000),
    })
    .with('contribution', {
      enclave_id: 'enclave-2',
      holder_village_id: 'village-3',
      amount: yuan(3_000_000),
    });
  const due = builder.add('due', { ...proposeDue(builder.ledger(), second, 2021, 1) });
  const agreed = due.agreed ?? fen(0);
  pay(builder, '2021-12-20', agreed, [{ id: due.id, part: agreed }], {
    ...second,
    document_no: 'YH20211220-02',
  });
  return distribute(builder, agreed, [3], { ...second, date: '2021-12-28', origin_years: '2021' });
}
