import { isoDate } from '../../domain/dates.ts';
import type { OptionOf } from '../../domain/options.ts';
import { percent } from '../../domain/percent.ts';
import { type Desk, inventedNote } from './desk.ts';
import { wanYuan } from './entries.ts';
import { personName, shortName } from './names.ts';

/** The county's expert group, twinned schools and hospitals; invented names. */
export function addTwinning(desk: Desk): void {
  addEducation(desk);
  addMedical(desk);
}

function addEducation({ plan, entries, random }: Desk): void {
  const partner = shortName(plan.partners[0]?.name ?? '');
  const team_size = random.integer(6, 16);
  entries.add('education', {
    kind: 'hopeGroup',
    helper_unit: `${partner}演示中学专家团队`,
    helped_school: `${plan.short}演示中学`,
    school_stage: 'senior',
    team_size,
    resident_count: random.integer(2, Math.floor(team_size / 2)),
    start_date: isoDate('2021-05-10'),
    lessons: random.integer(60, 400),
    teachers_trained: random.integer(30, 240),
    students_benefited: random.integer(400, 3_000),
    note: inventedNote,
  });
  for (let number = 1; number <= random.integer(1, 4); number += 1) {
    const size = random.integer(3, 10);
    entries.add('education', {
      kind: random.pick(['schoolCommunity', 'crossRegion']),
      helper_unit: `${partner}演示第${number}小学`,
      helped_school: `${plan.short}演示第${number}小学`,
      school_stage: random.pick(['primary', 'junior']),
      mode: random.pick(['integrated', 'jointlyBuilt', 'cooperative']),
      team_size: size,
      resident_count: random.integer(0, 3),
      start_date: isoDate('2021-09-01'),
      funds: wanYuan(random.integer(5, 60)),
      note: inventedNote,
    });
  }
}

function addMedical({ plan, entries, random }: Desk): void {
  const partner = shortName(plan.partners[0]?.name ?? '');
  for (let number = 1; number <= random.integer(1, 2); number += 1) {
    entries.add('medical', {
      helper_hospital: number === 1 ? '省演示医院' : `${partner}演示医院`,
      helper_grade: number === 1 ? '3A' : '3B',
      helped_hospital: number === 1 ? `${plan.short}演示人民医院` : `${plan.short}演示中医院`,
      helped_grade: random.pick(['2A', '2B', '3B']),
      mode: random.pick(['fullEntrust', 'keyEntrust', 'specialty']),
      resident_experts: random.integer(3, 12),
      start_date: isoDate('2021-04-01'),
      dispatch_person_times: random.integer(40, 600),
      departments_built: random.integer(1, 6),
      new_tech_count: random.integer(2, 30),
      level34_surgery_share: percent(random.integer(180, 420) * 1_000),
      local_treatment_rate: percent(random.integer(820, 930) * 1_000),
      funds: wanYuan(random.integer(50, 600)),
      note: inventedNote,
    });
  }
}

const posts: readonly (readonly [OptionOf<'exchangeCategory'>, string])[] = [
  ['cadre', '副局长（挂职）'],
  ['specialist', '规划专员'],
  ['teacher', '任课教师'],
  ['doctor', '主治医师'],
  ['techEnvoy', '科技特派员'],
];

/** Cadres and talents of the county and its partner: some single persons by name, some groups. */
export function addExchanges({ plan, entries, random }: Desk): void {
  const partner = plan.partners[0]?.name ?? '';
  const sent = new Set<string>();
  for (const [category, post] of random.shuffled(posts).slice(0, random.integer(2, 4))) {
    const drawn = Array.from({ length: random.integer(1, 4) }, () => personName(random));
    // Nobody is sent to two posts.
    const names = new Set(drawn.filter((name) => !sent.has(name)));
    if (names.size === 0) continue;
    for (const name of names) sent.add(name);
    const seaToMountain = random.chance(70);
    const exchange_id = entries.add('exchange', {
      direction: seaToMountain ? 'seaToMountain' : 'mountainToSea',
      category,
      from_org: seaToMountain ? `${partner}演示派出单位` : `${plan.short}演示派出单位`,
      to_org: seaToMountain ? `${plan.short}演示接收单位` : `${partner}演示接收单位`,
      post,
      headcount: names.size,
      start_date: isoDate('2020-11-02'),
      end_date: isoDate(random.pick(['2022-05-31', '2022-11-30', '2023-06-30'])),
      full_time: random.chance(80),
      note: inventedNote,
    });
    for (const name of names) entries.add('exchange_person', { exchange_id, name, post });
  }
}

/** Aid funds of each partner in the year. @param hostIds of the partners */
export function addAid({ entries, random }: Desk, hostIds: readonly string[], year: number): void {
  for (const host_id of hostIds) {
    const fund = random.integer(200, 1_200);
    entries.add('aid', {
      host_id,
      year,
      aid_fund: wanYuan(fund),
      income_raising: wanYuan(Math.floor((fund * random.integer(30, 50)) / 100)),
      edu_sci_health: wanYuan(Math.floor((fund * random.integer(15, 35)) / 100)),
      social_donation: wanYuan(random.integer(10, 120)),
      rural_projects: random.integer(2, 20),
      training_person_times: random.integer(200, 1_500),
    });
  }
}
