import { countyKind } from '../../domain/codes/area-code.ts';
import { type IsoDate, isoDate } from '../../domain/dates.ts';
import { mountainCounties } from '../../reference/mountain-counties.ts';
import { type Desk, inventedNote } from './desk.ts';
import { provinceCounties } from './plan.ts';

/** The list of counties, the county's partners and its pairings. @returns ids of the partners, the first one hosts the enclaves */
export function addRegisters({ plan, entries }: Desk): readonly string[] {
  for (const { area_code, name_zh, name_py, member_from } of mountainCounties) {
    if (!provinceCounties.includes(area_code)) continue;
    entries.add('county', {
      area_code,
      name_zh,
      name_py,
      prefecture_code: area_code.slice(0, 4),
      kind: name_zh.endsWith('自治县') ? 'autonomousCounty' : countyKind(area_code),
      member_from: member_from as IsoDate,
      list_version: '26-2015',
    });
  }
  return plan.partners.map((partner, index) => {
    const host_id = entries.add('host', {
      host_name: partner.name,
      host_kind: partner.kind,
      host_code: partner.code,
      parent_code: partner.parent,
    });
    entries.add('pairing', {
      home_county: plan.area_code,
      host_id,
      pairing_type: index === 0 ? 'provincial' : 'strategic',
      valid_from: isoDate('2018-01-01'),
      note: partner.sourced ? null : `${inventedNote}结对关系未见公开名单。`,
    });
    return host_id;
  });
}
