import { largestRemainder } from '../domain/allocation.ts';
import type { Signers } from '../domain/answers.ts';
import type { Area } from '../domain/area-size.ts';
import type { RecordChange } from '../domain/contract.ts';
import { type IsoDate, isoDate } from '../domain/dates.ts';
import { formsOf } from '../domain/form-set.ts';
import { type Fen, fen } from '../domain/money.ts';
import type { FormId } from '../domain/options.ts';
import { percent } from '../domain/percent.ts';
import { type Period, period } from '../domain/period.ts';
import type { RecordType, ValuesOf } from '../domain/records/catalogue.ts';
import { mountainCounties } from '../reference/mountain-counties.ts';
import { demoVillages } from './villages.ts';

/**
 * The real case Longyou–Zhenhai (model [P1], §0 items 1 to 5, §7), as an officer would have entered it.
 *
 * Published: 113 villages put in land quota and 8 more paid in, 100 million yuan together; a fixed return of 10.008
 * million a year; a first instalment of 3.31 million to the 113 villages; every village's operating income above
 * 100,000 yuan by 2020. **Invented**, because nothing public says it, and marked so in the records: village names and codes,
 * what each village put in, all dates, addresses, persons, company and document names, floor space, how the amount was
 * divided (equally), the villages' income, and that the rest of the year's return stood open at its end. The social
 * credit code is a test vector (model §5.5), paired with an invented company.
 */
export interface DemoCase {
  readonly county: string;
  readonly person: string;
  readonly sittings: readonly Sitting[];
  readonly enclaveId: string;
  readonly batchId: string;
}

/** One time at the desk: what is entered, and the period that is submitted then. */
export interface Sitting {
  readonly period: Period;
  /** ISO instant at which the store's clock starts: after the period's end, before its deadline. */
  readonly start: string;
  readonly changes: readonly RecordChange[];
  /** Every soft violation that the check must find, and its explanation. */
  readonly explanations: readonly DemoExplanation[];
  readonly signers: Signers;
}

export interface DemoExplanation {
  readonly rule: string;
  readonly record_type: RecordType;
  readonly record_id: string;
  readonly text: string;
}

const home = '330825';
const invented = '演示数据：本条所列名称、日期、分项均系虚构。';
const published = '人民网浙江频道2020年8月25日报道（龙游—镇海消薄飞地）';

const yuan = (amount: number): Fen => fen(amount * 100);
const mu = (hundredths: number): Area => hundredths as Area;
const day = (text: string): IsoDate => isoDate(text);

/** 113 × 840,000 + 8 × 635,000 = 100,000,000 yuan; 840,000 = 1.2 mu at 700,000 (60 to 90 万 a mu are seen, model §2.5). */
const quotaShare = { amount: yuan(840_000), quota_mu: mu(120), unit_price: yuan(700_000) };
const cashShare = { amount: yuan(635_000) };
const principal = yuan(100_000_000);
const yearlyReturn = yuan(10_008_000);
const firstInstalment = yuan(3_310_000);

/** What the published case is about; the other forms of a year are declared nil. */
const formsOfCase: ReadonlySet<FormId> = new Set([
  'enclave',
  'village',
  'contribution',
  'return',
  'distribution',
]);

/** Collects creations in the order of entry. */
class Entries {
  readonly changes: RecordChange[] = [];
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** @returns the new record's id */
  add<T extends RecordType>(type: T, values: Partial<ValuesOf<T>>): string {
    const id = this.#newId();
    this.changes.push({ type, id, base_revision: null, values: values as RecordChange['values'] });
    return id;
  }

  declare(of: Period): void {
    for (const form of formsOf(of)) {
      const kind = formsOfCase.has(form) ? 'data' : 'nil';
      this.add('declaration', { form, period: of, kind });
    }
  }
}

/**
 * The case's records, in two sittings: the third quarter of 2020 in October, the year in January.
 * @param newId ids of the records; ascending ones keep the villages in order of their codes
 */
export function longyouZhenhai(newId: () => string): DemoCase {
  const first = new Entries(newId);
  const quarter = period('2020Q3');
  const enclaveId = addEnclave(first);
  const account = { enclave_id: enclaveId, home_county: home };
  const villageIds = new Map(
    demoVillages.map((village) => [village.village_code, addVillage(first, village)]),
  );
  for (const village of demoVillages) addContribution(first, account, village, villageIds);
  const dueId = addReturn(first, account);
  const { batchId, paid } = addDistribution(first, account, villageIds);
  first.declare(quarter);

  const second = new Entries(newId);
  const year = period('2020');
  for (const [index, { village_code }] of demoVillages.entries()) {
    addIncome(second, index, villageIds.get(village_code) ?? '', paid.get(village_code) ?? fen(0));
  }
  second.declare(year);

  return {
    county: home,
    person: people.filler,
    enclaveId,
    batchId,
    sittings: [
      {
        period: quarter,
        start: '2020-10-12T01:00:00.000Z',
        changes: first.changes,
        explanations: [],
        signers: { ...people, report_date: day('2020-10-12') },
      },
      {
        period: year,
        start: '2021-01-18T01:00:00.000Z',
        changes: second.changes,
        explanations: [
          {
            rule: 'S45',
            record_type: 'due',
            record_id: dueId,
            text: '首期收益3,310,000元已到账并分配到村；其余6,698,000元何时支付未见公开报道，演示中列为期末欠收。',
          },
        ],
        signers: { ...people, report_date: day('2021-01-18') },
      },
    ],
  };
}

/** Invented. */
const people = { unit_head: '李军', stat_head: '张伟', filler: '王芳', phone: '0570-0000000' };

interface Account {
  readonly enclave_id: string;
  readonly home_county: string;
}

function addEnclave(entries: Entries): string {
  const member = mountainCounties.find(({ area_code }) => area_code === home);
  entries.add('county', {
    area_code: home,
    name_zh: member?.name_zh ?? null,
    name_py: member?.name_py ?? null,
    prefecture_code: home.slice(0, 4),
    kind: 'county',
    member_from: (member?.member_from ?? null) as IsoDate | null,
    list_version: '26-2015',
  });
  const host = entries.add('host', {
    host_name: '镇海区',
    host_kind: 'county',
    host_code: '330211',
    parent_code: '3302',
  });
  entries.add('pairing', {
    home_county: home,
    host_id: host,
    pairing_type: 'provincial',
    valid_from: day('2018-01-01'),
    source_doc: published,
    note: invented,
  });
  const enclave_id = entries.add('enclave', {
    enclave_code: `${home}-XB-01`,
    name: '龙游—镇海消薄飞地',
    kind: 'weakVillage',
    direction: 'reverse',
    lead_county: home,
    host_id: host,
    site_address: '镇海区演示路1号',
    vehicle_name: '宁波镇海龙镇强村演示有限公司',
    vehicle_uscc: '91330211MA2T013761',
    land_mode: 'purchased',
    floor_area_m2: mu(2_500_000),
    total_investment: principal,
    invested_to_date: principal,
    benefit_mode: 'fixed',
    counted_as_platform: false,
    source_doc: published,
    note: invented,
  });
  entries.add('enclave_party', {
    enclave_id,
    home_county: home,
    capital_share_pct: percent(1_000_000),
    return_share_pct: percent(1_000_000),
    valid_from: day('2019-06-18'),
  });
  const stages = [
    ['sitePlan', '2019-03-12', '演示选址〔2019〕1号'],
    ['agreement', '2019-06-18', '演示协议〔2019〕1号'],
    ['completed', '2019-12-20', '演示交付〔2019〕1号'],
    ['operating', '2020-01-01', '演示运营〔2020〕1号'],
  ] as const;
  for (const [stage, date, document_no] of stages) {
    const agreement = stage === 'agreement' ? { agreement_kind: 'formal' as const } : {};
    entries.add('stage_event', {
      enclave_id,
      stage,
      date: day(date),
      document_no,
      ...agreement,
      note: invented,
    });
  }
  // An amount, not a rate: what is published is a sum a year. 10.008 % follows from it and the principal.
  entries.add('terms', {
    enclave_id,
    home_county: home,
    valid_from: day('2020-01-01'),
    valid_to: day('2029-12-31'),
    mode: 'fixedAmount',
    fixed_amount: yearlyReturn,
    formula_text: '每年固定收益1,000.8万元（相当于入股本金的10.008%）',
    accrual_start: day('2020-01-01'),
    year_basis: 'actual',
    due_months: '12',
    accrues_before_delivery: false,
    source_doc: published,
    note: invented,
  });
  return enclave_id;
}

function addVillage(
  entries: Entries,
  { village_code, town_code, name }: (typeof demoVillages)[number],
): string {
  return entries.add('village', {
    village_code,
    name,
    town_code,
    weak_from: day('2016-12-31'),
    // Weak villages were cleared to zero before the case begins (model §2.4).
    weak_to: day('2019-12-31'),
    weak_basis: '演示认定〔2016〕1号',
    note: invented,
  });
}

function addContribution(
  entries: Entries,
  account: Account,
  { village_code, asset_form }: (typeof demoVillages)[number],
  villageIds: ReadonlyMap<string, string>,
): void {
  entries.add('contribution', {
    ...account,
    kind: 'contribution',
    date: day('2019-12-25'),
    interest_from: day('2020-01-01'),
    holder_kind: 'village',
    holder_village_id: villageIds.get(village_code) ?? null,
    asset_form,
    fund_source: 'ownFunds',
    ...(asset_form === 'landQuota' ? quotaShare : cashShare),
    source_doc: '演示入股〔2019〕1号',
    note: invented,
  });
}

/** The year's due and the first instalment set against it. @returns the due's id */
function addReturn(entries: Entries, account: Account): string {
  const due_id = entries.add('due', {
    ...account,
    year: 2020,
    instalment: 1,
    return_kind: 'fixed',
    beneficiary: 'village',
    accrual_from: day('2020-01-01'),
    accrual_to: day('2020-12-31'),
    base: principal,
    agreed: yearlyReturn,
    due_date: day('2020-12-31'),
    source_doc: published,
    note: invented,
  });
  const date = day('2020-08-20');
  const receipt_id = entries.add('receipt', {
    ...account,
    date,
    return_kind: 'fixed',
    beneficiary: 'village',
    amount: firstInstalment,
    settle: 'bankTransfer',
    payer: '宁波镇海龙镇强村演示有限公司',
    receiver: '龙游县强村发展演示有限公司',
    document_no: '演示回单20200820-01',
    source_doc: published,
    note: invented,
  });
  entries.add('allocation', { receipt_id, due_id, date, amount: firstInstalment });
  return due_id;
}

/** The first instalment to the 113 villages, equally. @returns the batch's id and what each village got, by its code */
function addDistribution(
  entries: Entries,
  account: Account,
  villageIds: ReadonlyMap<string, string>,
): { readonly batchId: string; readonly paid: ReadonlyMap<string, Fen> } {
  const batchId = entries.add('batch', {
    ...account,
    date: day('2020-08-24'),
    method: 'equal',
    origin_years: '2020',
    document: '演示分配〔2020〕1号',
    source_doc: published,
    note: invented,
  });
  const shares = demoVillages
    .filter(({ asset_form }) => asset_form === 'landQuota')
    .map(({ village_code }) => ({ key: village_code, weight: 1n }));
  const paid = largestRemainder(firstInstalment, shares);
  for (const [village_code, amount] of paid) {
    const village_id = villageIds.get(village_code) ?? '';
    entries.add('batch_line', { batch_id: batchId, village_id, amount, paid_date: day('2020-08-28') });
  }
  return { batchId, paid };
}

/**
 * A village's income of 2020: invented figures between 15 and 40 万元 (model §7), different from village to village; the
 * operating income is above 100,000 yuan, as published of all of them.
 */
function addIncome(entries: Entries, index: number, village_id: string, enclave: Fen): void {
  const step = (factor: number, steps: number, size: number): number => ((index * factor) % steps) * size;
  const investment = enclave + yuan(3_000 + step(5, 7, 400));
  const operating = investment + yuan(102_000 + step(17, 61, 1_900));
  const subsidy = yuan(20_000 + step(3, 9, 4_500));
  entries.add('village_year', {
    village_id,
    year: 2020,
    total_income: fen(operating + subsidy + yuan(5_000 + step(7, 13, 600))),
    operating_income: fen(operating),
    operating_gain: fen(operating - yuan(38_000 + step(11, 17, 1_300))),
    investment_income: fen(investment),
    subsidy_income: subsidy,
    enclave_income: enclave,
    note: invented,
  });
}
