import { createHash, createPrivateKey } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentFolder } from '../../db/attachments/attachment-files.ts';
import { backupFolder, examine, verifyFile } from '../../db/backup.ts';
import { showReportFile } from '../../db/exchange/report-file/show-report-file.ts';
import { readWorkbook } from '../../db/exchange/workbook/read.ts';
import { type Migration, readMigrations } from '../../db/migrate.ts';
import { systemPorts } from '../../db/ports.ts';
import { listReports, reportFile } from '../../db/repositories/reports.ts';
import { drawReportSheets } from '../../db/services/report-sheets.ts';
import { openReadOnly } from '../../db/store.ts';
import { openServices, type ServiceHost } from '../support/service-host.ts';
import { differencesOf, type LedgerState, printOf, stateOf } from './ledger-state.ts';
import type { Phase } from './operations.ts';

/** What must be found in a folder whose owner was killed. */
export interface Expected {
  /** What the store may hold: the state of the last acknowledged operation, or that of the one in the air. */
  readonly candidates: readonly LedgerState[];
  /** Every state there was: a backup holds one of them. */
  readonly history: readonly LedgerState[];
  /** Backups that were acknowledged, by name. */
  readonly backups: ReadonlyMap<string, LedgerState>;
  readonly outputs: readonly Output[];
}

/** A folder that an operation put a file into, or was about to. */
export interface Output {
  readonly folder: string;
  readonly phase: Phase;
  /** Whether it was acknowledged. */
  readonly done: boolean;
  /** For a placed report: what it must say, byte for byte. */
  readonly bytes?: Buffer;
}

/** Names that may stand in a data folder: whole under its own name, or unfinished under a name that says so. */
const ownNames = [
  /^ledger\.sqlite(-wal|-shm)?$/,
  /^lock\.(sqlite(-journal)?|json)$/,
  /^installation-key\.pem$/,
  /^(backups|logs|attachments)$/,
];
const unfinishedNames = [
  /^ledger\.sqlite\.(new|migrating)(-wal|-shm|-journal)?$/,
  /^restoring\.sqlite(-wal|-shm|-journal)?$/,
  /^\..+\.part$/,
];
const unfinishedFile = /^\.shanhai-.+\.part$/;

/** @returns what is wrong, in words; empty when nothing is */
export async function inspect(
  dataDir: string,
  resources: string,
  expected: Expected,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const migrations = readMigrations(join(resources, 'migrations'));
  for (const name of readdirSync(dataDir)) {
    if (![...ownNames, ...unfinishedNames].some((known) => known.test(name)))
      problems.push(`an unknown file ${name}`);
  }
  const key = join(dataDir, 'installation-key.pem');
  if (existsSync(key) && createPrivateKey(readFileSync(key)).asymmetricKeyType !== 'ed25519')
    problems.push('the key is none');
  problems.push(...(await inspectBackups(dataDir, migrations, expected)));
  problems.push(...inspectAttachments(dataDir));
  const host = await openServices(dataDir, systemPorts(), drawReportSheets, resources);
  try {
    problems.push(...inspectStore(host, expected));
    for (const output of expected.outputs) problems.push(...(await inspectOutput(host, output)));
    problems.push(...(await goesOn(host, join(dataDir, '..', 'afterwards'))));
  } catch (error) {
    problems.push(`afterwards: ${String(error)}`);
  } finally {
    host.close();
  }
  return problems;
}

/** The name of an attached file is the hash of what is in it. */
function inspectAttachments(dataDir: string): readonly string[] {
  const folder = attachmentFolder(dataDir);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.flatMap((name) => {
    if (/^\..+\.part$/.test(name)) return [];
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    return hash === name ? [] : [`attachment ${name} is not whole`];
  });
}

async function inspectBackups(
  dataDir: string,
  migrations: readonly Migration[],
  { history, backups }: Expected,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const folder = backupFolder(dataDir);
  const known = new Set(history.map(printOf));
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^ledger-.*\.sqlite$/.test(name))
    : [];
  for (const name of names) {
    try {
      verifyFile(join(folder, name), migrations);
      const store = openReadOnly(join(folder, name), migrations);
      const state = store.read(stateOf);
      store.close();
      const acknowledged = backups.get(name);
      if (acknowledged !== undefined && printOf(state) !== printOf(acknowledged))
        problems.push(`backup ${name}: ${differencesOf(state, acknowledged).join('; ')}`);
      if (!known.has(printOf(state))) problems.push(`backup ${name} holds what never was`);
    } catch (error) {
      problems.push(`backup ${name}: ${String(error)}`);
    }
  }
  for (const name of backups.keys()) if (!names.includes(name)) problems.push(`backup ${name} is gone`);
  return problems;
}

function inspectStore(host: ServiceHost, { candidates }: Expected): readonly string[] {
  const { store } = host.context.ledger;
  const { faults, chain, diverging } = examine(store);
  const problems = faults.map((fault) => `the store: ${fault}`);
  if (chain.first_bad_entry !== null) problems.push(`audit entry ${chain.first_bad_entry} does not fit`);
  if (diverging !== null) problems.push(`not as the log says: ${JSON.stringify(diverging)}`);
  const found = store.read(stateOf);
  if (!candidates.some((state) => printOf(state) === printOf(found))) {
    const closest = candidates
      .map((state) => differencesOf(found, state))
      .toSorted((a, b) => a.length - b.length)[0];
    problems.push(`not what was acknowledged: ${closest?.join('; ')}`);
  }
  store.read((reader) => {
    for (const report of listReports(reader)) {
      if (reportFile(reader, report.id) === undefined) problems.push(`report ${report.id} has no file`);
    }
  });
  return problems;
}

async function inspectOutput(host: ServiceHost, output: Output): Promise<readonly string[]> {
  const { folder, phase, done, bytes } = output;
  const names = readdirSync(folder);
  const files = names.filter((name) => !unfinishedFile.test(name));
  const where = `${phase} → ${names.join(', ') || 'nothing'}`;
  if (files.length > 1 || (done && files.length !== 1)) return [`${where}: not one file`];
  const [name] = files;
  if (name === undefined) return [];
  const path = join(folder, name);
  try {
    if (bytes !== undefined && !bytes.equals(readFileSync(path))) return [`${where}: not byte for byte`];
    if (phase === 'export') {
      await readWorkbook(readFileSync(path));
      return [];
    }
    const shown = await showReportFile(path);
    if (shown.signature !== 'valid' || shown.edited_cells.length > 0) return [`${where}: not whole`];
    // What was restored since may have taken the report back; one that lies there unacknowledged must be filed.
    const filed = host.context.ledger.store.read((reader) => listReports(reader).map(({ sha256 }) => sha256));
    return done || filed.includes(shown.sha256) ? [] : [`${where}: lies there and is not filed`];
  } catch (error) {
    return [`${where}: ${String(error)}`];
  }
}

/** The officer goes on working: the drafts say what they are, a save and a report get through. */
async function goesOn(host: ServiceHost, folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const drafts = await host.call('drafts.list', {});
  const nameless = drafts.filter((draft) => !/^\d{4}-.*Z$/.test(draft.saved_at) || draft.form === '');
  const [draft] = drafts;
  if (draft !== undefined) {
    const { form, record_id } = draft;
    const values = { village_id: 'village-1', year: 2150, note: draft.raw.note ?? null };
    const change = { type: 'village_year' as const, id: 'afterwards', base_revision: null, values };
    await host.call('records.save', { changes: [change], why: null, clear_drafts: [{ form, record_id }] });
    const left = await host.call('drafts.list', {});
    if (left.length !== drafts.length - 1) return ['a draft stayed after it was saved'];
  }
  await host.call('backup.create', {});
  const { attachments } = await host.call('store.verify', {});
  if (attachments.missing.length + attachments.changed.length > 0)
    return [`attached files are not there: ${JSON.stringify(attachments)}`];
  for (const report of host.context.ledger.store.read(listReports)) {
    const placed = await host.call('reports.place', { report_id: report.id, folder });
    if (!placed.created) return [`report ${report.id} was not placed`];
  }
  return nameless.map((one) => `a draft without a name or day: ${JSON.stringify(one)}`);
}
