import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { firstUnchained } from '../../audit.ts';
import type { AuditEntry } from '../../domain/answers.ts';
import { FailureError } from '../../domain/failure.ts';
import { firstOverstating, type Logs, vectorOf } from '../../domain/merge/logs.ts';
import { type MergedState, mergeLogs } from '../../domain/merge/merged-state.ts';
import { stateText } from '../../domain/merge/state-text.ts';
import { recordTypes } from '../../domain/records/catalogue.ts';
import { checkedRow, digestOf, jsonCells, parseJsonCells, RowFault } from '../report-file/data-rows.ts';
import { type InstallationKeys, verify } from '../report-file/keys.ts';
import { codeOf } from '../report-file/name-once.ts';
import { isNewerWorkFormat, type WorkHead, workFormat, workHead } from './head.ts';

/*
 * A work file: gzip of lines, each the JSON array of a row's cells as `data-rows.ts` frames them, with a check in each.
 *
 *   shanhai-ledger-work | JSON of the head …
 *   _log | installation                      then its entries, from 1 on
 *   _entry | JSON of the entry …             without its installation
 *   <record type> | id | JSON of the record …   what the logs come to: declared fields and `voided`
 *   _alias | record type | alias | id
 *   _sha256 | digest of all rows above
 *   _signature | Ed25519 signature, base64url, of the text `shanhai-ledger-work 1 <digest>`
 *
 * The logs alone say what the records are; that the file's records are what its logs come to is checked, so that a fault
 * of either program is found before anything is merged.
 */

const signedText = (digest: string): string => `${workFormat} 1 ${digest}`;
/** Bytes of a file that is read, and of what it unpacks to. */
const mostBytes = 256 * 1024 * 1024;
const mostUnpacked = 1024 * 1024 * 1024;

const text = (max: number) => z.string().max(max);
const entrySchema = z.strictObject({
  seq: z.int().min(1),
  person: text(200),
  at: text(40),
  record_type: text(64),
  record_id: text(100),
  field: text(64).nullable(),
  old: text(1_000_000).nullable(),
  new: text(1_000_000).nullable(),
  why: text(1000).nullable(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** SHA-256 of a state's records: equal on every machine that knows the same. */
export const stateHash = (state: Pick<MergedState, 'records'>): string =>
  createHash('sha256').update(stateText(state.records)).digest('hex');

/** What a work file says, as it was written. */
export interface ReadWorkFile {
  readonly head: WorkHead;
  readonly logs: Logs;
  /** The file's own hash. */
  readonly sha256: string;
}

/** The bytes of a work file. @param head all of it but what follows from the logs */
export function buildWorkFile(
  head: Omit<WorkHead, 'vector' | 'records' | 'aliases' | 'state_sha256'>,
  logs: Logs,
  keys: Pick<InstallationKeys, 'publicKey' | 'sign'>,
): Uint8Array {
  if (head.public_key !== keys.publicKey) throw new Error('the head names another public key');
  const state = mergeLogs({ logs, answers: new Map() });
  const bodies: string[][] = [];
  for (const installation of Object.keys(vectorOf(logs))) {
    bodies.push(['_log', installation]);
    for (const { installation: _, ...entry } of logs.get(installation) ?? [])
      bodies.push(['_entry', ...jsonCells(entry)]);
  }
  bodies.push(...stateRows(state));
  const stated: WorkHead = {
    ...head,
    vector: vectorOf(logs),
    records: recordsIn(state),
    aliases: state.aliases.all().length,
    state_sha256: stateHash(state),
  };
  bodies.unshift([workFormat, ...jsonCells(workHead.parse(stated))]);
  const rows = bodies.map((body, index) => checkedRow(index + 1, body));
  const digest = digestOf(rows);
  rows.push(checkedRow(rows.length + 1, ['_sha256', digest]));
  rows.push(checkedRow(rows.length + 1, ['_signature', keys.sign(signedText(digest))]));
  return gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

function stateRows({ records, aliases }: MergedState): string[][] {
  const rows = recordTypes.flatMap((type) =>
    [...(records.get(type)?.values() ?? [])]
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, values, voided }) => [type, id, ...jsonCells({ ...values, voided })]),
  );
  return [...rows, ...aliases.all().map(({ type, alias, id }) => ['_alias', type, alias, id])];
}

const recordsIn = ({ records }: Pick<MergedState, 'records'>): number =>
  [...records.values()].reduce((sum, ofType) => sum + ofType.size, 0);

/**
 * Reads a work file, and believes nothing of it before all of it fits: every row its check, all rows the digest, the digest
 * the signature, each log its chain, the records the logs.
 * @param file name for the message
 * @throws FailureError `file_missing`, `io_error`, `file_not_work`, `file_damaged` with `row` and `cause`, `file_too_new`
 */
export async function readWorkFile(path: string, file: string): Promise<ReadWorkFile> {
  const lines = unpacked(await bytesOf(path, file), file);
  try {
    return readRows(lines, file);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    throw new FailureError('file_damaged', { file, row: error.row, cause: error.cause });
  }
}

async function bytesOf(path: string, file: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) throw new FailureError('file_not_work', { file });
    return await readFile(path);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    if (codeOf(error) === 'ENOENT') throw new FailureError('file_missing', { file });
    throw new FailureError('io_error', { path: file, cause: codeOf(error) });
  }
}

const gzipMark = Buffer.from([0x1f, 0x8b]);

function unpacked(bytes: Buffer, file: string): readonly string[] {
  if (bytes.byteLength === 0) throw new FailureError('file_damaged', { file, cause: 'empty' });
  if (!bytes.subarray(0, 2).equals(gzipMark)) throw new FailureError('file_not_work', { file });
  let plain: Buffer;
  try {
    plain = gunzipSync(bytes, { maxOutputLength: mostUnpacked });
  } catch (error) {
    throw new FailureError('file_damaged', { file, cause: codeOf(error) || 'gzip' });
  }
  const lines: string[] = [];
  for (let from = 0; from < plain.byteLength; ) {
    const end = plain.indexOf(0x0a, from);
    lines.push(plain.toString('utf8', from, end < 0 ? plain.byteLength : end));
    from = end < 0 ? plain.byteLength : end + 1;
  }
  if (lines[0]?.startsWith(`["${workFormat}"`) !== true) throw new FailureError('file_not_work', { file });
  return lines;
}

const rowSchema = z.array(z.string()).min(2);

function readRows(lines: readonly string[], file: string): ReadWorkFile {
  const rows = lines.map((line, index) => rowOf(line, index + 1));
  const bodies = rows.map((row) => row.slice(0, -1));
  const head = headOf(bodies[0] ?? [], file);
  const content = rows.length - 2;
  const [[digestMark, digest] = [], [signatureMark, signature = ''] = []] = bodies.slice(content);
  if (digestMark !== '_sha256' || signatureMark !== '_signature') throw new RowFault(rows.length, 'closing');
  if (digest !== digestOf(rows.slice(0, content))) throw new RowFault(content + 1, 'sha256');
  if (!verify(head.public_key, signedText(digest), signature)) throw new RowFault(content + 2, 'signature');
  const isLogRow = ([kind]: readonly string[]): boolean => kind === '_log' || kind === '_entry';
  const logRows = bodies.slice(1, content).findIndex((body) => !isLogRow(body));
  const end = logRows < 0 ? content : logRows + 1;
  const logs = readLogs(bodies.slice(1, end));
  if (JSON.stringify(vectorOf(logs)) !== JSON.stringify(sorted(head.vector))) throw new RowFault(1, 'vector');
  if (overstates(logs)) throw new RowFault(1, 'vector');
  const state = stateOf(logs);
  if (stateHash(state) !== head.state_sha256) throw new RowFault(1, 'state');
  if (JSON.stringify(stateRows(state)) !== JSON.stringify(bodies.slice(end, content)))
    throw new RowFault(end + 1, 'records');
  return { head, logs, sha256: digest };
}

/** @throws RowFault where an entry is none that the program writes */
function overstates(logs: Logs): boolean {
  try {
    return firstOverstating(logs) !== null;
  } catch (error) {
    if (error instanceof SyntaxError) throw new RowFault(1, 'entry');
    throw error;
  }
}

/** @throws RowFault where an entry is none that the program writes */
function stateOf(logs: Logs): MergedState {
  try {
    return mergeLogs({ logs, answers: new Map() });
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError || error instanceof URIError)
      throw new RowFault(1, 'entry');
    throw error;
  }
}

function rowOf(line: string, at: number): readonly string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new RowFault(at, 'not JSON');
  }
  const row = rowSchema.safeParse(parsed);
  if (!row.success) throw new RowFault(at, 'not a row');
  if (checkedRow(at, row.data.slice(0, -1)).at(-1) !== row.data.at(-1)) throw new RowFault(at, 'check');
  return row.data;
}

function headOf([mark, ...cells]: readonly string[], file: string): WorkHead {
  if (mark !== workFormat) throw new RowFault(1, 'mark');
  const stated = parseJsonCells(cells, 1);
  if (isNewerWorkFormat(stated)) throw new FailureError('file_too_new', { file });
  const head = workHead.safeParse(stated);
  if (!head.success) throw new RowFault(1, `field ${head.error.issues[0]?.path.join('.') ?? ''}`);
  return head.data;
}

function readLogs(bodies: readonly (readonly string[])[]): Logs {
  const logs = new Map<string, AuditEntry[]>();
  let log: AuditEntry[] | undefined;
  let of = '';
  for (const [index, [kind, ...cells]] of bodies.entries()) {
    const row = index + 2;
    if (kind === '_log') {
      [of = ''] = cells;
      if (of === '' || logs.has(of)) throw new RowFault(row, 'log twice');
      log = [];
      logs.set(of, log);
      continue;
    }
    const entry = entrySchema.safeParse(parseJsonCells(cells, row));
    if (!entry.success || log === undefined) throw new RowFault(row, 'entry');
    log.push({ ...entry.data, installation: of });
  }
  for (const [installation, entries] of logs) {
    const at = firstUnchained(installation, entries);
    if (at !== null) throw new RowFault(1, `chain ${installation} ${at}`);
  }
  return logs;
}

const sorted = (vector: WorkHead['vector']): WorkHead['vector'] =>
  Object.fromEntries(Object.entries(vector).toSorted(([a], [b]) => (a < b ? -1 : 1)));
