import type { z } from 'zod';
import { FailureError } from '../../domain/failure.ts';
import type { AnyRecord } from '../../domain/records/catalogue.ts';
import {
  checkedRow,
  digestOf,
  jsonCells,
  parseJsonCells,
  RowFault,
  readRows,
} from '../report-file/data-rows.ts';
import { packagedRecordSchema } from '../report-file/data-sheet.ts';
import { type InstallationKeys, verify } from '../report-file/keys.ts';
import type { PlainSheet, PlainWorkbook } from '../workbook/plain.ts';
import { isNewerReply, type ReplyManifest, replyFormat, replyManifestSchema } from './reply-manifest.ts';

/*
 * Sheet `_shl_review` of a report that is sent back and of a receipt (design §6), in the framing of `_shl`
 * (`data-rows.ts` adds a check to each row):
 *
 *   shanhai-ledger-reply | JSON of the manifest …
 *   query | <id> | JSON of the record …      one row a query, in the order of their numbers on the sheet for people
 *   _sha256 | digest of all rows above
 *   _signature | Ed25519 signature, base64url, of the text `shanhai-ledger-reply 1 <digest>`
 */

export const reviewSheetName = '_shl_review';
const queryRow = 'query';
const digestRow = '_sha256';
const signatureRow = '_signature';
const signedText = (digest: string): string => `${replyFormat} 1 ${digest}`;

export interface ReplyData {
  readonly manifest: ReplyManifest;
  /** Records of the type `query`. */
  readonly queries: readonly AnyRecord[];
}

export interface ReadReply extends ReplyData {
  /** The reply's own hash. */
  readonly digest: string;
  /** Whether the signature is that of the manifest's key; whose key that is, the pinned keys say. */
  readonly signature: 'valid' | 'invalid';
}

/** Rows of the sheet, signed. @throws Error where the caller gives what {@link readReviewSheet} would not take back */
export function reviewRows(
  { manifest, queries }: ReplyData,
  keys: Pick<InstallationKeys, 'publicKey' | 'sign'>,
): readonly (readonly string[])[] {
  if (manifest.public_key !== keys.publicKey) throw new Error('the reply names another public key');
  if (manifest.queries !== queries.length) throw new Error('the reply counts other queries');
  const bodies: string[][] = [[replyFormat, ...jsonCells(replyManifestSchema.parse(manifest))]];
  for (const query of queries) {
    packagedRecordSchema('query').parse(query);
    bodies.push([queryRow, query.id, ...jsonCells(query)]);
  }
  const rows = bodies.map((body, index) => checkedRow(index + 1, body));
  const digest = digestOf(rows);
  rows.push(checkedRow(rows.length + 1, [digestRow, digest]));
  rows.push(checkedRow(rows.length + 1, [signatureRow, keys.sign(signedText(digest))]));
  return rows;
}

/**
 * What an upper level says in a file, exactly as it was signed.
 * @param file name for the message
 * @throws FailureError `file_not_reply` without such a sheet; `file_damaged` with `row` and `cause` where anything was
 *   altered, moved, lost or added; `file_too_new` for a later format
 */
export function readReviewSheet(workbook: PlainWorkbook, file: string): ReadReply {
  const sheet = workbook.sheets.find(({ name }) => name === reviewSheetName);
  if (sheet === undefined) throw new FailureError('file_not_reply', { file });
  try {
    return readSheet(sheet, file);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    throw new FailureError('file_damaged', { file, row: error.row, cause: error.cause });
  }
}

function readSheet(sheet: PlainSheet, file: string): ReadReply {
  const { rows, bodies } = readRows(sheet);
  const [mark, ...stated] = bodies[0] ?? [];
  if (mark !== replyFormat) throw new RowFault(1, 'mark');
  const said = parseJsonCells(stated, 1);
  if (isNewerReply(said)) throw new FailureError('file_too_new', { file });
  const manifest = accepted(replyManifestSchema, said, 1);
  const content = bodies.length - 2;
  const queries = bodies.slice(1, Math.max(content, 1)).map((body, index) => readQuery(body, index + 2));
  const [digestBody = [], signatureBody = []] = content < 1 ? [] : bodies.slice(content);
  if (digestBody[0] !== digestRow || signatureBody[0] !== signatureRow)
    throw new RowFault(content + 1, 'closing');
  const digest = digestBody[1] ?? '';
  if (digest !== digestOf(rows.slice(0, content))) throw new RowFault(content + 1, 'sha256');
  if (manifest.queries !== queries.length) throw new RowFault(1, 'queries');
  const valid = verify(manifest.public_key, signedText(digest), signatureBody[1] ?? '');
  return { manifest, queries, digest, signature: valid ? 'valid' : 'invalid' };
}

function readQuery([kind, id, ...cells]: readonly string[], row: number): AnyRecord {
  if (kind !== queryRow) throw new RowFault(row, 'unknown row');
  const query = accepted(packagedRecordSchema('query'), parseJsonCells(cells, row), row) as AnyRecord;
  if (query.id !== id) throw new RowFault(row, 'id');
  return query;
}

function accepted<T>(schema: z.ZodType<T>, value: unknown, row: number): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RowFault(row, `field ${parsed.error.issues[0]?.path.join('.') || 'unknown'}`);
}
