import { area } from '../../../domain/area-size.ts';
import { isoDate } from '../../../domain/dates.ts';
import { fen } from '../../../domain/money.ts';
import { percent } from '../../../domain/percent.ts';
import { wanYuan } from '../entries.ts';
import { provinceYear } from '../targets.ts';
import { at, type Fault, fault, named } from './fault.ts';

/** A due of the year by terms of 100 万元, not yet due at its end. */
const byTerms = {
  return_kind: 'fixed',
  accrual_from: isoDate(`${provinceYear}-01-01`),
  accrual_to: isoDate(`${provinceYear}-12-31`),
  base: wanYuan(1_000),
} as const;
const fallenDue = { due_date: isoDate('2021-09-30') };

/** Contributions, dues and receipts. */
export const accountFaults: readonly Fault[] = [
  fault('S30', 'a contribution entered twice', (spare) => {
    const account = spare.account();
    spare.contribution(account);
    return at('contribution', spare.contribution(account, { cert_no: '试错股权证2号' }));
  }),
  fault('H31', 'a contribution of nothing', (spare) => {
    return at('contribution', spare.contribution(spare.account(), { amount: fen(0) }));
  }),
  fault('S32', 'land quota whose value is not area times price', (spare) => {
    const quota = { asset_form: 'landQuota', quota_mu: area(1_000), unit_price: wanYuan(70) } as const;
    return at('contribution', spare.contribution(spare.account(), quota));
  }),
  fault('H34', 'more taken out than was put in', (spare) => {
    const account = spare.account();
    spare.contribution(account);
    const exit = { kind: 'exit', date: isoDate('2021-06-30'), amount: wanYuan(1_200) } as const;
    return at('contribution', spare.contribution(account, exit));
  }),
  fault('H35', 'agreed shares that add up to 90 percent', (spare) => {
    const account = spare.account();
    const id = spare.contribution(account, { agreed_share_pct: percent(600_000) });
    const other = { holder_name: '试错强村演示有限公司', agreed_share_pct: percent(300_000) };
    spare.contribution(account, other);
    return at('contribution', id);
  }),
  fault('H36', 'an instalment entered twice', (spare) => {
    const account = spare.account();
    spare.due(account);
    return at('due', spare.due(account, { agreed: wanYuan(90) }));
  }),
  fault('S36', 'a due of an enclave that is not delivered', (spare) => {
    return at('due', spare.due(spare.account(spare.enclave({}, ['sitePlan', 'agreement']))));
  }),
  fault('S37', 'a base that is not what the villages put in', (spare) => {
    const account = spare.account();
    spare.terms(account);
    spare.contribution(account);
    return at('due', spare.due(account, { ...byTerms, base: wanYuan(900) }));
  }),
  fault('S38', 'an agreed amount that the terms do not give', (spare) => {
    const account = spare.account();
    spare.terms(account);
    spare.contribution(account);
    const agreed = { agreed: wanYuan(80), override_reason: '双方口头商定' };
    return at('due', spare.due(account, { ...byTerms, ...agreed }));
  }),
  fault('H39', 'a guarantee above what is agreed', (spare) => {
    return at('due', spare.due(spare.account(), { guaranteed: wanYuan(120) }));
  }),
  fault('H40', 'more set against a due than came in', (spare) => {
    const account = spare.account();
    const due = spare.due(account, { ...fallenDue, agreed: wanYuan(150) });
    const receipt = spare.receipt(account);
    spare.allocation(receipt, due, wanYuan(150));
    return at('receipt', receipt);
  }),
  fault('S40', 'a guarantee that was not paid', (spare) => {
    return at('due', spare.due(spare.account(), { ...fallenDue, guaranteed: wanYuan(60) }));
  }),
  fault('S41', 'twice as much received as was due', (spare) => {
    const account = spare.account();
    const due = spare.due(account, fallenDue);
    const receipt = spare.receipt(account, { amount: wanYuan(200) });
    spare.allocation(receipt, due);
    return at('receipt', receipt);
  }),
  fault('S43', 'a return of 20 percent', (spare) => {
    const account = spare.account();
    spare.contribution(account);
    const due = spare.due(account, { ...fallenDue, agreed: wanYuan(200) });
    spare.allocation(spare.receipt(account, { amount: wanYuan(200) }), due, wanYuan(200));
    return at('enclave', account.enclave_id);
  }),
  fault('H44', 'a bank transfer without a voucher', (spare) => {
    return at('receipt', spare.receipt(spare.account(), { document_no: null }));
  }),
  fault('S45', 'a due of which a part is open', (spare) => {
    const account = spare.account();
    const due = spare.due(account, { ...fallenDue, agreed: wanYuan(130) });
    spare.allocation(spare.receipt(account), due);
    return at('due', due);
  }),
  fault('H46', 'a fee paid out of an empty pool', (spare) => {
    const account = spare.account();
    spare.entries.add('pool_movement', {
      ...account,
      date: isoDate('2021-10-10'),
      kind: 'managementFee',
      amount: wanYuan(3),
      document: '试错管理费1号',
    });
    return at('enclave', account.enclave_id);
  }),
  fault('S46', 'money that stays without a word', (spare) => {
    const account = spare.account();
    spare.receipt(account, { beneficiary: 'villageCompany' });
    return at('enclave', account.enclave_id);
  }),
  fault('H47', 'a village twice in a batch', (spare) => {
    const { account, villages } = spare.villageAccount();
    const [first, second] = villages;
    const { lineIds } = spare.batch(account, [
      [first, 3],
      [second, 4],
      [first, 3],
    ]);
    return at('batch_line', lineIds[2] ?? '');
  }),
  fault('S48', 'an equal division that is not equal', (spare) => {
    const { account, villages } = spare.villageAccount();
    const [first, second] = villages;
    const lines = [
      [first, 4],
      [second, 6],
    ] as const;
    const { lineIds } = spare.batch(account, lines, { method: 'equal' });
    const [less = '', more = ''] = lineIds;
    // What one village has too little, the other has too much.
    return { ...at('batch_line', less), consequences: [named('S48', 'batch_line', more)] };
  }),
  fault('H49', 'a village that put nothing in is paid', (spare) => {
    const { account, villages } = spare.villageAccount();
    const { lineIds } = spare.batch(account, [
      [villages[0], 5],
      [spare.village(), 5],
    ]);
    return at('batch_line', lineIds[1] ?? '');
  }),
  fault('S50', 'paid out before the money came', (spare) => {
    const { account, villages } = spare.villageAccount();
    const lines = villages.map((village) => [village, 5] as const);
    return at('batch', spare.batch(account, lines, { date: isoDate('2021-08-20') }).batchId);
  }),
  fault('S51', 'a village that gets 60 万元 a year', (spare) => {
    const { account, villages, receiptId } = spare.villageAccount();
    spare.entries.change('receipt', receiptId, { amount: wanYuan(65) });
    const { lineIds } = spare.batch(account, [
      [villages[0], 60],
      [villages[1], 5],
    ]);
    return at('batch_line', lineIds[0] ?? '');
  }),
];
