import { area } from '../../domain/area-size.ts';
import { isoDate } from '../../domain/dates.ts';
import { creditCode } from './credit-codes.ts';
import { type Desk, documentNo, inventedNote } from './desk.ts';
import type { MadeEnclave } from './enclaves.ts';
import { firmName, shortName } from './names.ts';

/** The county's parks. An enclave that is a park, too, counts by its own mark only. @returns id of the eco park */
export function addPlatforms(
  desk: Desk,
  hostIds: readonly string[],
  enclaves: readonly MadeEnclave[],
): string | null {
  const { plan, entries, random } = desk;
  const place = shortName(plan.partners[0]?.name ?? '');
  let number = 0;
  const common = () => {
    number += 1;
    return {
      platform_code: `${plan.area_code}-PT-${String(number).padStart(2, '0')}`,
      home_county: plan.area_code,
      host_id: hostIds[0] ?? null,
      note: inventedNote,
      operator: firmName(random, plan.short, '园区开发'),
      operator_uscc: creditCode(random, '91', plan.area_code),
    };
  };
  let ecoPark: string | null = null;
  if (plan.ecoPark)
    ecoPark = entries.add('platform', {
      ...common(),
      name: `${plan.short}—${place}山海协作生态旅游文化产业园`,
      kind: 'ecoTourismCulture',
      level: 'provincial',
      approved_doc: documentNo(desk, '批复', 2018, 1),
      approved_date: isoDate('2018-06-15'),
      planned_area_mu: area(random.integer(20, 150) * 10_000),
      development_mode: random.pick(['onePark', 'severalSites']),
      counted: true,
      appraisal_year: 2020,
      appraisal_grade: random.pick(['first', 'second', 'second', 'third']),
    });
  if (plan.industrialPark)
    entries.add('platform', {
      ...common(),
      name: `${plan.short}—${place}山海协作产业园`,
      kind: 'industrialPark',
      level: 'provincial',
      approved_doc: documentNo(desk, '批复', 2018, 2),
      approved_date: isoDate('2018-09-10'),
      planned_area_mu: area(random.integer(15, 60) * 10_000),
      development_mode: 'onePark',
      counted: true,
    });
  for (const enclave of enclaves) {
    if (enclave.plan.kind !== 'industrial' || enclave.plan.state !== 'working') continue;
    entries.add('platform', {
      ...common(),
      name: `${plan.short}—${place}产业飞地园区`,
      kind: 'enclavePark',
      level: 'prefectural',
      approved_doc: documentNo(desk, '批复', 2019, 3),
      approved_date: isoDate('2019-03-20'),
      planned_area_mu: area(random.integer(4, 15) * 10_000),
      development_mode: 'onePark',
      enclave_id: enclave.id,
      counted: false,
    });
  }
  return ecoPark;
}
