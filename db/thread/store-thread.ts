import { parentPort, workerData } from 'node:worker_threads';
import { OpenLedger } from '../open-ledger.ts';
import { type Ports, seededPorts, systemPorts } from '../ports.ts';
import { loadAreaTable } from '../reference/area-table.ts';
import { loadIndustryTable } from '../reference/industry-table.ts';
import type { FilePort, ServiceContext } from '../services/context.ts';
import { createHandlers } from '../services/handlers.ts';
import { drawReportSheets } from '../services/report-sheets.ts';
import { logError } from './error-log.ts';
import type { PortsChoice, StoreThreadOptions } from './messages.ts';
import { SampleDesk } from './sample-desk.ts';
import { type Opened, serveCalls } from './serve-calls.ts';

/**
 * The store thread's entry: synchronous SQLite lives here, so that it never stalls a window or a server. The same file in
 * every host (design §3).
 */

function portsOf(choice: PortsChoice): Ports {
  return choice.kind === 'system' ? systemPorts() : seededPorts(choice.seed, choice.start);
}

async function open(options: StoreThreadOptions, files: FilePort): Promise<Opened> {
  const { dataDir, resourcesDir, hostKind, appVersion } = options;
  const ports = portsOf(options.ports);
  // Before the lock: a damaged installation must not leave anything open.
  const loadTables = () => ({
    areas: loadAreaTable(resourcesDir),
    industries: loadIndustryTable(resourcesDir),
  });
  const tables = loadTables();
  const ledger = await OpenLedger.open(dataDir, resourcesDir, hostKind, ports);
  const lent = { ...tables, ports, appVersion, files, drawSheets: drawReportSheets };
  const own: ServiceContext = { ...lent, ledger };
  const sample = new SampleDesk(own, resourcesDir, hostKind, loadTables);
  return {
    handlers: createHandlers({ ...own, sample }),
    openSample: () => sample.open(),
    close: () => {
      sample.close();
      ledger.close();
    },
  };
}

if (parentPort !== null) {
  const options = workerData as StoreThreadOptions;
  await serveCalls(
    parentPort,
    (files) => open(options, files),
    (where, error) => logError(options.dataDir, new Date().toISOString(), where, error),
  );
}
