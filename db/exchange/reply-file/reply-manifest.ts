import { z } from 'zod';
import { isPeriod, type Period } from '../../domain/period.ts';
import { verdicts } from '../../domain/workflow.ts';

/** Cell A1 of `_shl_review`, and `format` of the manifest. */
export const replyFormat = 'shanhai-ledger-reply';
/** The newest format that is read; the row of the manifest keeps its shape in every later one. */
export const replyFormatVersion = 1;

const line = (max: number) => z.string().min(1).max(max);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * First row of `_shl_review`: what an upper level says about a filed report. It names the report by its own hash and by that
 * of the bytes that were received, so that it can be about no other.
 */
export const replyManifestSchema = z.strictObject({
  format: z.literal(replyFormat),
  format_version: z.literal(replyFormatVersion),
  /** Who answers: a prefecture or the province. */
  unit: z.strictObject({ code: z.string().regex(/^\d{2}(\d{2})?$/), name: line(200) }),
  person: z.string().max(200),
  /** ISO instant in UTC of the decision; also the time of the workbook. */
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)
    .refine((text) => !Number.isNaN(Date.parse(text))),
  verdict: z.enum(verdicts),
  /** What the reviewer wrote about the decision. */
  why: line(500).nullable(),
  report: z.strictObject({
    unit: z.string().regex(/^\d{6}$/),
    period: z.custom<Period>((value) => typeof value === 'string' && isPeriod(value)),
    version: z.int().min(1),
    sha256,
    file_sha256: sha256,
  }),
  /** Number of queries that follow. */
  queries: z.int().min(0),
  app_version: line(100),
  installation: line(64),
  /** Ed25519 public key that signs: 32 bytes in base64url without padding. */
  public_key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

export type ReplyManifest = z.infer<typeof replyManifestSchema>;

/** Whether a manifest is of a format that only a newer version of the app knows. */
export function isNewerReply(manifest: unknown): boolean {
  const stated = z.object({ format: z.literal(replyFormat), format_version: z.int() }).safeParse(manifest);
  return stated.success && stated.data.format_version > replyFormatVersion;
}
