import type { CallInput, CallName, CallOutput } from '../../db/domain/contract.ts';
import { dispatch } from '../../db/domain/dispatch.ts';
import type { Failure } from '../../db/domain/failure.ts';
import { OpenLedger } from '../../db/open-ledger.ts';
import { type Ports, seededPorts } from '../../db/ports.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import type { ServiceContext } from '../../db/services/context.ts';
import { createHandlers } from '../../db/services/handlers.ts';
import type { DrawSheets } from '../../db/services/report-sheets.ts';
import { HOME, type LedgerBuilder } from './ledger-builder.ts';
import { importable } from './records-file.ts';
import { resourcesDir } from './store-folder.ts';

/** The services over a real store, called as a host calls them. */
export interface ServiceHost {
  readonly context: ServiceContext;
  /** The answer; a refusal fails the test. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** The refusal; an answer fails the test. */
  refused<N extends CallName>(name: N, input: CallInput<N>): Promise<Failure>;
  close(): void;
}

/** The least that a report can show: its unit, and each receipt with its amount in 万元. */
const oneSheet: DrawSheets = ({ records, manifest }) => {
  const receipts = records.filter(({ type }) => type === 'receipt').map(({ record }) => record);
  const decimal = (amount: unknown) => String(Number(amount) / 1_000_000);
  return {
    sheets: [
      {
        name: '收益',
        state: 'visible',
        columns: [{ width: 20 }, { width: 20 }],
        rows: [
          { cells: [{ kind: 'text', value: manifest.unit.name, style: 'title' }] },
          ...receipts.map(({ document_no, amount }) => ({
            cells: [
              { kind: 'text', value: String(document_no), style: 'body' } as const,
              { kind: 'number', decimal: decimal(amount), style: 'bodyMoney' } as const,
            ],
          })),
        ],
      },
    ],
    cellMap: receipts.map(({ id, amount }, index) => ({
      address: `收益!B${index + 2}`,
      record_type: 'receipt',
      record_id: id,
      field: 'amount',
      expected: decimal(amount),
    })),
    controlTotals: { 到账: receipts.reduce((sum, { amount }) => sum + Number(amount), 0) },
  };
};

/** The installation's day and time: ten days after the year 2021, when its reports are made. */
export const reportingDay = '2022-01-10T01:00:00Z';

/** Opens a data folder without setting anything up; tokens for files are their paths. */
export async function openServices(
  dataDir: string,
  ports: Ports = seededPorts(7, reportingDay),
  drawSheets: DrawSheets = oneSheet,
  resources: string = resourcesDir,
): Promise<ServiceHost> {
  const ledger = await OpenLedger.open(dataDir, resources, 'cli', ports);
  const files = { resolve: async (token: string) => token };
  // Of each host its own: an import changes them.
  const areas = loadAreaTable(resourcesDir);
  const industries = loadIndustryTable(resourcesDir);
  const context: ServiceContext = {
    ledger,
    ports,
    areas,
    industries,
    appVersion: '0.1.0',
    files,
    drawSheets,
  };
  const handlers = createHandlers(context);
  const run = (name: string, input: unknown) =>
    dispatch(handlers, name, input, (error) => {
      throw error;
    });
  return {
    context,
    async call(name, input) {
      const result = await run(name, input);
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
      return result.value as CallOutput<typeof name>;
    },
    async refused(name, input) {
      const result = await run(name, input);
      if (result.ok) throw new Error(`${name} was answered`);
      return result.failure;
    },
    close: () => ledger.close(),
  };
}

/** The same, first used by the county and with a builder's records in it. */
export async function openCounty(
  dataDir: string,
  builder: LedgerBuilder,
  ports?: Ports,
): Promise<ServiceHost> {
  const host = await openServices(dataDir, ports);
  await host.call('session.initialise', { role: 'county', unit: HOME, person: '王芳', language: 'zh-CN' });
  await host.call('records.import', { records: importable(builder), source: 'test' });
  return host;
}
