import { parentPort, workerData } from 'node:worker_threads';
import { FailureError } from '../domain/failure.ts';
import { OpenLedger } from '../open-ledger.ts';
import { type Ports, seededPorts, systemPorts } from '../ports.ts';
import { loadAreaTable } from '../reference/area-table.ts';
import { loadIndustryTable } from '../reference/industry-table.ts';
import type { FilePort, ServiceContext } from '../services/context.ts';
import { createHandlers } from '../services/handlers.ts';
import { prepareFirstPage } from '../services/read-ahead.ts';
import { drawReportSheets } from '../services/report-sheets.ts';
import { mendable } from '../services/rescue.ts';
import { logError } from './error-log.ts';
import { Housekeeping } from './housekeeping.ts';
import type { PortsChoice, StoreThreadOptions } from './messages.ts';
import { openRescue } from './open-rescue.ts';
import { SampleDesk } from './sample-desk.ts';
import { type Opened, type Report, serveCalls } from './serve-calls.ts';

/**
 * The store thread's entry: synchronous SQLite lives here, so that it never stalls a window or a server. The same file in
 * every host (design §3).
 */

function portsOf(choice: PortsChoice): Ports {
  return choice.kind === 'system' ? systemPorts() : seededPorts(choice.seed, choice.start);
}

const clock = (): string => new Date().toISOString();

async function open(options: StoreThreadOptions, files: FilePort, report: Report): Promise<Opened> {
  const { dataDir, resourcesDir, hostKind, appVersion } = options;
  const ports = portsOf(options.ports);
  // Before the lock: a damaged installation must not leave anything open.
  const loadTables = () => ({
    areas: loadAreaTable(resourcesDir),
    industries: loadIndustryTable(resourcesDir),
  });
  const tables = loadTables();
  const openLedger = async (): Promise<Opened> => {
    const ledger = await OpenLedger.open(dataDir, resourcesDir, hostKind, ports);
    const closing = new AbortController();
    const own: ServiceContext = {
      ...tables,
      ledger,
      ports,
      appVersion,
      files,
      drawSheets: drawReportSheets,
      closing: closing.signal,
    };
    const sample = new SampleDesk(own, resourcesDir, hostKind, loadTables);
    const handlers = createHandlers({ ...own, sample });
    // A verb of the terminal is over before anything could be done beside it.
    const housekeeping = hostKind === 'cli' ? null : new Housekeeping(ledger, report, clock);
    if (hostKind !== 'cli') setImmediate(() => void prepareFirstPage(own, closing.signal));
    return {
      handlers,
      openSample: () => sample.open(),
      async close() {
        closing.abort();
        await housekeeping?.stop();
        sample.close();
        ledger.close();
      },
    };
  };
  try {
    return await openLedger();
  } catch (error) {
    const failure = error instanceof FailureError ? error.failure : null;
    // A terminal says what is wrong and ends; a window shows the ways out.
    if (failure === null || hostKind === 'cli' || !mendable(failure)) throw error;
    const wreck = { dataDir, resourcesDir, hostKind, ports, ...tables, files, failure };
    return openRescue(wreck, openLedger);
  }
}

if (parentPort !== null) {
  const options = workerData as StoreThreadOptions;
  const report: Report = (where, error) => logError(options.dataDir, clock(), where, error);
  await serveCalls(parentPort, (files) => open(options, files, report), report);
}
