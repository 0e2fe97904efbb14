import type { AreaTable } from '../../reference/area-table.ts';
import type { Entries } from './entries.ts';
import type { CountyPlan } from './plan.ts';
import type { Random } from './random.ts';

/** What every family of records is made with. */
export interface Desk {
  readonly plan: CountyPlan;
  readonly entries: Entries;
  readonly random: Random;
  readonly areas: AreaTable;
}

/** Note of records whose names, dates and figures are invented. */
export const inventedNote = '演示数据：名称、日期、金额均系虚构。';

/** Number of an invented document. */
export function documentNo(desk: Desk, kind: string, year: number, number: number): string {
  return `${desk.plan.short}演示${kind}〔${year}〕${number}号`;
}
