import { isoDate } from '../../domain/dates.ts';
import { fen } from '../../domain/money.ts';
import { period } from '../../domain/period.ts';
import type { ValuesOf } from '../../domain/records/catalogue.ts';
import type { Desk } from './desk.ts';
import { wanYuan } from './entries.ts';
import type { ProjectDays } from './project-days.ts';
import type { ProjectPlan } from './project-plan.ts';
import { provinceYear } from './targets.ts';
import { dividedParts } from './whole-shares.ts';

/** January is exempt: February holds both months (model §1.3). */
const months = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** A project's opening, plan of the year and months, in whole 万元; what is done since start is exact. */
export function addInvestment(desk: Desk, project_id: string, project: ProjectPlan, days: ProjectDays): void {
  const { entries, random } = desk;
  if (project.status === 'signed') return;
  const adjustment = adjustmentOf(desk, project, days);
  if (project.before > 0)
    entries.add('project_opening', {
      project_id,
      as_of: isoDate(`${provinceYear - 1}-12-31`),
      inv_cum: wanYuan(project.before - adjustment),
      fund_cum: wanYuan(Math.round((project.before * random.integer(70, 105)) / 100)),
      new_fixed_assets_cum:
        project.before === project.invested ? wanYuan(Math.floor(project.before * 0.9)) : fen(0),
    });
  const ofYear = project.invested - project.before;
  if (ofYear > 0) {
    entries.add('project_year', {
      project_id,
      year: provinceYear,
      year_plan: wanYuan(Math.ceil((ofYear * random.integer(90, 120)) / 1000) * 10),
    });
    addMonths(desk, project_id, project, days, adjustment);
  }
}

/** A final account that came out lower, in some of the projects that were finished in the year; in 万元, never positive. */
function adjustmentOf({ random }: Desk, { before, invested }: ProjectPlan, { finish }: ProjectDays): number {
  const finishedInYear = finish !== null && before < invested;
  return finishedInYear && random.chance(30) ? -Math.round(before / 50) : 0;
}

function addMonths(
  desk: Desk,
  project_id: string,
  project: ProjectPlan,
  days: ProjectDays,
  adjustment: number,
): void {
  const { entries, random } = desk;
  const running = months.filter((month) => {
    const name = monthName(month);
    return (
      (days.start === null || name >= days.start.slice(0, 7)) &&
      (days.finish === null || name <= days.finish.slice(0, 7))
    );
  });
  const done = dividedParts(project.invested - project.before, sCurve(desk, running));
  let [invested, funded] = [0, 0];
  for (const [index, month] of running.entries()) {
    const inv = done[index] ?? 0;
    const fund = Math.round((inv * random.integer(65, 105)) / 100);
    invested += inv;
    funded += fund;
    const last = index === running.length - 1;
    entries.add('investment', {
      project_id,
      month: period(monthName(month)),
      inv_month: wanYuan(inv),
      fund_month: wanYuan(fund),
      progress_text: progressText(project, invested + project.before),
      ...(month % 3 === 0 ? ofQuarter(desk, project, invested, funded) : {}),
      ...(last && adjustment !== 0
        ? { prior_year_adjustment: wanYuan(adjustment), adjustment_reason: '竣工决算审减' }
        : {}),
      ...(last && days.finish !== null ? inProduction(desk, project, invested) : {}),
    });
  }
}

const monthName = (month: number): string => `${provinceYear}-${String(month).padStart(2, '0')}`;

/** Weights of the months: slow, fast, slow; February counts for two. */
function sCurve({ random }: Desk, running: readonly number[]): readonly number[] {
  const middle = (running.length - 1) / 2;
  return running.map((month, index) => {
    const distance = Math.abs(index - middle) / (middle + 1);
    const bell = Math.round(100 * (1 - 0.7 * distance));
    return bell * random.integer(80, 125) * (month === 2 ? 2 : 1);
  });
}

/** Composition and sources of the year to date (model §7): both add up to what they are parts of. */
function ofQuarter(
  { random }: Desk,
  { status }: ProjectPlan,
  invested: number,
  funded: number,
): Partial<ValuesOf<'investment'>> {
  const preparing = status === 'preparing';
  const [construction = 0, equipment = 0, other = 0] = dividedParts(
    invested,
    // Before the start there is nothing but land, design and permits.
    preparing ? [0, 0, 1] : [random.integer(55, 70), random.integer(15, 25), random.integer(10, 20)],
  );
  const [budget = 0, loans = 0, foreign = 0, self = 0, rest = 0] = dividedParts(funded, [
    random.integer(5, 20),
    random.integer(10, 20),
    0,
    random.integer(55, 70),
    random.integer(5, 10),
  ]);
  return {
    construction: wanYuan(construction),
    equipment: wanYuan(equipment),
    other_cost: wanYuan(other),
    land_purchase: wanYuan(Math.floor(other / 3)),
    fund_budget: wanYuan(budget),
    fund_loans: wanYuan(loans),
    fund_foreign: wanYuan(foreign),
    fund_self: wanYuan(self),
    fund_other: wanYuan(rest),
  };
}

/** What a finished project brings: 30 to 80 万元 of output a job, a twentieth of it in taxes. */
function inProduction({ random }: Desk, _: ProjectPlan, invested: number): Partial<ValuesOf<'investment'>> {
  const jobs = random.integer(20, 260);
  const output = jobs * random.integer(30, 80);
  return {
    new_fixed_assets: wanYuan(Math.floor(invested * 0.9)),
    jobs,
    output: wanYuan(output),
    tax: wanYuan(Math.round(output / 20)),
  };
}

const phases = [
  '场地平整和临时设施',
  '基础施工',
  '主体结构施工',
  '主体结构施工过半',
  '结构封顶',
  '安装和装修',
  '收尾和验收准备',
];

/** Says the amount, so that no month says the same as the one before. */
function progressText({ plannedTotal, status }: ProjectPlan, done: number): string {
  const share = Math.min(phases.length - 1, Math.floor((done * phases.length) / plannedTotal));
  const phase = status === 'preparing' ? '用地报批和方案设计' : (phases[share] ?? '');
  return `${phase}，自开工累计完成投资${done}万元`;
}
