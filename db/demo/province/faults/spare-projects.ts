import { isoDate } from '../../../domain/dates.ts';
import type { OptionOf } from '../../../domain/options.ts';
import { period } from '../../../domain/period.ts';
import type { ValuesOf } from '../../../domain/records/catalogue.ts';
import { inventedNote } from '../desk.ts';
import { wanYuan } from '../entries.ts';
import { provinceYear } from '../targets.ts';
import type { Spare } from './spare.ts';

/** What is said of a spare project besides its own fields. */
interface ProjectGiven extends Partial<ValuesOf<'project'>> {
  readonly status?: OptionOf<'projectStatus'>;
  /** Done before the year, in 万元; 3,000 unless told. */
  readonly before?: number;
}

/** A project of 9,000 万元 under construction since 2020, with a plan of the year and an opening, and no month yet. */
export function spareProject(spare: Spare, { status, before = 3_000, ...values }: ProjectGiven = {}): string {
  const number = spare.next();
  const { entries, home } = spare;
  const project_id = entries.add('project', {
    project_code: `2020-${home}-34-01-9${String(number).padStart(5, '0')}`,
    name: `试错项目${number}`,
    industry_code: '3443',
    sector: 'industry',
    nature: 'new',
    owner_name: `试错机械演示有限公司${number}`,
    owner_uscc: spare.creditCode(),
    capital_kind: 'private',
    investor_origin: 'withinProvince',
    site_code: `${spare.areas.children(home)[0]?.code ?? ''}201`,
    address: `试错地块${number}号`,
    agreed_investment: wanYuan(9_000),
    planned_total: wanYuan(9_000),
    introduced_date: isoDate('2019-11-12'),
    sign_date: isoDate('2019-11-12'),
    start_date: isoDate('2020-03-16'),
    plan_finish: isoDate('2023-06-30'),
    note: inventedNote,
    ...values,
  });
  const since = values.start_date ?? isoDate('2020-03-16');
  entries.add('project_status', { project_id, status: status ?? 'underConstruction', date: since });
  entries.add('project_year', { project_id, year: provinceYear, year_plan: wanYuan(2_000) });
  if (before > 0)
    entries.add('project_opening', {
      project_id,
      as_of: isoDate(`${provinceYear - 1}-12-31`),
      inv_cum: wanYuan(before),
      fund_cum: wanYuan(before),
    });
  return project_id;
}

/** A month of a project with an investment of 100 万元, funded in full. */
export function spareMonth(
  { entries }: Spare,
  project_id: string,
  month: number,
  values: Partial<ValuesOf<'investment'>> = {},
): string {
  return entries.add('investment', {
    project_id,
    month: period(`${provinceYear}-${String(month).padStart(2, '0')}`),
    inv_month: wanYuan(100),
    fund_month: wanYuan(100),
    progress_text: `试错形象进度${month}月`,
    ...values,
  });
}
