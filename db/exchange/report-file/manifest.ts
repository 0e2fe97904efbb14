import { z } from 'zod';
import { isIsoDate } from '../../domain/dates.ts';
import { optionSets } from '../../domain/options.ts';
import { isPeriod, type Period } from '../../domain/period.ts';
import { type RecordType, recordTypes } from '../../domain/records/catalogue.ts';

/** What makes a sheet ours: text of cell A1 and `format` of the manifest. */
export const reportFormat = 'shanhai-ledger-report';
/** The newest format that is read; the row of the manifest keeps its shape in every later one. */
export const reportFormatVersion = 1;

const line = (max: number) => z.string().min(1).max(max);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A name of one file or folder: nothing that leads elsewhere. */
const plainName = z
  .string()
  .regex(/^[^\p{C}/\\:*?"<>|]{1,250}$/u)
  .refine((name) => !name.startsWith('.'));
const recordType = z.enum(recordTypes as [RecordType, ...RecordType[]]);
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));

/**
 * First row of `_shl`: what a report file is before its records are looked at (design §6). Nobody but its writer made
 * these statements; the receiver counts and adds again.
 */
export const manifestSchema = z
  .strictObject({
    format: z.literal(reportFormat),
    format_version: z.literal(reportFormatVersion),
    unit: z.strictObject({ code: z.string().regex(/^\d{2}(\d{2}(\d{2}(\d{3})?)?)?$/), name: line(200) }),
    period: z.custom<Period>((value) => typeof value === 'string' && isPeriod(value)),
    /** n: 1, and one more for every correction. */
    version: z.int().min(1),
    /** `sha256` of version n − 1; null for the first. */
    previous_sha256: sha256.nullable(),
    app_version: line(100),
    /** ISO instant in UTC; also the time of the workbook, so that bytes depend on the manifest alone. */
    created: instant,
    /** Id of the installation that signs. */
    installation: line(64),
    /** Its Ed25519 public key: 32 bytes in base64url without padding. */
    public_key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    /** Hash of the newest audit entry. */
    audit_head: sha256,
    /** Version of each form (表式) that was filled in. */
    form_versions: z.partialRecord(z.enum(optionSets.form), line(100)),
    /** Number of records by type; types without any are left out. */
    counts: z.partialRecord(recordType, z.int().min(1)),
    /** Sums by name, in fen. */
    control_totals: z.record(line(200), z.int()),
    /** Files that lie in a folder beside the report file; left out where there are none. */
    attachments: z
      .strictObject({
        folder: plainName,
        files: z
          .array(
            z.strictObject({
              file: plainName,
              name: line(200),
              bytes: z.int().min(1),
              sha256,
              record_type: recordType,
              record_id: line(64),
            }),
          )
          .min(1),
      })
      .optional(),
    signers: z.strictObject({
      unit_head: line(200),
      stat_head: line(200),
      filler: line(200),
      phone: line(200),
      report_date: z.string().refine(isIsoDate),
    }),
    correction_reason: line(500).nullable(),
    /** Which kind of correction it is; files of earlier versions of the program do not say. */
    correction_kind: z.enum(optionSets.correctionKind).optional(),
    /** Version of the province's settings that were in force; left out where none was. */
    settings_version: z.int().min(1).optional(),
    /** The department whose part of a county's report it is; left out where it is the county's. */
    part: z.strictObject({ name: line(60), forms: z.array(z.enum(optionSets.form)).min(1) }).optional(),
  })
  // A correction names what it replaces and why (design §6: version n+1 with a reason).
  .refine((m) => (m.version === 1) === (m.previous_sha256 === null), { path: ['previous_sha256'] })
  .refine((m) => m.version === 1 || m.correction_reason !== null, { path: ['correction_reason'] });

export type Manifest = z.infer<typeof manifestSchema>;

/** Whether a manifest is of a format that only a newer version of the app knows. */
export function isNewerFormat(manifest: unknown): boolean {
  const stated = z.object({ format: z.literal(reportFormat), format_version: z.int() }).safeParse(manifest);
  return stated.success && stated.data.format_version > reportFormatVersion;
}
