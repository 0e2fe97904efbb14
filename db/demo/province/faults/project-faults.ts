import { area } from '../../../domain/area-size.ts';
import { isoDate } from '../../../domain/dates.ts';
import { fen } from '../../../domain/money.ts';
import { wanYuan } from '../entries.ts';
import { at, type Fault, fault } from './fault.ts';
import { spareMonth, spareProject } from './spare-projects.ts';

/** Platforms, projects and their months. */
export const projectFaults: readonly Fault[] = [
  fault('H52', 'a park counted as an enclave and as a platform', (spare) => {
    const enclave_id = spare.enclave({ counted_as_platform: true });
    const platform = spare.entries.add('platform', {
      platform_code: `${spare.home}-PT-${50 + spare.next()}`,
      name: '试错飞地园区',
      kind: 'enclavePark',
      level: 'county',
      approved_doc: '试错批复〔2019〕1号',
      approved_date: isoDate('2019-12-25'),
      home_county: spare.home,
      host_id: spare.hostId,
      planned_area_mu: area(10_000),
      development_mode: 'onePark',
      enclave_id,
      counted: true,
    });
    return at('platform', platform);
  }),
  fault('H53', 'a project code with a digit too few', (spare) => {
    return at('project', spareProject(spare, { project_code: `2020-${spare.home}-34-01-90001` }));
  }),
  fault('S53', 'a project under construction without a code', (spare) => {
    return at('project', spareProject(spare, { project_code: null }));
  }),
  fault('S54', 'a project code of another county', (spare) => {
    return at('project', spareProject(spare, { project_code: `2020-330212-34-01-98${1000 + spare.next()}` }));
  }),
  fault('H55', 'an industry that does not exist', (spare) => {
    return at('project', spareProject(spare, { industry_code: '9999' }));
  }),
  fault('H61', 'a planned total of nothing', (spare) => {
    return at('project', spareProject(spare, { planned_total: fen(0) }));
  }),
  fault('S62', 'a project of 3 million yuan', (spare) => {
    const small = { planned_total: wanYuan(300), agreed_investment: null };
    return at('project', spareProject(spare, small));
  }),
  fault('H63', 'a start before the signing', (spare) => {
    return at('project', spareProject(spare, { sign_date: isoDate('2020-08-01') }));
  }),
  fault('S64', 'a project under construction that never started', (spare) => {
    return at('project', spareProject(spare, { start_date: null }));
  }),
  fault('H65', 'a negative month without a reason', (spare) => {
    const project = spareProject(spare);
    spareMonth(spare, project, 2);
    return at('investment', spareMonth(spare, project, 3, { inv_month: wanYuan(-20) }));
  }),
  fault('H67', 'January reported by itself', (spare) => {
    return at('investment', spareMonth(spare, spareProject(spare), 1));
  }),
  fault('S68', 'investment of earlier years in a project that started this year', (spare) => {
    const project = spareProject(spare, { start_date: isoDate('2021-04-12') });
    return at('investment', spareMonth(spare, project, 4));
  }),
  fault('S70', 'twice the planned total invested', (spare) => {
    const project = spareProject(spare, { before: 18_000 });
    return at('investment', spareMonth(spare, project, 2));
  }),
  fault('H71', 'parts that do not add up to the investment', (spare) => {
    const parts = { construction: wanYuan(60), equipment: wanYuan(20), other_cost: wanYuan(10) };
    return at('investment', spareMonth(spare, spareProject(spare), 3, parts));
  }),
  fault('H72', 'land dearer than all other costs', (spare) => {
    const parts = {
      construction: wanYuan(60),
      equipment: wanYuan(20),
      other_cost: wanYuan(20),
      land_purchase: wanYuan(30),
    };
    return at('investment', spareMonth(spare, spareProject(spare), 3, parts));
  }),
  fault('H73', 'sources that do not add up to the funds', (spare) => {
    const sources = { fund_self: wanYuan(60), fund_loans: wanYuan(20) };
    return at('investment', spareMonth(spare, spareProject(spare), 3, sources));
  }),
  fault('H74', 'more new assets than was invested', (spare) => {
    const assets = { new_fixed_assets: wanYuan(4_000) };
    return at('investment', spareMonth(spare, spareProject(spare), 12, assets));
  }),
  fault('S75', 'more tax than output', (spare) => {
    const results = { jobs: 50, output: wanYuan(2_000), tax: wanYuan(2_400) };
    return at('investment', spareMonth(spare, spareProject(spare), 12, results));
  }),
  fault('S76', 'progress in the words of the month before', (spare) => {
    const project = spareProject(spare);
    const same = { progress_text: '主体结构施工' };
    spareMonth(spare, project, 11, same);
    return at('investment', spareMonth(spare, project, 12, same));
  }),
];
