import { join } from 'node:path';
import { makeCounty } from '../../db/demo/province/county.ts';
import { countyDataDir, enterCounty } from '../../db/demo/province/enter-county.ts';
import { type CountyPlan, planProvince } from '../../db/demo/province/plan.ts';
import { provincePeriod } from '../../db/demo/province/targets.ts';
import { formsOf } from '../../db/domain/form-set.ts';
import { Ledger } from '../../db/domain/ledger.ts';
import { type Fen, fen } from '../../db/domain/money.ts';
import type { RecordOf } from '../../db/domain/records/catalogue.ts';
import type { CheckContext } from '../../db/domain/rules/rule.ts';
import { beginCheck, type Check, carryOn, violationsOf } from '../../db/domain/rules/run.ts';
import { defaultThresholds } from '../../db/domain/rules/thresholds.ts';
import { seededPorts } from '../../db/ports.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { appVersion, resourcesDir } from '../../electron/app-info.ts';
import { openStore } from './demo-store.ts';
import type { BenchLine } from './line.ts';
import { median, quantile, timed } from './timing.ts';

const seed = 1;
const villages = 150;
const projects = 30;
const rounds = 60;
const areas = loadAreaTable(resourcesDir);
const industries = loadIndustryTable(resourcesDir);

/** A county of the size that the goals speak of: 150 villages, 30 projects, a year of months. */
function largeCounty(): CountyPlan {
  const plans = planProvince(seed);
  const plan = plans.find(({ area_code }) => area_code === '330825');
  if (plan === undefined) throw new Error('no such county');
  const enclaves = plan.enclaves.map((enclave, index) => (index === 0 ? { ...enclave, villages } : enclave));
  // Those under way have months: signed ones would make it easy.
  const busy = plans.flatMap((one) => one.projects).filter(({ status }) => status === 'underConstruction');
  return { ...plan, ecoPark: true, projects: busy.slice(0, projects), enclaves };
}

/** What an officer waits for at a check: a whole year from cold, and once more after one field was changed. */
export async function benchCheck(folder: string): Promise<readonly BenchLine[]> {
  const plan = largeCounty();
  return [await benchColdCheck(folder, plan), benchRecheck(plan)];
}

/** The call as a page makes it: store thread started, records read, every rule, explanations matched. */
async function benchColdCheck(folder: string, plan: CountyPlan): Promise<BenchLine> {
  const out = join(folder, 'check');
  const options = { seed, out, resourcesDir, appVersion, areas, industries };
  const { stored } = await enterCounty(plan, options);
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { ask, close } = await openStore(countyDataDir(out, plan.area_code));
    try {
      times.push((await timed(() => ask('check.run', { period: provincePeriod }))).ms);
    } finally {
      await close();
    }
  }
  return {
    name: 'check a county’s year from cold',
    measured: { ms: median(times), as: 'median' },
    floor: null,
    goal: { kind: 'time', atMostMs: 300 },
    note: `${stored.count} records, ${villages} villages, ${projects} projects with their months; first check of a fresh store thread, ${times.length} times`,
  };
}

/** One amount changed in each of five forms, the worst of them as the figure. */
function benchRecheck(plan: CountyPlan): BenchLine {
  const county = makeCounty(plan, seed, areas, seededPorts(seed, '2022-01-10T01:00:00.000Z').newId);
  const context: CheckContext = {
    period: provincePeriod,
    today: '2022-01-10' as CheckContext['today'],
    unit: plan.area_code,
    areas,
    industries,
    thresholds: defaultThresholds,
    forms: formsOf(provincePeriod),
    head: null,
  };
  const first = beginCheck(new Ledger(county.entries.ledger().records()), context);
  const medians = changes.map(({ name, change }) => {
    let check = first;
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      check = change(check, round);
      violationsOf(check);
      times.push(performance.now() - start);
    }
    return { name, ms: median(times), p95: quantile(times, 0.95) };
  });
  const worst = medians.reduce((a, b) => (a.ms >= b.ms ? a : b));
  return {
    name: 'check again after one field',
    measured: { ms: worst.ms, as: 'median' },
    floor: null,
    goal: { kind: 'time', atMostMs: 5 },
    note: `in the kernel, ${rounds} rounds a field, the slowest field: ${medians
      .map(({ name, ms, p95 }) => `${name} ${ms.toFixed(2)} ms (p95 ${p95.toFixed(2)})`)
      .join(', ')}`,
  };
}

const moved = (amount: Fen | null, round: number): Fen => fen((amount ?? 0) + (round % 2 === 0 ? 100 : -100));

function first<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('no record to change');
  return row;
}

interface Change {
  readonly name: string;
  readonly change: (check: Check, round: number) => Check;
}

const changes: readonly Change[] = [
  {
    name: 'a village’s share',
    change: (check, round) => {
      const line: RecordOf<'batch_line'> = first(check.ledger.all('batch_line'));
      return carryOn(check, 'batch_line', { ...line, amount: moved(line.amount, round) });
    },
  },
  {
    name: 'a village’s income',
    change: (check, round) => {
      const row: RecordOf<'village_year'> = first(check.ledger.all('village_year'));
      return carryOn(check, 'village_year', { ...row, total_income: moved(row.total_income, round) });
    },
  },
  {
    name: 'a contribution',
    change: (check, round) => {
      const row: RecordOf<'contribution'> = first(check.ledger.all('contribution'));
      return carryOn(check, 'contribution', { ...row, amount: moved(row.amount, round) });
    },
  },
  {
    name: 'a due',
    change: (check, round) => {
      const due: RecordOf<'due'> = first(check.ledger.all('due'));
      return carryOn(check, 'due', { ...due, agreed: moved(due.agreed, round) });
    },
  },
  {
    name: 'a month’s investment',
    change: (check, round) => {
      const row: RecordOf<'investment'> = first(check.ledger.all('investment'));
      return carryOn(check, 'investment', { ...row, inv_month: moved(row.inv_month, round) });
    },
  },
];
