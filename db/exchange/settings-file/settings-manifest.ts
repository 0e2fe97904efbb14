import { z } from 'zod';
import { provincialTypes } from '../../domain/provincial.ts';

/** What makes a sheet the settings of a province: text of cell A1 and `format` of the manifest. */
export const settingsFormat = 'shanhai-ledger-settings';
const settingsFormatVersion = 1;
/** Beginning of the file's name, in Chinese whatever the language of the screen: receivers look for it. */
export const settingsFileStem = '浙江省_全省设置';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** First row of `_shl_settings`: what the file is before its records are looked at. */
export const settingsManifestSchema = z
  .strictObject({
    format: z.literal(settingsFormat),
    format_version: z.literal(settingsFormatVersion),
    /** n: 1, and one more each time the province hands out its settings. */
    version: z.int().min(1),
    /** Hash of version n − 1; null for the first. */
    previous_sha256: sha256.nullable(),
    app_version: z.string().min(1).max(100),
    /** ISO instant in UTC; also the time of the workbook. */
    created: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)
      .refine((text) => !Number.isNaN(Date.parse(text))),
    /** Code of the province. */
    unit: z.string().regex(/^\d{2}$/),
    installation: z.string().min(1).max(64),
    /** Ed25519: 32 bytes in base64url without padding. */
    public_key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    /** Number of records by type; types without any are left out. */
    counts: z.partialRecord(z.enum(provincialTypes), z.int().min(1)),
  })
  .refine((m) => (m.version === 1) === (m.previous_sha256 === null), { path: ['previous_sha256'] });

export type SettingsManifest = z.infer<typeof settingsManifestSchema>;

/** The manifest's first fields, which say what is new about a later format. */
export function isNewerSettings(manifest: unknown): boolean {
  const stated = z.object({ format: z.literal(settingsFormat), format_version: z.int() }).safeParse(manifest);
  return stated.success && stated.data.format_version > settingsFormatVersion;
}

/** The empty manifest's constant part. */
export const settingsFormatFields = {
  format: settingsFormat,
  format_version: settingsFormatVersion,
} as const;
