import { join } from 'node:path';
import type { CheckAnswer } from '../../domain/answers.ts';
import type { CallInput, CallName, CallOutput, RecordChange } from '../../domain/contract.ts';
import { dispatch } from '../../domain/dispatch.ts';
import { FailureError } from '../../domain/failure.ts';
import { OpenLedger } from '../../open-ledger.ts';
import { type Ports, seededPorts } from '../../ports.ts';
import type { AreaTable } from '../../reference/area-table.ts';
import type { IndustryTable } from '../../reference/industry-table.ts';
import type { ServiceContext } from '../../services/context.ts';
import { createHandlers } from '../../services/handlers.ts';
import { drawReportSheets } from '../../services/report-sheets.ts';
import type { Store } from '../../store.ts';
import { type MadeCounty, makeCounty } from './county.ts';
import type { CountyPlan } from './plan.ts';
import { hashRecords, type StoredRecords } from './record-hash.ts';
import { provincePeriod } from './targets.ts';

/** A working day after the year 2021, before its reports are due. */
const entryDay = '2022-01-10T01:00:00.000Z';

/** What the province is made with. */
export interface ProvinceOptions {
  readonly seed: number;
  /** Folder below which each county has its data folder, named by its code. */
  readonly out: string;
  readonly resourcesDir: string;
  readonly appVersion: string;
  readonly areas: AreaTable;
  readonly industries: IndustryTable;
}

export const countyDataDir = (out: string, areaCode: string): string => join(out, areaCode);

/** A county whose records are in its data folder. */
export interface EnteredCounty {
  readonly county: MadeCounty;
  /** What its check finds. */
  readonly verdict: CheckAnswer;
  readonly stored: StoredRecords;
}

/** Ids and clock of a county: from the seed and its code. */
function portsOf(seed: number, areaCode: string, use: number): Ports {
  return seededPorts(Math.imul(seed * 4 + use + 1, 0x9e3779b1) ^ Number(areaCode), entryDay);
}

/**
 * Makes a county's records and enters them into a fresh data folder through the services: first use, import, check,
 * explanations. @param change what is done to the records before they are entered (faults)
 * @throws FailureError what a service refuses
 */
export async function enterCounty(
  plan: CountyPlan,
  options: ProvinceOptions,
  change: (county: MadeCounty) => void = () => undefined,
): Promise<EnteredCounty> {
  const ids = portsOf(options.seed, plan.area_code, 0);
  const county = makeCounty(plan, options.seed, options.areas, ids.newId);
  change(county);
  return atTheDesk(plan, options, 1, async (ask, store) => {
    const { person } = county;
    await ask('session.initialise', { role: 'county', unit: plan.area_code, person, language: 'zh-CN' });
    await ask('session.settings', { period: provincePeriod });
    await ask('records.import', { records: county.entries.imported(), source: 'demo-province' });
    await explain(ask, county, ids);
    const verdict = await ask('check.run', { period: provincePeriod });
    return { county, verdict, stored: hashRecords(store) };
  });
}

export type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/**
 * Opens the county's data folder for some work, called as a host calls the services, and closes it whatever happens.
 * @param sitting from 1: each has ids of its own
 */
export async function atTheDesk<T>(
  plan: CountyPlan,
  { seed, out, resourcesDir, appVersion, areas, industries }: ProvinceOptions,
  sitting: number,
  work: (ask: Ask, store: Store) => Promise<T>,
): Promise<T> {
  const ports = portsOf(seed, plan.area_code, sitting);
  const ledger = await OpenLedger.open(countyDataDir(out, plan.area_code), resourcesDir, 'cli', ports);
  try {
    const files = { resolve: async (token: string) => token };
    const context: ServiceContext = {
      ledger,
      ports,
      areas,
      industries,
      appVersion,
      files,
      drawSheets: drawReportSheets,
    };
    const handlers = createHandlers(context);
    const ask: Ask = async (name, input) => {
      const result = await dispatch(handlers, name, input, (error) => {
        throw error;
      });
      if (!result.ok) throw new FailureError(result.failure.code, result.failure.args, result.failure.detail);
      return result.value as CallOutput<typeof name>;
    };
    return await work(ask, ledger.store);
  } finally {
    ledger.close();
  }
}

/** Writes the county's explanations of what its check asks about. */
async function explain(ask: Ask, { explanations }: MadeCounty, ids: Ports): Promise<void> {
  if (explanations.length === 0) return;
  const { violations } = await ask('check.run', { period: provincePeriod });
  const changes = explanations.flatMap(({ rule, record_id, text }): RecordChange[] => {
    const asked = violations.find(({ key }) => key?.rule === rule && key.record_id === record_id);
    if (asked?.key == null) return [];
    return [{ type: 'explanation', id: ids.newId(), base_revision: null, values: { ...asked.key, text } }];
  });
  if (changes.length > 0) await ask('records.save', { changes, why: null });
}
