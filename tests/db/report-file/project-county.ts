import { fen } from '../../../db/domain/money.ts';
import { LedgerBuilder, yuan } from '../../support/ledger-builder.ts';

/** Ids by what they are in the county. */
export const projects = {
  parts: 'project-1',
  hotel: 'project-2',
  hotelNorth: 'project-3',
  hotelSouth: 'project-4',
  park: 'project-5',
  parkWater: 'project-6',
  ended: 'project-7',
} as const;

/**
 * A county with projects of 2021: one that goes on since before the app, whose figures an adjustment corrects; one that is
 * reported by its two sub-projects only; one that is reported as a whole, its sub-project in it; one that ended
 * before the year. Amounts have odd fen, so that 万元 need all six decimals. Every other form holds something, but for
 * aid, which does not apply, and medicine, which is nil.
 */
export function projectCounty(): LedgerBuilder {
  const builder = new LedgerBuilder().with('county').with('host').with('pairing').with('platform');
  builder
    .with('project', { platform_id: 'platform-1', agreed_investment: yuan('88000000.55') })
    .with('project', {
      project_code: '2012-330825-04-01-223456',
      name: '山海文旅酒店群',
      sector: 'cultureTourism',
      planned_total: yuan('50000000.07'),
    })
    .with('project', {
      project_code: '2102-330825-04-01-323456',
      name: '山海文旅酒店群（北区）',
      sector: 'cultureTourism',
      planned_total: yuan(20_000_000),
      parent_project_id: projects.hotel,
    })
    .with('project', {
      project_code: '2102-330825-04-01-423456',
      name: '山海文旅酒店群（南区）',
      sector: 'cultureTourism',
      planned_total: yuan('30000000.07'),
      parent_project_id: projects.hotel,
    })
    .with('project', {
      project_code: '2101-330825-04-01-523456',
      name: '龙游镇海试验产业园基础设施建设工程（一期、二期及配套）',
      sector: 'infrastructure',
      capital_kind: 'government',
      planned_total: yuan(120_000_000),
      contact: '王试 0570-0000001',
    })
    .with('project', {
      project_code: '2101-330825-04-01-623456',
      name: '产业园供水工程',
      sector: 'infrastructure',
      planned_total: yuan(10_000_000),
      parent_project_id: projects.park,
    })
    .with('project', {
      project_code: '1805-330825-04-01-723456',
      name: '已投产项目',
      introduced_date: '2018-05-01',
      sign_date: '2018-05-01',
      start_date: '2018-09-01',
      finish_date: '2020-06-30',
    });
  for (const id of Object.values(projects).slice(0, 6)) {
    builder.with('project_status', { project_id: id });
  }
  builder
    .with('project_status', { project_id: projects.ended, status: 'inProduction', date: '2020-06-30' })
    .with('project_opening', {
      project_id: projects.parts,
      inv_cum: yuan('12345678.91'),
      fund_cum: yuan('13000000.01'),
    })
    .with('project_opening', {
      project_id: projects.ended,
      inv_cum: yuan(90_000_000),
      fund_cum: yuan(90_000_000),
    })
    .with('project_year', { year_plan: yuan(30_000_000), carry_in: yuan('654321.09') })
    .with('project_year', { project_id: projects.hotelNorth, year_plan: yuan(9_000_000) })
    .with('project_year', { project_id: projects.hotelSouth, year_plan: yuan('7000000.03') })
    .with('project_year', { project_id: projects.park, year_plan: yuan(40_000_000) });
  for (let month = 2; month <= 12; month += 1) months(builder, month);
  otherForms(builder);
  return builder;
}

/** February holds January, too. The last month of a quarter states composition and sources of one project. */
function months(builder: LedgerBuilder, month: number): void {
  const name = `2021-${String(month).padStart(2, '0')}`;
  const of = { month: name, progress_text: `${month}月：主体结构施工` };
  const done = fen(yuan(2_000_000) + month);
  const isQuarterEnd = month % 3 === 0;
  // February to this month.
  const sum = (fixed: number): number => fixed * (month - 1) + ((month - 1) * (month + 2)) / 2;
  const ytd = sum(yuan(2_000_000));
  builder.with('investment', {
    ...of,
    inv_month: done,
    fund_month: fen(yuan(2_500_000) + month),
    problems: month === 3 ? '用地指标尚缺12亩，需省级统筹安排；110千伏线路迁改进度慢' : null,
    ...(month === 5 ? { prior_year_adjustment: yuan('-1234.56'), adjustment_reason: '上年多报设备款' } : {}),
    ...(isQuarterEnd
      ? {
          construction: fen(ytd - yuan(500_000)),
          equipment: yuan(200_000),
          other_cost: yuan(300_000),
          land_purchase: yuan('100000.01'),
          fund_loans: yuan(1_000_000),
          fund_self: fen(sum(yuan(2_500_000)) - yuan(1_000_000)),
          new_fixed_assets: yuan('70000.07'),
        }
      : {}),
  });
  builder.with('investment', {
    ...of,
    project_id: projects.hotelNorth,
    inv_month: yuan('500000.11'),
    fund_month: yuan(400_000),
  });
  // Begins in April: in the first quarter it has a plan, and no month.
  if (month > 3) {
    builder.with('investment', {
      ...of,
      project_id: projects.hotelSouth,
      inv_month: yuan('600000.13'),
      fund_month: yuan('700000.01'),
    });
  }
  builder.with('investment', {
    ...of,
    project_id: projects.park,
    inv_month: yuan('3000000.17'),
    fund_month: yuan(3_500_000),
  });
}

function otherForms(builder: LedgerBuilder): void {
  builder
    .with('platform', {
      platform_code: '330825-PT-02',
      name: '龙游生态旅游文化产业园',
      kind: 'ecoTourismCulture',
      planned_area_mu: 12_345,
      development_mode: 'onePark',
      appraisal_year: 2021,
      appraisal_grade: 'first',
    })
    .with('policy')
    .with('policy_measure', {
      kpi_name: '产值',
      kpi_unit: '亿元',
      kpi_target: '10',
      funds: yuan('1000000.01'),
    })
    .with('policy_measure', { measure_no: '2', measure_text: '培育试验龙头企业', funds: yuan(500_000) })
    .with('policy', {
      policy_title: '龙游县试验发展方案（第二批）',
      batch: 'second',
      doc_no: '试验办〔2021〕9号',
    })
    .with('policy_measure', { policy_id: 'policy-2', measure_no: '1', measure_text: '建设试验冷链' })
    .with('exchange')
    .with('exchange_person', { post: '副局长' })
    .with('exchange', {
      category: 'teacher',
      from_org: '镇海试验中学',
      to_org: '龙游试验中学',
      post: null,
      headcount: 3,
      start_date: '2021-09-01',
    })
    .with('exchange_person', { exchange_id: 'exchange-2', name: '周试' })
    .with('exchange_person', { exchange_id: 'exchange-2', name: '吴试' })
    .with('exchange_person', { exchange_id: 'exchange-2', name: '郑试' })
    .with('education', { lessons: 120, funds: yuan('12345.67') })
    .with('education', {
      helped_school: '龙游试验小学',
      school_stage: 'primary',
      team_size: 4,
      resident_count: 1,
    });
  builder.with('form_head', {
    form: 'investment',
    form_no: '山海08表',
    form_title: '山海协作项目投资进度表',
    maker: '试验省山海协作领导小组办公室',
    valid_from: '2020-01-01',
  });
  builder.with('form_head', {
    form: 'aid',
    form_no: '山海13表',
    form_title: '帮扶资金情况表',
    maker: '试验机关',
    valid_from: '2020-01-01',
  });
  for (const form of ['platform', 'project', 'investment', 'policy', 'exchange', 'education'] as const) {
    builder.with('declaration', { form, period: '2021', kind: 'data' });
  }
  builder.with('declaration', { form: 'investment', period: '2021-03', kind: 'data' });
  builder.with('declaration', {
    form: 'aid',
    period: '2021',
    kind: 'notApplicable',
    reason: '结对地区本年没有援建资金',
  });
  for (const form of ['enclave', 'village', 'contribution', 'return', 'distribution', 'medical'] as const) {
    builder.with('declaration', { form, period: '2021', kind: 'nil' });
  }
}
