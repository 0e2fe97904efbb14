import { isoDate } from '../../../domain/dates.ts';
import { percent } from '../../../domain/percent.ts';
import type { ValuesOf } from '../../../domain/records/catalogue.ts';
import { wanYuan } from '../entries.ts';
import { provinceYear } from '../targets.ts';
import { at, type Fault, fault } from './fault.ts';
import type { Spare } from './spare.ts';

/** A measure of the county's plan that is due in 2025. */
function measure(spare: Spare, values: Partial<ValuesOf<'policy_measure'>>): string {
  return spare.entries.add('policy_measure', {
    policy_id: spare.entries.all('policy')[0]?.id ?? '',
    measure_no: `试错${spare.next()}`,
    measure_text: '试错举措',
    lead_dept: '县发改局',
    due: isoDate('2025-12-31'),
    state: 'underWay',
    ...values,
  });
}

/** A specialist for two years. */
function exchange(spare: Spare, values: Partial<ValuesOf<'exchange'>>): string {
  return spare.entries.add('exchange', {
    direction: 'seaToMountain',
    category: 'specialist',
    from_org: `试错派出单位${spare.next()}`,
    to_org: '试错接收单位',
    post: '试错专员',
    headcount: 1,
    start_date: isoDate('2021-01-04'),
    end_date: isoDate('2022-12-31'),
    full_time: true,
    ...values,
  });
}

/** Twinned schools. */
function education(spare: Spare, values: Partial<ValuesOf<'education'>>): string {
  return spare.entries.add('education', {
    kind: 'schoolCommunity',
    helper_unit: `试错支援学校${spare.next()}`,
    helped_school: '试错受援学校',
    school_stage: 'primary',
    team_size: 6,
    resident_count: 2,
    start_date: isoDate('2021-09-01'),
    ...values,
  });
}

/** Twinned hospitals. */
function medical(spare: Spare, values: Partial<ValuesOf<'medical'>>): string {
  return spare.entries.add('medical', {
    helper_hospital: `试错支援医院${spare.next()}`,
    helper_grade: '3A',
    helped_hospital: '试错受援医院',
    helped_grade: '2A',
    resident_experts: 3,
    start_date: isoDate('2021-04-01'),
    ...values,
  });
}

/** Policies, exchanges, twinning and aid. */
export const formFaults: readonly Fault[] = [
  fault('H77', 'a measure with an indicator and no target', (spare) => {
    return at('policy_measure', measure(spare, { kpi_name: '落地项目', kpi_unit: '个' }));
  }),
  fault('S78', 'a measure that is overdue', (spare) => {
    return at('policy_measure', measure(spare, { due: isoDate('2021-12-20'), state: 'behind' }));
  }),
  fault('H79', 'an exchange that ends before it begins', (spare) => {
    return at('exchange', exchange(spare, { end_date: isoDate('2020-12-31') }));
  }),
  fault('H80', 'an exchange of nobody', (spare) => {
    return at('exchange', exchange(spare, { headcount: 0 }));
  }),
  fault('S81', 'a secondment of three months', (spare) => {
    return at('exchange', exchange(spare, { end_date: isoDate('2021-04-03') }));
  }),
  fault('H82', 'more residents than the team has members', (spare) => {
    return at('education', education(spare, { resident_count: 8 }));
  }),
  fault('S83', 'a team of forty', (spare) => {
    return at('education', education(spare, { team_size: 40 }));
  }),
  fault('H84', 'a share of 120 percent', (spare) => {
    return at('medical', medical(spare, { local_treatment_rate: percent(1_200_000) }));
  }),
  fault('S85', 'a helper of a lower grade than the hospital it helps', (spare) => {
    return at('medical', medical(spare, { helper_grade: '2B' }));
  }),
  fault('H86', 'parts that exceed the aid funds', (spare) => {
    const aid = spare.entries.add('aid', {
      host_id: spare.host(),
      year: provinceYear,
      aid_fund: wanYuan(300),
      income_raising: wanYuan(200),
      edu_sci_health: wanYuan(150),
      training_person_times: 200,
    });
    return at('aid', aid);
  }),
];
