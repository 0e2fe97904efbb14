import { isoDate } from '../../domain/dates.ts';
import type { OptionOf } from '../../domain/options.ts';
import { creditCode } from './credit-codes.ts';
import { type Desk, inventedNote } from './desk.ts';
import { wanYuan } from './entries.ts';
import { addInvestment } from './investment.ts';
import { firmName } from './names.ts';
import { daysOf, type ProjectDays } from './project-days.ts';
import { governmentKinds, type ProjectKind, privateKinds } from './project-kinds.ts';
import type { ProjectPlan } from './project-plan.ts';
import type { MadeVillage } from './villages.ts';

/** The projects of the county's eco park, each with statuses, year plan, opening and months. */
export function addProjects(
  desk: Desk,
  parkId: string | null,
  hostIds: readonly string[],
  villages: readonly MadeVillage[],
): void {
  for (const [index, project] of desk.plan.projects.entries()) {
    const days = daysOf(desk.random, project);
    const id = addProject(desk, { project, index, days, parkId, hostIds, villages });
    addStatuses(desk, id, project, days);
    addInvestment(desk, id, project, days);
  }
}

interface Made {
  readonly project: ProjectPlan;
  readonly index: number;
  readonly days: ProjectDays;
  readonly parkId: string | null;
  readonly hostIds: readonly string[];
  readonly villages: readonly MadeVillage[];
}

function addProject(desk: Desk, made: Made): string {
  const { plan, entries, random } = desk;
  const { project, days } = made;
  const kind = kindOf(desk, project);
  const own = kind.capital === 'government' || random.chance(30);
  const area6 = own ? plan.area_code : (plan.partners[0]?.code ?? plan.area_code);
  const place = own ? plan.short : (plan.partners[0]?.name ?? '');
  const owner_name = firmName(random, place, kind.trade);
  const site = random.pick(made.villages);
  return entries.add('project', {
    project_code: codeOf(desk, made, kind),
    // The number keeps two projects of one kind and firm apart, as phases do.
    name: `${plan.short}${owner_name.slice(place.length, place.length + 2)}${kind.name}项目${made.index + 1}期`,
    industry_code: kind.industry,
    sector: kind.sector,
    nature: random.pick(['new', 'new', 'new', 'expansion', 'renovation']),
    owner_name,
    owner_uscc: creditCode(random, '91', area6),
    capital_kind: kind.capital,
    investor_origin: own ? 'withinProvince' : 'partner',
    origin_host_id: own ? null : (made.hostIds[0] ?? null),
    platform_id: made.parkId,
    site_code: site.code,
    address: `${site.name}演示地块${made.index + 1}号`,
    agreed_investment:
      kind.capital === 'government'
        ? null
        : wanYuan(Math.round((project.plannedTotal * random.integer(85, 130)) / 100)),
    planned_total: wanYuan(project.plannedTotal),
    introduced_date: isoDate(days.introduced),
    sign_date: kind.capital === 'government' ? null : isoDate(days.introduced),
    start_date: days.start === null ? null : isoDate(days.start),
    plan_finish: isoDate(days.planFinish),
    finish_date: days.finish === null ? null : isoDate(days.finish),
    note: inventedNote,
  });
}

function kindOf({ random }: Desk, { status }: ProjectPlan): ProjectKind {
  return status !== 'signed' && random.chance(25) ? random.pick(governmentKinds) : random.pick(privateKinds);
}

/** Of the generation in force when it was filed (model §5.6); blank until then. */
function codeOf({ plan, random }: Desk, { project, index, days }: Made, kind: ProjectKind): string | null {
  if (project.status === 'signed' || (project.status === 'preparing' && random.chance(50))) return null;
  const [year, month] = [days.introduced.slice(0, 4), days.introduced.slice(5, 7)];
  const serial = String(random.integer(100, 999)) + String(index + 100);
  return days.introduced >= '2020-11-01'
    ? `${year.slice(2)}${month}-${plan.area_code}-04-01-${serial}`
    : `${year}-${plan.area_code}-${kind.industry.slice(0, 2)}-01-${serial}`;
}

type Status = OptionOf<'projectStatus'>;

function addStatuses({ entries }: Desk, project_id: string, project: ProjectPlan, days: ProjectDays): void {
  const dated: readonly (readonly [Status, string | null])[] = [
    ['signed', days.introduced],
    ['preparing', project.status === 'preparing' ? '2021-01-18' : null],
    ['underConstruction', days.start],
    ['inProduction', days.finish],
    ['suspended', days.suspended],
  ];
  for (const [status, date] of dated) {
    if (date !== null) entries.add('project_status', { project_id, status, date: isoDate(date) });
  }
}
