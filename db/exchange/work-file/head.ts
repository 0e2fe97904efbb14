import { z } from 'zod';
import { optionSets } from '../../domain/options.ts';

/** First text of a work file, and `format` of its head. */
export const workFormat = 'shanhai-ledger-work';
/** The newest format that is read; the row of the head keeps its shape in every later one. */
const workFormatVersion = 1;
/** Ending of a work file. Not .xlsx: it is nothing to read or to fill in, and no inbox must take it for a report. */
export const workEnding = 'shlwork';

const line = (max: number) => z.string().min(1).max(max);

/** What a work file says of itself. */
export const workHead = z.strictObject({
  format: z.literal(workFormat),
  format_version: z.literal(workFormatVersion),
  /** The office: role, unit and department. */
  role: z.enum(optionSets.role),
  unit: z.strictObject({ code: z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/), name: line(200) }),
  department: line(60).nullable(),
  installation: line(64),
  /** Its Ed25519 public key: 32 bytes in base64url without padding. */
  public_key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  person: z.string().max(200),
  /** ISO instant in UTC. */
  created: z.iso.datetime(),
  app_version: line(100),
  /** How far each installation's log goes in the file. */
  vector: z.record(line(64), z.int().min(1)),
  /** Records with those that are voided, and aliases. */
  records: z.int().min(0),
  aliases: z.int().min(0),
  /** SHA-256 of the records as `stateText` spells them. */
  state_sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type WorkHead = z.infer<typeof workHead>;

export const currentWorkFormat = { format: workFormat, format_version: workFormatVersion } as const;

/** Whether a head is of a format that only a newer version of the program knows. */
export function isNewerWorkFormat(head: unknown): boolean {
  const stated = z.object({ format: z.literal(workFormat), format_version: z.int() }).safeParse(head);
  return stated.success && stated.data.format_version > workFormatVersion;
}
