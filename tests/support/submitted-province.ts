import { mkdirSync } from 'node:fs';
import { atTheDesk, type ProvinceOptions } from '../../db/demo/province/enter-county.ts';
import { makeProvince } from '../../db/demo/province/make-province.ts';
import type { CountyPlan } from '../../db/demo/province/plan.ts';
import { provincePeriod } from '../../db/demo/province/targets.ts';
import type { IsoDate } from '../../db/domain/dates.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { resourcesDir } from './store-folder.ts';

/** Where the synthetic counties keep their data, each in a folder of its own, and where they place their reports. */
export interface SubmittedProvince {
  readonly options: ProvinceOptions;
  readonly sharedFolder: string;
  readonly counties: readonly { readonly plan: CountyPlan; readonly file: string }[];
}

/**
 * Makes the synthetic counties and has each of them file its year into one folder.
 * @param out folder for the counties' data @param sharedFolder folder for the files; made where it is not there
 * @param only codes of the counties wanted; all of them unless told
 */
export async function submitProvince(
  out: string,
  sharedFolder: string,
  only?: readonly string[],
): Promise<SubmittedProvince> {
  const options: ProvinceOptions = {
    ...{ seed: 1, out, resourcesDir, appVersion: '0.0.0-test' },
    areas: loadAreaTable(resourcesDir),
    industries: loadIndustryTable(resourcesDir),
  };
  mkdirSync(sharedFolder, { recursive: true });
  const counties: { plan: CountyPlan; file: string }[] = [];
  for await (const { plan } of makeProvince(options, false, only))
    counties.push({ plan, file: await submitYear(options, plan, sharedFolder, 2, null) });
  return { options, sharedFolder, counties };
}

/**
 * A county files its year, or corrects it.
 * @param sitting number of its sitting at the desk, from 2 @param reason of a correction
 * @returns name of the file
 */
export function submitYear(
  options: ProvinceOptions,
  plan: CountyPlan,
  folder: string,
  sitting: number,
  reason: string | null,
): Promise<string> {
  return atTheDesk(plan, options, sitting, async (ask) => {
    const { file } = await ask('reports.submit', {
      period: provincePeriod,
      folder,
      signers: {
        ...{ unit_head: '周明', stat_head: '吴洁', filler: '郑宁', phone: '0570-7000000' },
        report_date: '2022-01-10' as IsoDate,
      },
      correction_reason: reason,
    });
    return file;
  });
}
