import { isoDate } from '../../domain/dates.ts';
import type { OptionOf } from '../../domain/options.ts';
import { type Desk, documentNo, inventedNote } from './desk.ts';
import { wanYuan } from './entries.ts';

const issued: Readonly<Record<OptionOf<'policyBatch'>, string>> = {
  first: '2021-05-22',
  second: '2021-09-16',
  third: '2021-12-10',
};

interface Measure {
  readonly text: string;
  readonly dept: string;
  readonly support: string;
  readonly kpi?: { readonly name: string; readonly unit: string; readonly from: number; readonly to: number };
}

const measures: readonly Measure[] = [
  {
    text: '建设山海协作产业飞地，承接重大产业项目',
    dept: '县发改局',
    support: '省发展改革委',
    kpi: { name: '落地项目', unit: '个', from: 2, to: 8 },
  },
  {
    text: '培育特色生态产业，提升农产品加工水平',
    dept: '县农业农村局',
    support: '省农业农村厅',
    kpi: { name: '产值', unit: '亿元', from: 3, to: 30 },
  },
  {
    text: '打造全域旅游线路',
    dept: '县文旅局',
    support: '省文化和旅游厅',
    kpi: { name: '接待游客', unit: '万人次', from: 80, to: 900 },
  },
  {
    text: '改造提升县域交通，改善对外通道',
    dept: '县交通局',
    support: '省交通运输厅',
    kpi: { name: '新改建公路', unit: '公里', from: 15, to: 120 },
  },
  { text: '引进科技人才，共建科创平台', dept: '县科技局', support: '省科技厅' },
  {
    text: '壮大村级集体经济',
    dept: '县农业农村局',
    support: '省委农办',
    kpi: { name: '经营性收入50万元以上行政村占比', unit: '%', from: 40, to: 70 },
  },
];

/** The county's plan of "one county, one policy" with four to six measures. */
export function addPolicy(desk: Desk): void {
  const { plan, entries, random } = desk;
  const policy_id = entries.add('policy', {
    policy_title: `${plan.name}跨越式高质量发展“一县一策”（演示）`,
    batch: plan.policyBatch,
    doc_no: documentNo(desk, '一县一策', 2021, random.integer(1, 60)),
    issued_date: isoDate(issued[plan.policyBatch]),
    note: inventedNote,
  });
  const chosen = random.shuffled(measures).slice(0, random.integer(4, 6));
  for (const [index, { text, dept, support, kpi }] of chosen.entries()) {
    entries.add('policy_measure', {
      policy_id,
      measure_no: String(index + 1),
      measure_text: text,
      lead_dept: dept,
      support_from: support,
      ...(kpi === undefined
        ? {}
        : { kpi_name: kpi.name, kpi_unit: kpi.unit, kpi_target: String(random.integer(kpi.from, kpi.to)) }),
      due: isoDate(random.pick(['2022-12-31', '2023-12-31', '2025-12-31'])),
      state: random.pick(['underWay', 'underWay', 'notStarted', 'done']),
      funds: wanYuan(random.integer(50, 5_000)),
    });
  }
}
