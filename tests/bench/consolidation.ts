import { join } from 'node:path';
import type { ConsolidationProgress } from '../../db/domain/consolidation-answers.ts';
import { period } from '../../db/domain/period.ts';
import { systemPorts } from '../../db/ports.ts';
import { openUpperLevel, packageOf, receive } from '../support/received-packages.ts';
import { openServices } from '../support/service-host.ts';
import { syntheticProvince } from '../support/synthetic-province.ts';
import type { BenchLine } from './line.ts';
import { median } from './timing.ts';

const rounds = 5;
const year = period('2021');
const years = ['2018', '2019', '2020', '2021'].map(period);

/** What a province waits for: its figures from cold, and the consolidated workbook, written and read back. */
export async function benchConsolidation(folder: string): Promise<readonly BenchLine[]> {
  const data = join(folder, 'province');
  const filled = await openServices(data, systemPorts());
  await openUpperLevel(filled);
  const counties = syntheticProvince(1);
  receive(
    filled,
    counties.flatMap((county) => years.map((one) => packageOf(county, one))),
  );
  filled.close();
  const [cold, book, steps]: [number[], number[], number[]] = [[], [], []];
  const page: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = await openServices(data, systemPorts());
    const opened = performance.now();
    await first.call('dashboard.view', { period: year });
    page.push(performance.now() - opened);
    first.close();
    const host = await openServices(data, systemPorts());
    const began = performance.now();
    await host.call('indicators.compute', { period: year, scope: 'all' });
    cold.push(performance.now() - began);
    const asked = performance.now();
    let now: ConsolidationProgress = await host.call('consolidation.make', {
      period: year,
      scope: 'all',
      folder,
      language: 'zh-CN',
    });
    while (now.made === null) {
      const step = performance.now();
      now = await host.call('consolidation.go', { job: now.job });
      steps.push(performance.now() - step);
    }
    book.push(performance.now() - asked);
    host.close();
  }
  const of = `${counties.length} counties, four annual packages each, median of ${rounds}`;
  return [
    {
      name: 'indicators of a province from cold',
      measured: { ms: median(cold), as: 'median' },
      floor: null,
      goal: { kind: 'time', atMostMs: 500 },
      note: of,
    },
    {
      name: 'dashboard of a province from cold',
      measured: { ms: median(page), as: 'median' },
      floor: null,
      goal: { kind: 'time', atMostMs: 500 },
      note: of,
    },
    {
      name: 'consolidated workbook, written and read back',
      measured: { ms: median(book), as: 'median' },
      floor: null,
      goal: { kind: 'time', atMostMs: 5000 },
      note: `${of}; the longest step takes ${Math.round(Math.max(...steps))} ms`,
    },
  ];
}
