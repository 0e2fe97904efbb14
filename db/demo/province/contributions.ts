import { area } from '../../domain/area-size.ts';
import { isoDate } from '../../domain/dates.ts';
import type { OptionOf } from '../../domain/options.ts';
import { percent } from '../../domain/percent.ts';
import type { ValuesOf } from '../../domain/records/catalogue.ts';
import { type Desk, documentNo } from './desk.ts';
import type { MadeEnclave } from './enclaves.ts';
import { wanYuan } from './entries.ts';
import { firmName } from './names.ts';
import { provinceYear } from './targets.ts';
import type { MadeVillage } from './villages.ts';
import { dividedParts } from './whole-shares.ts';

/** Per mu, in 万元: 60 to 90 are seen (model §2.5). */
const quotaPrice = 75;

const sources: readonly OptionOf<'fundSource'>[] = [
  'provinceSubsidy',
  'citySubsidy',
  'countySubsidy',
  'loan',
  'ownFunds',
  'partnerAid',
];

/** What an enclave's villages, or the companies that hold it, put in. */
export function addContributions(desk: Desk, enclave: MadeEnclave, villages: readonly MadeVillage[]): void {
  if (enclave.plan.state === 'drafted') return;
  if (enclave.plan.kind === 'weakVillage') addVillageShares(desk, enclave, villages);
  else addCompanyShares(desk, enclave);
}

/** Principal of the villages: what the terms' rate needs to give the agreed amount; else 60 万元 a village. */
function principal({ plan }: MadeEnclave): number {
  if (plan.returns === null) return plan.villages * 60;
  return Math.round((plan.returns.agreed * 1_000_000) / plan.returns.rate);
}

function addVillageShares(desk: Desk, enclave: MadeEnclave, villages: readonly MadeVillage[]): void {
  const { entries, random, plan } = desk;
  const { returns } = enclave.plan;
  const shares = dividedParts(
    principal(enclave),
    villages.map(() => random.integer(75, 130)),
  );
  const quota = random.chance(30);
  const source = random.pick(sources);
  for (const [index, village] of villages.entries()) {
    const amount = shares[index] ?? 0;
    entries.add('contribution', {
      enclave_id: enclave.id,
      home_county: plan.area_code,
      ...dates(enclave),
      amount: wanYuan(amount),
      holder_kind: 'village',
      holder_village_id: village.id,
      ...(quota ? quotaValues(amount) : { asset_form: 'cash' as const }),
      fund_source: quota ? 'ownFunds' : source,
      source_doc: documentNo(desk, '入股', returns === null ? provinceYear : 2019, 1),
    });
  }
}

/** Land is in 1/100 mu: the amount is within 1 % of area × price. */
function quotaValues(amount: number): Partial<ValuesOf<'contribution'>> {
  return {
    asset_form: 'landQuota',
    quota_mu: area(Math.round((amount * 100) / quotaPrice)),
    unit_price: wanYuan(quotaPrice),
  };
}

function dates({ plan }: MadeEnclave): Partial<ValuesOf<'contribution'>> {
  if (plan.state === 'signed') {
    const date = isoDate(`${provinceYear}-12-06`);
    return { kind: 'contribution', date, interest_from: isoDate(`${provinceYear + 1}-01-01`) };
  }
  if (plan.returns?.opening === true) {
    // First use in mid-life: the ledger begins with what stood at the end of the year before.
    return { kind: 'opening', date: isoDate('2020-12-31'), interest_from: isoDate('2020-12-31') };
  }
  return { kind: 'contribution', date: isoDate('2019-12-06'), interest_from: isoDate('2021-01-01') };
}

/** Two companies of the county, with the shares that the agreement fixes. */
function addCompanyShares(desk: Desk, enclave: MadeEnclave): void {
  const { entries, random, plan } = desk;
  const capital = random.integer(20, 80) * 100;
  const first = random.integer(51, 80);
  const holders = [
    ['stateCompany', first],
    ['villageCompany', 100 - first],
  ] as const;
  for (const [holder_kind, share] of holders) {
    entries.add('contribution', {
      enclave_id: enclave.id,
      home_county: plan.area_code,
      ...dates(enclave),
      amount: wanYuan((capital * share) / 100),
      holder_kind,
      holder_name: firmName(random, plan.short, holder_kind === 'stateCompany' ? '国有资产' : '强村'),
      asset_form: 'cash',
      fund_source: 'ownFunds',
      agreed_share_pct: percent(share * 10_000),
      source_doc: documentNo(desk, '入股', 2019, 2),
    });
  }
}
