import type { IsoDate } from '../../db/domain/dates.ts';
import { type AccountKey, Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import { type Fen, fen, ratioHalfUp } from '../../db/domain/money.ts';
import type { Period } from '../../db/domain/period.ts';
import {
  type AnyRecord,
  blankValues,
  type RecordOf,
  type RecordType,
  type ValuesOf,
} from '../../db/domain/records/catalogue.ts';
import { askedQuery } from './asked-query.ts';
import { attachedSlip } from './attached-slip.ts';
import { provinceRecords } from './province-records.ts';

type Given<T> = T extends number ? number : T extends IsoDate | Period ? string : T;

/** What a test says about a record: any of its fields, money in fen and dates as plain text, and system fields. */
export type GivenValues<T extends RecordType> = {
  readonly [F in keyof ValuesOf<T>]?: Given<ValuesOf<T>[F]>;
} & {
  readonly id?: string;
  readonly voided?: boolean;
  readonly county_code?: string;
  readonly revision?: number;
};

/** The county whose ledger is built: Longyou. */
export const HOME = '330825';

/** Fen of an amount in yuan with at most two decimals, given as a number or as text. */
export function yuan(amount: number | string): Fen {
  const [whole = '0', fraction = ''] = String(amount).split('.');
  return fen(Number(`${whole}${fraction.padEnd(2, '0')}`));
}

/** Fen of an amount in 万元 with at most six decimals. */
export function wan(amount: number): Fen {
  return fen(ratioHalfUp(BigInt(Math.round(amount * 1_000_000)), 1n));
}

/** A valid record of a type: what `blankValues` leaves open is filled with the defaults below, then with `given`. */
export function recordOf<T extends RecordType>(type: T, id: string, given: GivenValues<T> = {}): RecordOf<T> {
  const stamp = '2020-01-01T00:00:00.000Z';
  const system = {
    id,
    county_code: HOME,
    revision: 1,
    voided: false,
    created_at: stamp,
    created_by: '王芳',
    updated_at: stamp,
    updated_by: '王芳',
  };
  return { ...system, ...blankValues(type), ...defaults[type], ...given } as unknown as RecordOf<T>;
}

/** Every factory's defaults. References name the first record of a type: `enclave-1`, `village-1` … */
const defaults: { readonly [T in RecordType]: GivenValues<T> } = {
  county: {
    area_code: HOME,
    name_zh: '龙游县',
    name_py: 'Longyou',
    prefecture_code: '3308',
    kind: 'county',
    member_from: '2015-01-01',
    list_version: '26-2015',
  },
  host: { host_name: '镇海区', host_kind: 'county', host_code: '330211', parent_code: '3302' },
  pairing: { home_county: HOME, host_id: 'host-1', pairing_type: 'provincial', valid_from: '2015-01-01' },
  enclave: {
    enclave_code: '330825-XB-01',
    name: '龙游镇海消薄飞地',
    kind: 'weakVillage',
    direction: 'reverse',
    lead_county: HOME,
    host_id: 'host-1',
    site_address: '镇海区试验路1号',
    vehicle_name: '龙游县试验强村有限公司',
    vehicle_uscc: '91330211MA2T013761',
    land_mode: 'purchased',
    floor_area_m2: 3_000_000,
    total_investment: yuan(120_000_000),
    invested_to_date: yuan(120_000_000),
    benefit_mode: 'fixed',
    counted_as_platform: false,
  },
  enclave_party: {
    enclave_id: 'enclave-1',
    home_county: HOME,
    capital_share_pct: 1_000_000,
    return_share_pct: 1_000_000,
    valid_from: '2019-01-01',
  },
  stage_event: {
    enclave_id: 'enclave-1',
    stage: 'completed',
    date: '2019-06-30',
    document_no: '试验〔2019〕1号',
  },
  terms: {
    enclave_id: 'enclave-1',
    home_county: HOME,
    valid_from: '2019-01-01',
    mode: 'fixedRate',
    rate_pct: 100_080,
    accrual_start: '2019-07-01',
    year_basis: 'actual',
    due_months: '12',
    accrues_before_delivery: false,
  },
  village: {
    village_code: '330825101201',
    name: '试验村',
    town_code: '330825101',
    weak_from: '2016-12-31',
    weak_basis: '试验农〔2016〕1号',
  },
  village_merger: {
    old_village_id: 'village-1',
    new_village_id: 'village-2',
    date: '2020-01-01',
    document: '试验民〔2020〕1号',
  },
  named_village: { enclave_id: 'enclave-1', village_id: 'village-1' },
  village_year: {
    village_id: 'village-1',
    year: 2020,
    total_income: yuan(300_000),
    operating_income: yuan(150_000),
    operating_gain: yuan(120_000),
    investment_income: yuan(80_000),
    subsidy_income: yuan(50_000),
    enclave_income: yuan(50_000),
  },
  contribution: {
    enclave_id: 'enclave-1',
    home_county: HOME,
    kind: 'contribution',
    date: '2019-07-01',
    interest_from: '2019-07-01',
    amount: yuan(1_000_000),
    holder_kind: 'village',
    holder_village_id: 'village-1',
    asset_form: 'cash',
    fund_source: 'provinceSubsidy',
  },
  opening_balance: {
    enclave_id: 'enclave-1',
    home_county: HOME,
    as_of: '2019-12-31',
    distributed_cum: 0,
    pool_balance: 0,
  },
  opening_received: {
    opening_balance_id: 'opening_balance-1',
    return_kind: 'fixed',
    beneficiary: 'village',
    received_cum: 0,
  },
  due: {
    enclave_id: 'enclave-1',
    home_county: HOME,
    year: 2021,
    instalment: 1,
    return_kind: 'fixed',
    beneficiary: 'village',
    accrual_from: '2021-01-01',
    accrual_to: '2021-12-31',
    base: yuan(1_000_000),
    agreed: yuan(100_080),
    due_date: '2021-12-20',
  },
  waiver: { due_id: 'due-1', date: '2021-12-20', amount: yuan(80), document: '试验减免〔2021〕1号' },
  receipt: {
    enclave_id: 'enclave-1',
    home_county: HOME,
    date: '2021-12-20',
    return_kind: 'fixed',
    beneficiary: 'village',
    amount: yuan(100_080),
    settle: 'bankTransfer',
    payer: '镇海区试验开发有限公司',
    receiver: '龙游县试验强村有限公司',
    document_no: 'YH20211220-01',
  },
  allocation: { receipt_id: 'receipt-1', due_id: 'due-1', date: '2021-12-20', amount: yuan(100_080) },
  pool_movement: {
    enclave_id: 'enclave-1',
    home_county: HOME,
    date: '2021-12-20',
    kind: 'tax',
    amount: yuan(80),
    document: '完税证明1号',
  },
  retention: {
    enclave_id: 'enclave-1',
    home_county: HOME,
    year: 2021,
    purpose: '二期扩建',
    planned_date: '2023-12-31',
  },
  batch: {
    enclave_id: 'enclave-1',
    home_county: HOME,
    date: '2021-12-25',
    method: 'byShare',
    origin_years: '2021',
    document: '试验分配〔2021〕1号',
  },
  batch_line: { batch_id: 'batch-1', village_id: 'village-1', amount: yuan(100_000) },
  platform: {
    platform_code: '330825-PT-01',
    name: '龙游镇海试验产业园',
    kind: 'industrialPark',
    level: 'provincial',
    approved_doc: '试验发改〔2018〕1号',
    approved_date: '2018-06-01',
    home_county: HOME,
    host_id: 'host-1',
    planned_area_mu: 150_000,
    development_mode: 'onePark',
    counted: true,
  },
  project: {
    project_code: '2103-330825-04-01-123456',
    name: '试验精密零件项目',
    industry_code: '3484',
    sector: 'industry',
    nature: 'new',
    owner_name: '龙游试验制造有限公司',
    owner_uscc: '91331121MA2T004450',
    capital_kind: 'private',
    investor_origin: 'partner',
    origin_host_id: 'host-1',
    site_code: '330825101201',
    address: '湖镇镇试验路2号',
    planned_total: yuan(90_000_000),
    introduced_date: '2021-01-15',
    sign_date: '2021-01-15',
    start_date: '2021-03-01',
  },
  project_status: { project_id: 'project-1', status: 'underConstruction', date: '2021-03-01' },
  project_year: { project_id: 'project-1', year: 2021, year_plan: yuan(30_000_000) },
  project_opening: { project_id: 'project-1', as_of: '2020-12-31', inv_cum: 0, fund_cum: 0 },
  investment: {
    project_id: 'project-1',
    month: '2021-03',
    inv_month: yuan(2_000_000),
    fund_month: yuan(3_000_000),
    progress_text: '场地平整',
  },
  policy: {
    policy_title: '龙游县试验发展方案',
    batch: 'first',
    doc_no: '试验办〔2021〕1号',
    issued_date: '2021-05-22',
  },
  policy_measure: {
    policy_id: 'policy-1',
    measure_no: '1',
    measure_text: '建设试验产业平台',
    lead_dept: '县发改局',
    due: '2025-12-31',
    state: 'underWay',
  },
  exchange: {
    direction: 'seaToMountain',
    category: 'cadre',
    from_org: '镇海区发改局',
    to_org: '龙游县发改局',
    post: '副局长',
    headcount: 1,
    start_date: '2020-11-01',
    full_time: true,
  },
  exchange_person: { exchange_id: 'exchange-1', name: '陈试' },
  education: {
    kind: 'hopeGroup',
    helper_unit: '镇海试验中学',
    helped_school: '龙游试验中学',
    school_stage: 'senior',
    team_size: 8,
    resident_count: 3,
    start_date: '2021-09-01',
  },
  medical: {
    helper_hospital: '省试验医院',
    helper_grade: '3A',
    helped_hospital: '龙游试验医院',
    helped_grade: '2A',
    resident_experts: 5,
    start_date: '2021-04-01',
  },
  aid: {
    host_id: 'host-1',
    year: 2021,
    aid_fund: yuan(6_000_000),
    income_raising: yuan(2_000_000),
    edu_sci_health: yuan(1_000_000),
    training_person_times: 400,
  },
  ...provinceRecords,
  declaration: { form: 'return', period: '2021', kind: 'data' },
  explanation: {
    rule: 'S41',
    record_type: 'receipt',
    record_id: 'receipt-1',
    period: '2021',
    fingerprint: '-',
    text: '情况属实，已核对凭证',
  },
  query: askedQuery,
  report: {
    period: '2021',
    version: 1,
    status: 'submitted',
    reporting_unit: '龙游县试验中心',
    area_code: HOME,
    unit_head: '李军',
    stat_head: '张伟',
    filler: '王芳',
    phone: '0570-0000000',
    report_date: '2022-01-10',
  },
  attachment: attachedSlip,
};

/**
 * Builds a ledger record by record. Each type has a factory: `add('due', { year: 2020 })` makes a valid record from the
 * defaults and gives it back; ids count per type, `due-1`, `due-2` …, unless given. Figures in fen (`yuan`, `wan`).
 */
export class LedgerBuilder {
  readonly #records = new Map<RecordType, AnyRecord[]>();

  /** Adds a record and answers it; a record of an id that exists is replaced. */
  add<T extends RecordType>(type: T, given: GivenValues<T> = {}): RecordOf<T> {
    const rows = this.#records.get(type) ?? [];
    const record = recordOf(type, given.id ?? `${type}-${rows.length + 1}`, given);
    const at = rows.findIndex((row) => row.id === record.id);
    if (at < 0) rows.push(record as unknown as AnyRecord);
    else rows[at] = record as unknown as AnyRecord;
    this.#records.set(type, rows);
    return record;
  }

  /** The same as `add`, for building in a chain. */
  with<T extends RecordType>(type: T, given: GivenValues<T> = {}): this {
    this.add(type, given);
    return this;
  }

  /** Changes fields of a record that was added. @throws when there is none of the id. */
  change<T extends RecordType>(type: T, id: string, given: GivenValues<T>): this {
    const rows = this.#records.get(type) ?? [];
    const at = rows.findIndex((row) => row.id === id);
    const row = rows[at];
    if (row === undefined) throw new Error(`no ${type} ${id}`);
    rows[at] = { ...row, ...(given as Partial<AnyRecord>) } as AnyRecord;
    return this;
  }

  records(): RecordSet {
    return Object.fromEntries([...this.#records].map(([type, rows]) => [type, [...rows]])) as RecordSet;
  }

  ledger(): Ledger {
    return new Ledger(this.records());
  }
}

/** Account of the first enclave and the home county. */
export const account: AccountKey = { enclave_id: 'enclave-1', home_county: HOME };

/**
 * An enclave in operation since 1 July 2019 with its host, party, fixed-rate terms (10.008 %, actual days, due in
 * December) and `count` villages that each put in 1,000,000 yuan on 1 July 2019. No dues, receipts or batches.
 */
export function operatingEnclave(count = 1): LedgerBuilder {
  const builder = new LedgerBuilder()
    .with('county')
    .with('host')
    .with('enclave')
    .with('enclave_party')
    .with('stage_event', { stage: 'agreement', date: '2019-01-10', agreement_kind: 'formal' })
    .with('stage_event', { stage: 'completed', date: '2019-06-30' })
    .with('terms');
  for (let n = 1; n <= count; n += 1) {
    builder
      .with('village', { village_code: String(330_825_101_200 + n), name: `试验${n}村` })
      .with('contribution', { holder_village_id: `village-${n}` });
  }
  return builder;
}
