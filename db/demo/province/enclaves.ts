import { area } from '../../domain/area-size.ts';
import { isoDate } from '../../domain/dates.ts';
import type { OptionOf } from '../../domain/options.ts';
import { percent } from '../../domain/percent.ts';
import type { ValuesOf } from '../../domain/records/catalogue.ts';
import { creditCode } from './credit-codes.ts';
import { type Desk, documentNo, inventedNote } from './desk.ts';
import { wanYuan } from './entries.ts';
import { firmName, shortName } from './names.ts';
import type { EnclavePlan } from './plan.ts';
import { provinceYear } from './targets.ts';

/** An enclave as the other families know it. */
export interface MadeEnclave {
  readonly id: string;
  readonly plan: EnclavePlan;
  /** Company that pays and holds. */
  readonly vehicle: string;
}

type Kind = OptionOf<'enclaveKind'>;

const codeLetters: Readonly<Record<Kind, string>> = { industrial: 'CY', sciTech: 'KC', weakVillage: 'XB' };
const kindNames: Readonly<Record<Kind, string>> = {
  industrial: '产业飞地',
  sciTech: '科创飞地',
  weakVillage: '消薄飞地',
};

/** The county's enclaves with parties and stages. @param hostIds of its partners; the first one hosts */
export function addEnclaves(desk: Desk, hostIds: readonly string[]): readonly MadeEnclave[] {
  const numbers = new Map<Kind, number>();
  return desk.plan.enclaves.map((plan) => {
    const number = (numbers.get(plan.kind) ?? 0) + 1;
    numbers.set(plan.kind, number);
    return addEnclave(desk, plan, number, hostIds);
  });
}

function addEnclave(desk: Desk, plan: EnclavePlan, number: number, hostIds: readonly string[]): MadeEnclave {
  const { entries, random } = desk;
  const { area_code, short, partners } = desk.plan;
  const at = plan.kind === 'industrial' ? partners.length - 1 : 0;
  const partner = partners[at];
  const place = shortName(partner?.name ?? '');
  const vehicle = firmName(random, place, '强村开发');
  const signed = plan.state !== 'drafted';
  const id = entries.add('enclave', {
    enclave_code: `${area_code}-${codeLetters[plan.kind]}-${String(number).padStart(2, '0')}`,
    name: `${short}—${place}${kindNames[plan.kind]}${number === 1 ? '' : '（二期）'}`,
    kind: plan.kind,
    direction: 'reverse',
    lead_county: area_code,
    host_id: hostIds[at] ?? null,
    site_address: `${partner?.name ?? ''}演示路${random.integer(1, 300)}号`,
    land_mode: plan.kind === 'industrial' ? 'granted' : 'purchased',
    counted_as_platform: plan.counted && signed,
    note: inventedNote,
    ...(signed ? signedValues(desk, plan, vehicle, partner?.code ?? partner?.parent ?? '330100') : {}),
    ...(plan.kind === 'industrial' ? areaValues(desk) : {}),
  });
  addStages(desk, id, plan);
  if (signed)
    entries.add('enclave_party', {
      enclave_id: id,
      home_county: area_code,
      capital_share_pct: percent(1_000_000),
      return_share_pct: percent(1_000_000),
      valid_from: isoDate(plan.state === 'working' ? '2018-06-01' : `${provinceYear}-06-01`),
    });
  return { id, plan, vehicle };
}

function areaValues({ random }: Desk): Partial<ValuesOf<'enclave'>> {
  const planned = random.integer(20, 150) * 1_000;
  return { planned_area_mu: area(planned), first_phase_mu: area(Math.round(planned / 3)) };
}

/** What is known from the signing on; amounts in the ranges of model §7. */
function signedValues(
  { random }: Desk,
  { kind, state, villages, returns }: EnclavePlan,
  vehicle: string,
  hostCode: string,
): Partial<ValuesOf<'enclave'>> {
  const total =
    kind === 'weakVillage'
      ? // Villages' money and a rest of the county's company.
        returns === null
        ? villages * 100
        : Math.round((returns.agreed * 1_000_000 * 105) / returns.rate / 100)
      : random.integer(12_000, 60_000);
  const yuanPerSquareMetre = random.integer(36, 68) * 100;
  const share = state === 'working' ? 100 : random.integer(10, 40);
  return {
    vehicle_name: vehicle,
    vehicle_uscc: creditCode(random, '91', hostCode),
    total_investment: wanYuan(total),
    invested_to_date: wanYuan(Math.round((total * share) / 100)),
    ...(kind === 'industrial'
      ? {}
      : { floor_area_m2: area(Math.round((total * 10_000) / yuanPerSquareMetre) * 100) }),
    ...(kind === 'sciTech' && state === 'working'
      ? { firms_in: random.integer(6, 40), returned_projects: random.integer(0, 4) }
      : {}),
    benefit_mode: benefitMode(kind, returns?.mode),
  };
}

function benefitMode(kind: Kind, mode: OptionOf<'termsMode'> | undefined): OptionOf<'benefitMode'> {
  if (kind === 'industrial') return 'taxShare';
  if (kind === 'sciTech') return 'rent';
  return mode === 'guaranteedFloor' ? 'guaranteedPlusDividend' : 'fixed';
}

type DatedStage = readonly [stage: OptionOf<'stage'>, day: string, document: string];

/** Stages that an enclave has passed; purchased space has no land approval and construction (model §2.3). */
function stagesOf({ random }: Desk, { kind, state }: EnclavePlan): readonly DatedStage[] {
  const day = (year: number, month: number) =>
    `${year}-${String(month).padStart(2, '0')}-${String(random.integer(5, 26)).padStart(2, '0')}`;
  if (state === 'drafted') return [['sitePlan', day(provinceYear, random.integer(3, 11)), '选址']];
  if (state === 'signed')
    return [
      ['sitePlan', day(provinceYear, random.integer(2, 5)), '选址'],
      ['agreement', day(provinceYear, random.integer(6, 11)), '协议'],
    ];
  const start: readonly DatedStage[] = [
    ['sitePlan', day(2018, random.integer(2, 5)), '选址'],
    ['agreement', day(2018, random.integer(6, 8)), '协议'],
  ];
  const building: readonly DatedStage[] =
    kind === 'industrial'
      ? [
          ['landApproved', day(2018, 10), '用地'],
          ['construction', day(2019, 2), '施工'],
        ]
      : [];
  return [
    ...start,
    ...building,
    ['completed', day(2019, random.integer(8, 11)), '交付'],
    ['operating', `2019-12-${random.integer(10, 28)}`, '运营'],
  ];
}

function addStages(desk: Desk, enclave_id: string, plan: EnclavePlan): void {
  for (const [index, [stage, date, document]] of stagesOf(desk, plan).entries()) {
    desk.entries.add('stage_event', {
      enclave_id,
      stage,
      date: isoDate(date),
      ...(stage === 'agreement' ? { agreement_kind: 'formal' as const } : {}),
      document_no: documentNo(desk, document, Number(date.slice(0, 4)), index + 1),
    });
  }
}
