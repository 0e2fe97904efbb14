import { area } from '../../../domain/area-size.ts';
import { isoDate } from '../../../domain/dates.ts';
import type { AccountKey } from '../../../domain/ledger.ts';
import type { OptionOf } from '../../../domain/options.ts';
import { percent } from '../../../domain/percent.ts';
import type { ValuesOf } from '../../../domain/records/catalogue.ts';
import type { AreaTable } from '../../../reference/area-table.ts';
import type { MadeCounty } from '../county.ts';
import { creditCode } from '../credit-codes.ts';
import { inventedNote } from '../desk.ts';
import { type Entries, wanYuan } from '../entries.ts';
import { Random } from '../random.ts';
import { provinceYear } from '../targets.ts';

type Stage = OptionOf<'stage'>;

const stageDays: Readonly<Record<Stage, string>> = {
  sitePlan: '2018-03-05',
  agreement: '2018-07-10',
  landApproved: '2018-10-12',
  construction: '2019-02-20',
  completed: '2019-09-18',
  operating: '2019-12-20',
  ended: '2021-06-30',
};

export const readyStages: readonly Stage[] = ['sitePlan', 'agreement', 'completed', 'operating'];

/**
 * Correct records of a county that a fault is planted in or hung on: nothing else hangs on them, so that a fault says what
 * it says and no more. All of them are right as they are made; a fault changes one thing.
 */
export class Spare {
  readonly county: MadeCounty;
  readonly areas: AreaTable;
  readonly random: Random;
  #number = 0;
  #villages = 0;

  constructor(county: MadeCounty, seed: number, areas: AreaTable) {
    this.county = county;
    this.areas = areas;
    this.random = new Random(seed, `${county.plan.area_code}/faults`);
  }

  get entries(): Entries {
    return this.county.entries;
  }

  get home(): string {
    return this.county.plan.area_code;
  }

  /** The county's first partner. */
  get hostId(): string {
    return this.entries.all('host')[0]?.id ?? '';
  }

  /** A number that no other spare record of the county has. */
  next(): number {
    this.#number += 1;
    return this.#number;
  }

  creditCode(): string {
    return creditCode(this.random, '91', this.home);
  }

  /** A partner area. */
  host(values: Partial<ValuesOf<'host'>> = {}): string {
    return this.entries.add('host', {
      host_name: `试错市${this.next()}`,
      host_kind: 'county',
      host_code: '330212',
      parent_code: '3302',
      ...values,
    });
  }

  /** A sci-tech enclave in bought space, in operation unless told otherwise. */
  enclave(values: Partial<ValuesOf<'enclave'>> = {}, stages: readonly Stage[] = readyStages): string {
    const number = 50 + this.next();
    const id = this.entries.add('enclave', {
      enclave_code: `${this.home}-KC-${number}`,
      name: `${this.county.plan.short}试错科创飞地${number}`,
      kind: 'sciTech',
      direction: 'reverse',
      lead_county: this.home,
      host_id: this.hostId,
      site_address: `试错路${number}号`,
      vehicle_name: '试错科创演示有限公司',
      vehicle_uscc: this.creditCode(),
      land_mode: 'purchased',
      floor_area_m2: area(1_000_000),
      total_investment: wanYuan(5_000),
      invested_to_date: wanYuan(5_000),
      benefit_mode: 'rent',
      firms_in: 5,
      counted_as_platform: false,
      note: inventedNote,
      ...values,
    });
    for (const stage of stages) this.stage(id, stage, stageDays[stage]);
    return id;
  }

  stage(enclave_id: string, stage: Stage, date: string): string {
    return this.entries.add('stage_event', {
      enclave_id,
      stage,
      date: isoDate(date),
      ...(stage === 'agreement' ? { agreement_kind: 'formal' as const } : {}),
      document_no: `试错阶段${this.next()}号`,
    });
  }

  /** The county's account in an enclave, a new one unless told. */
  account(enclave_id = this.enclave()): AccountKey {
    this.entries.add('enclave_party', {
      enclave_id,
      home_county: this.home,
      capital_share_pct: percent(1_000_000),
      return_share_pct: percent(1_000_000),
      valid_from: isoDate('2018-07-10'),
    });
    return { enclave_id, home_county: this.home };
  }

  /** A village of the county's first township. */
  village(values: Partial<ValuesOf<'village'>> = {}): string {
    this.#villages += 1;
    const number = this.#villages;
    const town_code = this.areas.children(this.home)[0]?.code ?? '';
    return this.entries.add('village', {
      village_code: `${town_code}${330 + number}`,
      name: `试错${number}村`,
      town_code,
      households: 300,
      population: 900,
      weak_from: isoDate('2016-12-31'),
      weak_to: isoDate('2019-12-31'),
      weak_basis: '试错认定〔2016〕1号',
      ...values,
    });
  }

  /** A village's income of the year, 20 万元 and no enclave income. */
  villageYear(village_id: string, values: Partial<ValuesOf<'village_year'>> = {}): string {
    return this.entries.add('village_year', {
      village_id,
      year: provinceYear,
      total_income: wanYuan(20),
      operating_income: wanYuan(15),
      operating_gain: wanYuan(12),
      investment_income: wanYuan(6),
      subsidy_income: wanYuan(3),
      enclave_income: wanYuan(0),
      ...values,
    });
  }

  /** A company's 1,000 万元 in an account. */
  contribution(account: AccountKey, values: Partial<ValuesOf<'contribution'>> = {}): string {
    return this.entries.add('contribution', {
      ...account,
      kind: 'contribution',
      date: isoDate('2019-12-06'),
      interest_from: isoDate('2020-01-01'),
      amount: wanYuan(1_000),
      holder_kind: 'stateCompany',
      holder_name: '试错国有资产演示有限公司',
      asset_form: 'cash',
      fund_source: 'ownFunds',
      ...values,
    });
  }

  /** A rent of 100 万元 for the county's company that falls due after the year. */
  due(account: AccountKey, values: Partial<ValuesOf<'due'>> = {}): string {
    return this.entries.add('due', {
      ...account,
      year: provinceYear,
      instalment: 1,
      return_kind: 'rent',
      beneficiary: 'stateCompany',
      agreed: wanYuan(100),
      due_date: isoDate('2022-03-31'),
      ...values,
    });
  }

  /** A rent of 100 万元 that came in for the county's company. */
  receipt(account: AccountKey, values: Partial<ValuesOf<'receipt'>> = {}): string {
    return this.entries.add('receipt', {
      ...account,
      date: isoDate('2021-09-10'),
      return_kind: 'rent',
      beneficiary: 'stateCompany',
      amount: wanYuan(100),
      settle: 'bankTransfer',
      payer: '试错承租演示有限公司',
      receiver: '试错国有资产演示有限公司',
      document_no: `试错回单${this.next()}号`,
      ...values,
    });
  }

  allocation(receipt_id: string, due_id: string, amount = wanYuan(100)): string {
    return this.entries.add('allocation', { receipt_id, due_id, date: isoDate('2021-09-10'), amount });
  }

  /** Terms of a fixed 100 万元 a year. */
  terms(account: AccountKey, values: Partial<ValuesOf<'terms'>> = {}): string {
    return this.entries.add('terms', {
      ...account,
      valid_from: isoDate('2020-01-01'),
      valid_to: isoDate('2029-12-31'),
      mode: 'fixedAmount',
      fixed_amount: wanYuan(100),
      accrual_start: isoDate('2020-01-01'),
      year_basis: 'actual',
      due_months: '12',
      accrues_before_delivery: false,
      ...values,
    });
  }

  /** Two villages that put 100 万元 each into an account of their own, whose pool then has 10 万元. */
  villageAccount(): {
    readonly account: AccountKey;
    readonly villages: readonly [string, string];
    readonly receiptId: string;
  } {
    const account = this.account();
    const villages = [this.village(), this.village()] as const;
    for (const holder_village_id of villages)
      this.contribution(account, {
        holder_kind: 'village',
        holder_village_id,
        holder_name: null,
        amount: wanYuan(100),
      });
    const receiptId = this.receipt(account, { beneficiary: 'village', amount: wanYuan(10) });
    return { account, villages, receiptId };
  }

  /** A batch with a line of each amount, in 万元, to each village. */
  batch(
    account: AccountKey,
    lines: readonly (readonly [village: string, amount: number])[],
    values: Partial<ValuesOf<'batch'>> = {},
  ): { readonly batchId: string; readonly lineIds: readonly string[] } {
    const batchId = this.entries.add('batch', {
      ...account,
      date: isoDate('2021-09-20'),
      method: 'differentiated',
      origin_years: String(provinceYear),
      document: `试错分配${this.next()}号`,
      ...values,
    });
    const lineIds = lines.map(([village_id, amount]) =>
      this.entries.add('batch_line', { batch_id: batchId, village_id, amount: wanYuan(amount) }),
    );
    return { batchId, lineIds };
  }
}
