import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Random } from '../../db/demo/province/random.ts';
import type { CallInput } from '../../db/domain/contract.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { OpenLedger, storeFile } from '../../db/open-ledger.ts';
import { seededPorts, systemPorts } from '../../db/ports.ts';
import { verifyStore } from '../../db/services/backups.ts';
import type { ServiceContext } from '../../db/services/context.ts';
import { drawReportSheets } from '../../db/services/report-sheets.ts';
import { openServices, type ServiceHost } from '../support/service-host.ts';
import { resourcesDir } from '../support/store-folder.ts';
import { makeBase } from './base-folder.ts';
import { Script } from './script.ts';
import { framesOf, type Place, pagesOf } from './store-pages.ts';

/**
 * `refused`: the store does not open; `named`: verifying says it; `harmless`: all that it holds reads the same;
 * `cut short`: the log reads as if its very last save had been cut off by a crash, which cannot be told apart.
 */
const outcomes = ['refused', 'named', 'harmless', 'cut short', 'MISSED'] as const;
type Outcome = (typeof outcomes)[number];

/** What became of one flipped bit. */
export interface Flip {
  readonly kind: string;
  readonly outcome: Outcome;
  readonly what: string;
}

/** A store to damage: the file alone, as it lies closed, and with the log of an owner that was killed. */
interface Victim {
  readonly folder: string;
  readonly wal: boolean;
  readonly contents: string;
  readonly withoutLastSave: string | null;
  readonly places: readonly Place[];
}

/** Flips bits, `each` in every kind of place of a store and its log. */
export async function runFlips(
  folder: string,
  { each, seed }: { readonly each: number; readonly seed: number },
): Promise<readonly Flip[]> {
  mkdirSync(folder, { recursive: true });
  const flips: Flip[] = [];
  for (const victim of await makeVictims(folder, seed)) {
    const kinds = Map.groupBy(victim.places, ({ kind }) => kind);
    for (const [kind, places] of [...kinds].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const random = new Random(seed, `flip ${kind}`);
      for (let n = 0; n < each; n += 1) {
        const place = random.pick(places);
        const at = placeIn(victim, place, random);
        const bit = random.integer(0, 7);
        flips.push({ kind, ...(await flip(victim, place, at, bit)) });
      }
    }
  }
  return flips;
}

/** A byte in use, mostly: much of a page is empty. */
function placeIn(victim: Victim, { file, offset, length }: Place, random: Random): number {
  const bytes = readFileSync(join(victim.folder, `ledger.sqlite${file === 'wal' ? '-wal' : ''}`));
  let at = offset + random.integer(0, length - 1);
  for (let tries = 0; tries < 20 && bytes.readUInt8(at) === 0; tries += 1)
    at = offset + random.integer(0, length - 1);
  return at;
}

async function flip(
  victim: Victim,
  place: Place,
  at: number,
  bit: number,
): Promise<{ outcome: Outcome; what: string }> {
  const dataDir = join(victim.folder, 'flipped');
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir);
  const file = storeFile(dataDir);
  copyFileSync(join(victim.folder, 'ledger.sqlite'), file);
  if (victim.wal) copyFileSync(join(victim.folder, 'ledger.sqlite-wal'), `${file}-wal`);
  const damaged = place.file === 'wal' ? `${file}-wal` : file;
  const bytes = readFileSync(damaged);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
  writeFileSync(damaged, bytes);
  const where = `byte ${at}, bit ${bit}`;
  let ledger: OpenLedger;
  try {
    ledger = await OpenLedger.open(dataDir, resourcesDir, 'cli', systemPorts());
  } catch (error) {
    return judged(error, 'refused', where);
  }
  try {
    const { integrity, first_bad_entry, diverging } = verifyStore({ ledger } as ServiceContext);
    if (integrity !== 'ok' || first_bad_entry !== null || diverging !== null)
      return { outcome: 'named', what: JSON.stringify([integrity, first_bad_entry, diverging]) };
    const found = contentsOf(storeFile(dataDir));
    if (found === victim.contents) return { outcome: 'harmless', what: where };
    return found === victim.withoutLastSave
      ? { outcome: 'cut short', what: where }
      : { outcome: 'MISSED', what: `${where}: ${firstDifference(found, victim.contents)}` };
  } catch (error) {
    return judged(error, 'named', where);
  } finally {
    ledger.close();
  }
}

function judged(
  error: unknown,
  outcome: 'refused' | 'named',
  where: string,
): { outcome: Outcome; what: string } {
  if (error instanceof FailureError && ['store_damaged', 'store_too_new'].includes(error.failure.code))
    return { outcome, what: `${error.failure.code} ${error.failure.args.cause ?? ''}` };
  return { outcome: 'MISSED', what: `${where}: not typed: ${String(error)}` };
}

/** Everything that a store holds, as text: each table in the order of its key, and how the tables are made. */
function contentsOf(file: string): string {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database
      .prepare(`SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name`)
      .all() as { name: string; sql: string }[];
    const lines = tables.map(({ name, sql }) => `${name}: ${sql}`);
    for (const { name, sql } of tables) {
      // Where the search index stands is none of it: verifying may have made the index anew.
      if (!sql.startsWith('CREATE TABLE') || name === 'search_state') continue;
      for (const row of database.prepare(`SELECT * FROM ${name} NOT INDEXED`).raw().all() as unknown[][]) {
        lines.push(
          `${name} ${row.map((value) => (Buffer.isBuffer(value) ? value.toString('base64') : JSON.stringify(value))).join(' ')}`,
        );
      }
    }
    return lines.toSorted().join('\n');
  } finally {
    database.close();
  }
}

function firstDifference(found: string, wanted: string): string {
  const [is, should] = [found.split('\n'), wanted.split('\n')];
  const line = should.findIndex((text, index) => text !== is[index]);
  const [one = '', other = ''] = [is[line], should[line]];
  const at = Math.max(0, [...other].findIndex((letter, index) => letter !== one[index]) - 20);
  return `${other.slice(0, 40)}… ${one.slice(at, at + 60)} instead of ${other.slice(at, at + 60)}`;
}

/** A store with something on every kind of page. */
async function makeVictims(folder: string, seed: number): Promise<readonly Victim[]> {
  const { dataDir, start } = await makeBase(folder);
  const host = await openServices(dataDir, seededPorts(9, '2022-01-12T01:00:00Z'), drawReportSheets);
  const closed = join(folder, 'closed');
  const killed = join(folder, 'killed');
  for (const made of [closed, killed]) mkdirSync(made);
  const script = new Script(new Random(seed, 'victim'), start, 'import');
  const { steps } = script;
  // Long texts put something on overflow pages of records and log; codes that were imported have a table of their own.
  const long = {
    type: 'village' as const,
    id: 'village-1',
    base_revision: 1,
    values: { note: '长'.repeat(1900) },
  };
  await host.call('records.save', { changes: [long], why: null });
  for (const { operation } of steps) {
    if (operation.phase === 'type') await host.call('drafts.put', operation.draft);
    if (operation.phase === 'save') await host.call('records.save', operation.save);
    if (operation.phase === 'import')
      await host.call('records.import', { records: operation.records, source: 'faults' });
  }
  await importCodes(host, folder);
  for (let n = 0; n < 9; n += 1)
    await host.call('drafts.put', {
      ...longDraft(n),
      record_id: `kept-${n}`,
      raw: { note: '留'.repeat(90) },
    });
  // What was deleted leaves free pages behind.
  for (let n = 0; n < 40; n += 1) await host.call('drafts.put', longDraft(n));
  for (let n = 0; n < 40; n += 1) {
    const { form, record_id } = longDraft(n);
    await host.call('drafts.discard', { form, record_id });
  }
  host.close();
  copyFileSync(storeFile(dataDir), join(closed, 'ledger.sqlite'));
  const again = await openServices(dataDir, seededPorts(11, '2022-01-13T01:00:00Z'), drawReportSheets);
  let withoutLastSave = '';
  for (let n = 0; n < 6; n += 1) {
    withoutLastSave = contentsOf(storeFile(dataDir));
    const values = { village_id: 'village-1', year: 2100 + n, total_income: n };
    const change = { type: 'village_year' as const, id: `last-${n}`, base_revision: null, values };
    await again.call('records.save', { changes: [change], why: null });
  }
  for (const side of ['', '-wal'])
    copyFileSync(`${storeFile(dataDir)}${side}`, join(killed, `ledger.sqlite${side}`));
  again.close();
  return [
    {
      folder: closed,
      wal: false,
      withoutLastSave: null,
      contents: contentsOf(join(closed, 'ledger.sqlite')),
      places: pagesOf(join(closed, 'ledger.sqlite')),
    },
    {
      folder: killed,
      wal: true,
      withoutLastSave,
      contents: contentsOf(storeFile(dataDir)),
      places: framesOf(join(killed, 'ledger.sqlite-wal')),
    },
  ];
}

/** Takes over a table of areas in which one township has another name and one is new. */
async function importCodes(host: ServiceHost, folder: string): Promise<void> {
  const file = join(folder, 'areas.csv');
  const shipped = readFileSync(join(resourcesDir, 'reference', 'areas.csv'), 'utf8');
  writeFileSync(file, shipped.replace('330825101,330825,4,湖镇镇', '330825101,330825,4,湖镇新镇'));
  const as_of = '2022-01-01' as CallInput<'reference.import'>['as_of'];
  const { sha256 } = await host.call('reference.import', { file, as_of, confirm: null });
  await host.call('reference.import', { file, as_of, confirm: sha256 });
}

const longDraft = (n: number) => ({
  form: 'village:list',
  record_id: `gone-${n}`,
  base_revision: null,
  money_unit: 'yuan' as const,
  raw: { note: '删'.repeat(3000) },
});

/** Outcomes by kind of place, and every flip that was missed. */
export function flipTable(flips: readonly Flip[]): string {
  const rows = [...Map.groupBy(flips, ({ kind }) => kind)].map(([kind, some]) => {
    const counts = outcomes.map((outcome) => some.filter((one) => one.outcome === outcome).length);
    return `${kind.padEnd(24)}${counts.map((count) => String(count).padStart(10)).join('')}`;
  });
  const missed = flips.filter(({ outcome }) => outcome === 'MISSED');
  return [
    `${'flipped in'.padEnd(24)}${outcomes.map((outcome) => outcome.padStart(10)).join('')}`,
    ...rows,
    ...missed.map(({ kind, what }) => `MISSED in ${kind}: ${what}`),
  ].join('\n');
}
