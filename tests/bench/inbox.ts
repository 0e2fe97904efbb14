import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { atTheDesk, enterCounty, type ProvinceOptions } from '../../db/demo/province/enter-county.ts';
import { planProvince } from '../../db/demo/province/plan.ts';
import { provincePeriod } from '../../db/demo/province/targets.ts';
import { isoDate } from '../../db/domain/dates.ts';
import type { InboxState } from '../../db/domain/inbox-answers.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { appVersion, resourcesDir } from '../../electron/app-info.ts';
import { type Ask, openStore } from './demo-store.ts';
import type { BenchLine } from './line.ts';
import { timed } from './timing.ts';

const signers = {
  unit_head: '李军',
  stat_head: '张伟',
  filler: '王芳',
  phone: '0570-0000000',
  report_date: isoDate('2022-01-12'),
};

/** A window that waits longer than this is felt to hang. */
const feltMs = 100;

/**
 * The province receives a full year of the synthetic province, behind the store's thread as the window has it: read,
 * verified, kept, checked, added up again, accepted. Meanwhile it is asked all the time, as an open page does.
 * @param most counties that report; default all of them
 */
export async function benchInbox(folder: string, most = 99): Promise<readonly BenchLine[]> {
  const share = join(folder, 'inbox-share');
  mkdirSync(share);
  const counties = await submitAll(join(folder, 'inbox-counties'), share, most);
  const { ask, close } = await openStore(join(folder, 'inbox-province'));
  try {
    await ask('session.initialise', { role: 'province', unit: null, person: '陈静', language: 'zh-CN' });
    const { rows } = await lookThrough(ask, share);
    const keys = rows
      .flatMap(({ waiting }) => waiting)
      .flatMap(({ report }) =>
        report === null ? [] : [{ public_key: report.public_key, unit: report.unit.code }],
      );
    await ask('inbox.trust', { keys });
    const watch = watchStalls(ask);
    const before = process.cpuUsage();
    const look = await timed(() => lookThrough(ask, share, true));
    const accept = await timed(() =>
      ask('inbox.accept', { period: provincePeriod, packages: 'all', confirmed: false }),
    );
    const { user, system } = process.cpuUsage(before);
    const { longestWait, longestStall } = await watch.stop();
    const { accepted } = accept.value;
    return [
      {
        name: `inbox: ${counties} files of a full year, read, verified, checked and accepted`,
        measured: { ms: look.ms + accept.ms, as: 'once' },
        floor: null,
        goal: { kind: 'time', atMostMs: 5_000 },
        note: `${accepted.length} accepted; read, verified, kept and checked ${look.ms.toFixed(0)} ms (${(look.ms / counties).toFixed(0)} ms a file), accepted ${accept.ms.toFixed(0)} ms; ${((user + system) / 1000).toFixed(0)} ms of processor time in all threads`,
      },
      {
        name: 'inbox: longest stall of the window meanwhile',
        measured: { ms: longestStall, as: 'once' },
        floor: null,
        goal: { kind: 'time', atMostMs: feltMs },
        note: `the longest that a call of another page waited for its answer: ${longestWait.toFixed(0)} ms`,
      },
    ];
  } finally {
    await close();
  }
}

/** Asks what a page asks, one call after the other, and watches the thread that hosts the window. */
function watchStalls(ask: Ask): {
  stop(): Promise<{ readonly longestWait: number; readonly longestStall: number }>;
} {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const end = new AbortController();
  let longestWait = 0;
  const asking = (async () => {
    while (!end.signal.aborted) {
      const { ms } = await timed(() => ask('session.open', {}));
      longestWait = Math.max(longestWait, ms);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return {
    async stop() {
      end.abort();
      await asking;
      delay.disable();
      return { longestWait, longestStall: delay.max / 1e6 };
    },
  };
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

async function lookThrough(ask: Ask, folder: string, again = false): Promise<InboxState> {
  let state = await ask('inbox.scan', { period: provincePeriod, folder, again });
  while (state.progress !== null) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    state = await ask('inbox.state', { period: provincePeriod });
  }
  return state;
}
