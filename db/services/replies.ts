import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FiledReport } from '../domain/answers.ts';
import type { CallInput, RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { AnyRecord, FieldValue } from '../domain/records/catalogue.ts';
import { declarationOf } from '../domain/records/catalogue.ts';
import type { FoundReplies, FoundReply, ImportedReply, ReplyHead } from '../domain/review-answers.ts';
import { afterHearing, levelOfUnit, maySay } from '../domain/workflow.ts';
import { readReplyFile } from '../exchange/reply-file/read-reply-file.ts';
import { isReplyName } from '../exchange/reply-file/reply-name.ts';
import type { ReadReply } from '../exchange/reply-file/review-sheet.ts';
import { placingFailure } from '../exchange/report-file/place-file.ts';
import { getRecord } from '../repositories/records.ts';
import { hasReply, keepReply } from '../repositories/replies.ts';
import { writeRecords } from '../repositories/save-records.ts';
import { isTrustedFor, keysOfUnit, trustedKey, trustKey } from '../repositories/trusted-keys.ts';
import type { Store } from '../store.ts';
import { requireReporter } from './checks.ts';
import type { ServiceContext } from './context.ts';
import { filedReports } from './filed-reports.ts';
import { reportFolder } from './report-folder.ts';
import { requireUnit } from './sessions.ts';

/** Newest files of a folder that are looked into: a folder of years holds thousands. */
const mostFiles = 200;

/** What a file says, while its size and time of change stay what they were. */
interface KnownFile {
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly reply: ReadReply | null;
}
const knownFiles = new WeakMap<Store, Map<string, KnownFile>>();

/**
 * Replies in the shared folder, by their names, newest first. Reads only, and only what is new since the last look.
 * @throws FailureError what the folder answers
 */
export async function lookForReplies(
  context: ServiceContext,
  input: CallInput<'review.look'>,
): Promise<FoundReplies> {
  requireReporter(context);
  const folder = await reportFolder(context, input.folder);
  const replies: (FoundReply & { readonly modifiedMs: number })[] = [];
  for (const { file, bytes, modifiedMs } of await replyFiles(folder)) {
    const reply = await replyOf(context, join(folder, file), bytes, modifiedMs);
    replies.push({ file, modifiedMs, ...standing(context, reply) });
  }
  return { folder, replies: replies.map(({ modifiedMs: _, ...found }) => found) };
}

async function replyFiles(
  folder: string,
): Promise<readonly { readonly file: string; readonly bytes: number; readonly modifiedMs: number }[]> {
  try {
    const names = (await readdir(folder)).filter(isReplyName);
    const files = [];
    for (const file of names) {
      const { size, mtimeMs, isFile } = await statOf(join(folder, file));
      if (isFile) files.push({ file, bytes: size, modifiedMs: mtimeMs });
    }
    return files
      .toSorted((a, b) => b.modifiedMs - a.modifiedMs || (a.file < b.file ? -1 : 1))
      .slice(0, mostFiles);
  } catch (error) {
    throw placingFailure(error, folder);
  }
}

async function statOf(path: string): Promise<{ size: number; mtimeMs: number; isFile: boolean }> {
  try {
    const found = await stat(path);
    return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() };
  } catch {
    // Taken away since the folder was listed.
    return { size: 0, mtimeMs: 0, isFile: false };
  }
}

async function replyOf(
  context: ServiceContext,
  path: string,
  bytes: number,
  modifiedMs: number,
): Promise<ReadReply | null> {
  const { store } = context.ledger;
  const known = knownFiles.get(store) ?? new Map<string, KnownFile>();
  knownFiles.set(store, known);
  const before = known.get(path);
  if (before?.bytes === bytes && before.modifiedMs === modifiedMs) return before.reply;
  let reply: ReadReply | null = null;
  try {
    reply = (await readReplyFile(path, basename(path))).reply;
  } catch (error) {
    // Half copied perhaps; the next look sees it with another size.
    if (!(error instanceof FailureError)) throw error;
  }
  known.set(path, { bytes, modifiedMs, reply });
  return reply;
}

function standing(context: ServiceContext, reply: ReadReply | null): Pick<FoundReply, 'state' | 'reply'> {
  if (reply === null || reply.signature !== 'valid') return { state: 'damaged', reply: null };
  const { manifest } = reply;
  const head = { ...headOf(reply), public_key: manifest.public_key };
  if (answeredReport(context, reply) === undefined) return { state: 'foreign', reply: head };
  return context.ledger.store.read((reader) => {
    if (hasReply(reader, reply.digest)) return { state: 'imported', reply: head };
    const isKnown = isTrustedFor(reader, manifest.public_key, manifest.unit.code);
    return { state: isKnown ? 'new' : 'unknownKey', reply: head };
  });
}

function headOf({ manifest }: ReadReply): ReplyHead {
  const { verdict, unit, person, at, why, queries, report } = manifest;
  return { verdict, unit, person, at, why, queries, period: report.period, version: report.version };
}

/**
 * The filed version that a reply answers: it names this unit and the version's own hash, comes from a level above, which
 * says what is its to say, and asks about nothing else.
 */
function answeredReport(context: ServiceContext, { manifest, queries }: ReadReply): FiledReport | undefined {
  const { unit: code } = requireReporter(context);
  const { unit, report, verdict } = manifest;
  const level = levelOfUnit(unit.code);
  if (report.unit !== code || !code.startsWith(unit.code) || level === 'county' || !maySay(verdict, level))
    return undefined;
  const about = queries.every(
    (query) =>
      query.report_sha256 === report.sha256 &&
      query.period === report.period &&
      query.asked_by_unit === unit.code &&
      query.answer === null,
  );
  if (!about) return undefined;
  return filedReports(context).find(
    (filed) =>
      filed.sha256 === report.sha256 && filed.period === report.period && filed.version === report.version,
  );
}

/**
 * Reads a reply in: its verdict becomes the state of the version that it answers, unless a later one is known, and its
 * queries are kept to be answered. Nothing else of the ledger is touched. The same reply twice does nothing.
 * @throws FailureError `signature_invalid`, `reply_foreign`, `key_unknown` with the key and the number of keys known of that unit
 *   in its detail, until a person has confirmed it as the reviewer's; or as `readReplyFile`
 */
export async function importReply(
  context: ServiceContext,
  input: CallInput<'review.import'>,
): Promise<ImportedReply> {
  requireReporter(context);
  const path = await pathOf(context, input.file);
  const file = basename(path);
  const { reply } = await readReplyFile(path, file);
  if (reply.signature !== 'valid') throw new FailureError('signature_invalid', { file });
  const report = answeredReport(context, reply);
  if (report === undefined) throw new FailureError('reply_foreign', { file });
  return keep(context, reply, report, file, input.trust);
}

async function pathOf(context: ServiceContext, file: CallInput<'review.import'>['file']): Promise<string> {
  if ('token' in file) return context.files.resolve(file.token);
  // A name in the folder, nothing that leads elsewhere.
  if (basename(file.name) !== file.name || file.name.includes('\\'))
    throw new FailureError('file_missing', { file: file.name });
  return join(await reportFolder(context, null), file.name);
}

function keep(
  context: ServiceContext,
  reply: ReadReply,
  report: FiledReport,
  file: string,
  trust: string | null,
): ImportedReply {
  const { person, unit } = requireUnit(context);
  const { manifest } = reply;
  const at = context.ports.now();
  return context.ledger.store.write((writer) => {
    const by = { person, at, why: null };
    if (!isTrustedFor(writer, manifest.public_key, manifest.unit.code)) {
      const { public_key, installation } = manifest;
      const before = trustedKey(writer, public_key);
      const known = keysOfUnit(writer, manifest.unit.code).length;
      if (before !== undefined && before.unit !== manifest.unit.code)
        throw new FailureError('reply_foreign', { file });
      if (trust !== public_key)
        throw new FailureError(
          'key_unknown',
          { unit: manifest.unit.name },
          { public_key, installation, known },
        );
      trustKey(writer, { public_key, installation, unit: manifest.unit.code, how: 'person' }, by);
    }
    const before = getRecord(writer, 'report', report.id);
    if (before === undefined) throw new FailureError('not_found', { type: 'report', id: report.id });
    const created = !hasReply(writer, reply.digest);
    const status = afterHearing(report.status, manifest.verdict);
    const asked = reply.queries.filter(({ id }) => getRecord(writer, 'query', id) === undefined);
    const changes: RecordChange[] = [
      ...(created && status !== report.status
        ? [{ type: 'report' as const, id: report.id, base_revision: before.revision, values: { status } }]
        : []),
      ...(created ? asked.map(asNew) : []),
    ];
    if (changes.length > 0) writeRecords(writer, { changes, person, at, why: `reply ${file}`, unit });
    if (created) {
      const { verdict, unit: from, person: reviewer, at: decided, why } = manifest;
      const said = { verdict, unit: from.code, unit_name: from.name, person: reviewer, at: decided, why };
      keepReply(writer, { digest: reply.digest, report_id: report.id, file_name: file, ...said }, by);
    }
    return {
      reply: headOf(reply),
      created,
      status: created ? status : report.status,
      queries: created ? asked.length : 0,
    };
  });
}

/** A query as it is kept here: what was asked, under the same id. */
function asNew(query: AnyRecord): RecordChange {
  const values: Record<string, FieldValue> = {};
  for (const { name } of declarationOf('query').fields) values[name] = query[name] ?? null;
  return { type: 'query', id: query.id, base_revision: null, values };
}
