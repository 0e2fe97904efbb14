import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DemoCase, longyouZhenhai, type Sitting } from '../../db/demo/longyou-zhenhai.ts';
import type { CheckAnswer, ShownReport } from '../../db/domain/answers.ts';
import type { CallInput, CallName, CallOutput, RecordChange } from '../../db/domain/contract.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import type { PackagedRecord } from '../../db/domain/package.ts';
import type { Period } from '../../db/domain/period.ts';
import { recordTypes } from '../../db/domain/records/catalogue.ts';
import { asFileFailure } from '../../db/file-failure.ts';
import { storeFile } from '../../db/open-ledger.ts';
import { type Ports, seededPorts } from '../../db/ports.ts';
import type { PortsChoice } from '../../db/thread/messages.ts';
import { type StoreClient, startStoreThread } from '../../db/thread/store-client.ts';
import { appVersion, resourcesDir } from '../app-info.ts';

/** Folders below the one that a person names: the data folder, which every host opens, and the shared folder. */
export const demoDataDir = (out: string): string => join(resolve(out), 'data');
export const demoSharedDir = (out: string): string => join(resolve(out), 'shared');

/** For the ids of the records, and, counted on, for clock and ids of each sitting: two runs give the same reports. */
const seed = 20_200_825;

/** What a sitting ended with. */
export interface SubmittedSitting {
  readonly period: Period;
  /** The unit's own records after it. */
  readonly ledger: Ledger;
  /** Path of the report file. */
  readonly file: string;
  readonly shown: ShownReport;
  /** What the file says, as a ledger. */
  readonly fromFile: Ledger;
}

/** The check found something else than the case says: the demonstration is wrong, or the rules are. */
export class UnexpectedVerdict extends Error {
  readonly period: Period;
  readonly verdict: CheckAnswer;

  constructor(period: Period, verdict: CheckAnswer) {
    super(`${period}: the check found other violations than the case explains`);
    this.period = period;
    this.verdict = verdict;
  }
}

/**
 * Enters the case Longyou–Zhenhai into a fresh data folder, as an officer's app would: every step is a call of the
 * contract to the store thread. Submits 2020Q3 and 2020 into the shared folder and reads both files back.
 * @param out folder to work in; made if it is not there
 * @throws FailureError `file_exists` when a ledger lies there, and whatever a call refuses; `UnexpectedVerdict`
 */
export async function recordDemo(out: string): Promise<readonly SubmittedSitting[]> {
  const dataDir = demoDataDir(out);
  if (existsSync(storeFile(dataDir))) throw new FailureError('file_exists', { file: storeFile(dataDir) });
  makeFolder(demoSharedDir(out));
  const ids = seededPorts(seed, '2020-10-12T00:00:00.000Z');
  const demo = longyouZhenhai(ids.newId);
  const submitted: SubmittedSitting[] = [];
  for (const [index, sitting] of demo.sittings.entries()) {
    const ports = { kind: 'seeded', seed: seed + 1 + index, start: sitting.start } as const;
    submitted.push(
      await atTheDesk(out, ports, async (ask) => {
        if (index === 0) await beginLedger(ask, demo);
        const done = await submitSitting(ask, out, sitting, ids);
        // Last: the audit log keeps the folder's path, and reports the log's head; they must not depend on where we are.
        if (index === demo.sittings.length - 1)
          await ask('session.settings', { shared_folder: demoSharedDir(out) });
        return done;
      }),
    );
  }
  return submitted;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw asFileFailure(error, path);
  }
}

type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** Opens the store for some work and closes it whatever happens. */
async function atTheDesk<T>(out: string, ports: PortsChoice, work: (ask: Ask) => Promise<T>): Promise<T> {
  const started = await startStoreThread(
    { dataDir: demoDataDir(out), resourcesDir, hostKind: 'cli', ports, appVersion },
    // As in the terminal: tokens are paths.
    { resolveFile: async (token) => resolve(token) },
  );
  if (!started.ok) throw new FailureError(started.failure.code, started.failure.args);
  const client = started.value;
  try {
    return await work(askOf(client));
  } finally {
    await client.close();
  }
}

/** Enters what the sitting holds, checks, explains, submits and reads the file back. */
async function submitSitting(ask: Ask, out: string, sitting: Sitting, ids: Ports): Promise<SubmittedSitting> {
  const { period, changes, signers } = sitting;
  const folder = demoSharedDir(out);
  await ask('session.settings', { period });
  await ask('records.save', { changes: [...changes], why: null });
  await explain(ask, sitting, ids);
  const { file } = await ask('reports.submit', { period, folder, signers, correction_reason: null });
  const path = join(folder, file);
  const shown = await ask('reports.show', { file: path });
  return { period, ledger: await ownLedger(ask), file: path, shown, fromFile: ledgerOf(shown.records) };
}

function askOf(client: StoreClient): Ask {
  return async (name, input) => {
    const result = await client.call(name, input);
    if (!result.ok) throw new FailureError(result.failure.code, result.failure.args, result.failure.detail);
    return result.value as CallOutput<typeof name>;
  };
}

async function beginLedger(ask: Ask, demo: DemoCase): Promise<void> {
  await ask('session.initialise', {
    role: 'county',
    unit: demo.county,
    person: demo.person,
    language: 'zh-CN',
  });
}

/** Answers each soft violation that the case knows of. @throws UnexpectedVerdict on any other finding */
async function explain(ask: Ask, { period, explanations }: Sitting, ids: Ports): Promise<void> {
  const verdict = await ask('check.run', { period });
  const open = verdict.violations.filter(({ key, explanation }) => key !== null && explanation === null);
  const changes = explanations.flatMap(({ rule, record_type, record_id, text }): RecordChange[] => {
    const asked = open.find(
      ({ key }) => key?.rule === rule && key.record_type === record_type && key.record_id === record_id,
    );
    if (asked?.key == null) return [];
    return [{ type: 'explanation', id: ids.newId(), base_revision: null, values: { ...asked.key, text } }];
  });
  const answered = changes.length === explanations.length && changes.length === open.length;
  if (!answered || verdict.hard > 0) throw new UnexpectedVerdict(period, verdict);
  if (changes.length > 0) await ask('records.save', { changes, why: null });
}

/** All own records, as the list pages would fetch them. */
async function ownLedger(ask: Ask): Promise<Ledger> {
  const records: PackagedRecord[] = [];
  for (const type of recordTypes) {
    const { rows, total } = await ask('records.list', { type, limit: 5000 });
    if (rows.length !== total) throw new Error(`${type}: ${rows.length} of ${total}`);
    records.push(...rows.map((record) => ({ type, record })));
  }
  return ledgerOf(records);
}

function ledgerOf(records: readonly PackagedRecord[]): Ledger {
  const byType = Map.groupBy(records, ({ type }) => type);
  const entries = [...byType].map(([type, rows]) => [type, rows.map(({ record }) => record)]);
  return new Ledger(Object.fromEntries(entries) as RecordSet);
}
