import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { atTheDesk, enterCounty, type ProvinceOptions } from '../../db/demo/province/enter-county.ts';
import { planProvince } from '../../db/demo/province/plan.ts';
import { provincePeriod } from '../../db/demo/province/targets.ts';
import { isoDate } from '../../db/domain/dates.ts';
import type { InboxState } from '../../db/domain/inbox-answers.ts';
import { systemPorts } from '../../db/ports.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { appVersion, resourcesDir } from '../../electron/app-info.ts';
import { openServices, type ServiceHost } from '../support/service-host.ts';
import type { BenchLine } from './line.ts';

const signers = {
  unit_head: '李军',
  stat_head: '张伟',
  filler: '王芳',
  phone: '0570-0000000',
  report_date: isoDate('2022-01-12'),
};

/**
 * The province receives a full year of the synthetic province: read, verified, kept, checked, added up again, accepted.
 * @param most counties that report; default all of them
 */
export async function benchInbox(folder: string, most = 99): Promise<readonly BenchLine[]> {
  const share = join(folder, 'inbox-share');
  mkdirSync(share);
  const counties = await submitAll(join(folder, 'inbox-counties'), share, most);
  const host = await openServices(join(folder, 'inbox-province'), systemPorts());
  try {
    await host.call('session.initialise', {
      role: 'province',
      unit: null,
      person: '陈静',
      language: 'zh-CN',
    });
    const { rows } = await lookThrough(host, share);
    const keys = rows
      .flatMap(({ waiting }) => waiting)
      .flatMap(({ report }) =>
        report === null ? [] : [{ public_key: report.public_key, unit: report.unit.code }],
      );
    await host.call('inbox.trust', { keys });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const start = performance.now();
    await lookThrough(host, share, true);
    const received = performance.now() - start;
    const { accepted } = await host.call('inbox.accept', {
      period: provincePeriod,
      packages: 'all',
      confirmed: false,
    });
    const ms = performance.now() - start;
    delay.disable();
    return [
      {
        name: `inbox: ${counties} files of a full year, read, verified, checked and accepted`,
        measured: { ms, as: 'once' },
        floor: null,
        goal: { kind: 'time', atMostMs: 5_000 },
        note: `${accepted.length} accepted; ${(received / counties).toFixed(0)} ms a file; longest step of the store's thread ${(delay.max / 1e6).toFixed(0)} ms`,
      },
    ];
  } finally {
    host.close();
  }
}

async function submitAll(out: string, share: string, most: number): Promise<number> {
  const options: ProvinceOptions = {
    seed: 1,
    out,
    resourcesDir,
    appVersion,
    areas: loadAreaTable(resourcesDir),
    industries: loadIndustryTable(resourcesDir),
  };
  const plans = planProvince(options.seed).slice(0, most);
  for (const plan of plans) {
    await enterCounty(plan, options);
    await atTheDesk(plan, options, 2, (ask) =>
      ask('reports.submit', { period: provincePeriod, folder: share, signers, correction_reason: null }),
    );
  }
  return plans.length;
}

async function lookThrough(host: ServiceHost, folder: string, again = false): Promise<InboxState> {
  let state = await host.call('inbox.scan', { period: provincePeriod, folder, again });
  while (state.progress !== null) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    state = await host.call('inbox.state', { period: provincePeriod });
  }
  return state;
}
