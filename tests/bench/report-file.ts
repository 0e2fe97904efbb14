import { join } from 'node:path';
import { isoDate } from '../../db/domain/dates.ts';
import { period } from '../../db/domain/period.ts';
import { OpenLedger } from '../../db/open-ledger.ts';
import { systemPorts } from '../../db/ports.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { checkPackage } from '../../db/services/checks.ts';
import type { ServiceContext } from '../../db/services/context.ts';
import { makeDocument } from '../../db/services/report-document.ts';
import { drawReportSheets } from '../../db/services/report-sheets.ts';
import { resourcesDir } from '../../electron/app-info.ts';
import { openDemoStore } from './demo-store.ts';
import type { BenchLine } from './line.ts';
import { median } from './timing.ts';

const rounds = 15;

/** Making the report file from checked records to bytes: sheets for people, sealed data, signature, zip. */
export async function benchReportFile(folder: string): Promise<readonly BenchLine[]> {
  const store = await openDemoStore(join(folder, 'report'));
  await store.close();
  const ports = systemPorts();
  const ledger = await OpenLedger.open(store.dataDir, resourcesDir, 'cli', ports);
  const context: ServiceContext = {
    ledger,
    ports,
    areas: loadAreaTable(resourcesDir),
    industries: loadIndustryTable(resourcesDir),
    appVersion: 'bench',
    files: { resolve: async (token) => token },
    drawSheets: drawReportSheets,
  };
  try {
    const lines: BenchLine[] = [];
    for (const name of ['2020Q3', '2020']) lines.push(await benchPeriod(context, name));
    return lines;
  } finally {
    ledger.close();
  }
}

async function benchPeriod(context: ServiceContext, name: string): Promise<BenchLine> {
  const filing = {
    period: period(name),
    version: 1,
    unit: { code: '330825', name: '龙游县' },
    signers: {
      unit_head: '李军',
      stat_head: '张伟',
      filler: '王芳',
      phone: '0570-0000000',
      report_date: isoDate('2021-01-18'),
    },
    correction_reason: null,
    previous_sha256: null,
  };
  const checked = await checkPackage(context, filing.period, null);
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    bytes = (await makeDocument(context, checked, filing, 'report.xlsx')).bytes.byteLength;
    times.push(performance.now() - start);
  }
  const [first = 0, ...warm] = times;
  return {
    name: `report file for 121 villages, ${name}`,
    measured: { ms: median(warm), as: 'median' },
    floor: null,
    goal: { kind: 'time', atMostMs: 300 },
    note: `${warm.length} times from checked records to bytes; the first time ${first.toFixed(0)} ms; ${Math.round(bytes / 1024)} KB`,
  };
}
