import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { AuditEntry } from '../../db/domain/answers.ts';
import type { RecordChange } from '../../db/domain/contract.ts';
import type { IsoDate } from '../../db/domain/dates.ts';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import { period } from '../../db/domain/period.ts';
import { type AnyRecord, blankValues, type RecordType } from '../../db/domain/records/catalogue.ts';
import type { CheckContext } from '../../db/domain/rules/rule.ts';
import { checkLedger } from '../../db/domain/rules/run.ts';
import { defaultThresholds } from '../../db/domain/rules/thresholds.ts';
import { storeFile } from '../../db/open-ledger.ts';
import { systemPorts } from '../../db/ports.ts';
import { columnsOf } from '../../db/repositories/records.ts';
import { type Ask, copyDataFolder, type DemoStore, openDemoStore, openStore } from './demo-store.ts';
import { FlushProbe, liesInMemory } from './disk.ts';
import type { BenchLine } from './line.ts';
import { median, timed } from './timing.ts';

const warmUp = 40;
const rounds = 300;
/** Disks that flush faster have a cache that lies, or no power to lose: the ratio says nothing there. */
const slowestHonest = 1;

/**
 * Saving a return as an officer does: the window checks the new due, receipt and two allocations with the rules of record
 * scope and calls `records.save`, which parses, writes, audits and commits durably in the store thread. Floor: the same rows
 * and the same audit rows by prepared statements in one synchronous=FULL transaction, in a copy of the store on the same
 * disk, in turn with it.
 */
export async function benchSave(folder: string): Promise<BenchLine> {
  const dataDir = join(folder, 'data');
  const copyDir = join(folder, 'copy');
  const filled = await openDemoStore(dataDir);
  await filled.close();
  copyDataFolder(dataDir, copyDir);

  const { ask, close } = await openStore(dataDir);
  const floor = new PreparedFloor(storeFile(copyDir));
  const checks: number[] = [];
  const calls: number[] = [];
  const floors: number[] = [];
  const probe = new FlushProbe(folder);
  const flushes: number[] = [];
  try {
    const ledger = await windowLedger(ask, filled.enclaveId);
    for (let round = 0; round < warmUp + rounds; round += 1) {
      const changes = newReturn(filled, round);
      const checked = await timed(() => checkChanges(ledger, changes));
      const call = await timed(() => ask('records.save', { changes: [...changes], why: null }));
      const rows = call.value.saved;
      const written = floor.write(rows, await auditOf(ask, rows));
      if (round < warmUp) continue;
      checks.push(checked.ms);
      calls.push(call.ms);
      floors.push(written);
      flushes.push(probe.flush());
    }
    floor.mustHoldWhat(await ask('store.verify', {}));
  } finally {
    probe.close();
    floor.close();
    await close();
  }
  const fsync = median(flushes);
  const where = liesInMemory(folder) ? 'IN MEMORY: says nothing about a disk' : 'on disk';
  return {
    name: 'save a checked, audited return',
    measured: { ms: median(checks.map((ms, n) => ms + (calls[n] ?? 0))), as: 'median' },
    floor: { ms: median(floors), as: 'median' },
    goal: {
      kind: 'ratio',
      atMost: 2,
      appliesIf: fsync >= slowestHonest,
      condition: `where fsync ≥ ${slowestHonest} ms`,
    },
    note:
      `${rounds} rounds in turn, ${where}; median fsync of this disk ${fsync.toFixed(2)} ms; ` +
      `of it check ${median(checks).toFixed(2)} ms, call ${median(calls).toFixed(2)} ms`,
  };
}

/** The records of an enclave as its pages hold them. */
async function windowLedger(ask: Ask, enclaveId: string): Promise<Ledger> {
  const slice = await ask('enclaves.open', { enclave_id: enclaveId });
  return new Ledger(slice.records as unknown as RecordSet);
}

/** A due, a receipt, and what of it settles the due and the arrears of 2020. */
function newReturn(store: DemoStore, round: number): readonly RecordChange[] {
  const { newId } = systemPorts();
  const [due, receipt] = [newId(), newId()];
  const account = { enclave_id: store.enclaveId, home_county: '330825' };
  const kind = { return_kind: 'fixed', beneficiary: 'village' };
  const date = '2021-03-31';
  const create = (type: RecordType, id: string, values: RecordChange['values']): RecordChange => {
    return { type, id, base_revision: null, values };
  };
  return [
    create('due', due, {
      ...account,
      ...kind,
      year: 2021,
      instalment: round + 1,
      accrual_from: '2021-01-01',
      accrual_to: '2021-12-31',
      base: 10_000_000_000,
      agreed: 1_000_800_000,
      due_date: '2021-12-31',
    }),
    create('receipt', receipt, {
      ...account,
      ...kind,
      date,
      amount: 1_000_200,
      settle: 'bankTransfer',
      payer: '宁波镇海龙镇强村演示有限公司',
      receiver: '龙游县强村发展演示有限公司',
      document_no: `演示回单${round}`,
    }),
    create('allocation', newId(), { receipt_id: receipt, due_id: due, date, amount: 1_000_000 }),
    create('allocation', newId(), { receipt_id: receipt, due_id: store.dueId, date, amount: 200 }),
  ];
}

/** The rules of record scope over the page's records with the new ones in them, as a form runs them before it saves. */
function checkChanges(ledger: Ledger, changes: readonly RecordChange[]): number {
  const context: CheckContext = {
    period: period('2021Q1'),
    today: '2021-04-02' as IsoDate,
    unit: '330825',
    areas: { name: () => undefined, isValid: () => true },
    industries: { name: () => undefined, isClass: () => true },
    thresholds: defaultThresholds,
    forms: ['return'],
    head: null,
  };
  let changed = ledger;
  for (const { type, id, values } of changes) {
    const system = { id, county_code: '330825', revision: 1, voided: false };
    const stamps = { created_at: '', created_by: '', updated_at: '', updated_by: '' };
    const record: AnyRecord = { ...system, ...stamps, ...blankValues(type), ...values };
    changed = changed.withRecord(type, record as never);
  }
  return checkLedger(changed, context, { reach: 'record' }).length;
}

interface Saved {
  readonly type: RecordType;
  readonly record: AnyRecord;
}

/** What the save wrote into the audit log. */
async function auditOf(ask: Ask, rows: readonly Saved[]): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const { type, record } of rows)
    entries.push(...(await ask('records.history', { type, id: record.id })));
  return entries.toSorted((a, b) => a.seq - b.seq);
}

const auditColumns = [
  'seq',
  'installation',
  'person',
  'at',
  'record_type',
  'record_id',
  'field',
  'old',
  'new',
  'why',
] as const satisfies readonly (keyof AuditEntry)[];

/** The same writing with nothing but SQLite: statements prepared once, values ready, one durable transaction. */
class PreparedFloor {
  readonly #database: Database.Database;
  readonly #inserts = new Map<RecordType, Database.Statement>();
  readonly #audit: Database.Statement;
  #head: string;

  constructor(file: string) {
    this.#database = new Database(file);
    this.#database.pragma('foreign_keys = ON');
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = FULL');
    const columns = [...auditColumns, 'previous_hash', 'hash'];
    this.#audit = this.#database.prepare(
      `INSERT INTO audit (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    const last = this.#database.prepare('SELECT hash FROM audit ORDER BY seq DESC LIMIT 1').get();
    this.#head = (last as { hash: string }).hash;
  }

  /** @returns milliseconds from BEGIN to the end of COMMIT */
  write(rows: readonly Saved[], entries: readonly AuditEntry[]): number {
    const inserts = rows.map(({ type, record }) => ({
      statement: this.#insert(type),
      values: columnsOf(type).map((column) => plain(record[column])),
    }));
    const audit = entries.map((entry) => {
      const values = [...auditColumns.map((column) => entry[column]), this.#head, entry.hash];
      this.#head = entry.hash;
      return values;
    });
    const transaction = this.#database.transaction(() => {
      for (const { statement, values } of inserts) statement.run(...values);
      for (const values of audit) this.#audit.run(...values);
    });
    const start = performance.now();
    transaction.immediate();
    return performance.now() - start;
  }

  /** @throws unless as many audit entries with the same head stand here: else the floor did less. */
  mustHoldWhat(verdict: { readonly audit_entries: number; readonly audit_head: string }): void {
    const { entries } = this.#database.prepare('SELECT count(*) AS entries FROM audit').get() as {
      entries: number;
    };
    if (entries !== verdict.audit_entries || this.#head !== verdict.audit_head)
      throw new Error('the floor did not write the same rows');
  }

  close(): void {
    this.#database.close();
  }

  #insert(type: RecordType): Database.Statement {
    const known = this.#inserts.get(type);
    if (known !== undefined) return known;
    const columns = columnsOf(type);
    const marks = columns.map(() => '?').join(', ');
    const made = this.#database.prepare(`INSERT INTO ${type} (${columns.join(', ')}) VALUES (${marks})`);
    this.#inserts.set(type, made);
    return made;
  }
}

const plain = (value: AnyRecord[string] | undefined): string | number | null =>
  typeof value === 'boolean' ? Number(value) : (value ?? null);
