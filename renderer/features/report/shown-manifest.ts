import { isPeriod, type Period } from '../../../db/domain/period.ts';
import { isRecordType, type RecordType } from '../../../db/domain/records/catalogue.ts';

/** What the page shows of a manifest; null or empty where a file of another version says nothing. */
export interface ShownManifest {
  readonly unit: string | null;
  readonly unitCode: string | null;
  readonly period: Period | null;
  readonly version: number | null;
  /** ISO instant. */
  readonly created: string | null;
  readonly appVersion: string | null;
  readonly publicKey: string | null;
  readonly previous: string | null;
  readonly correctionReason: string | null;
  readonly signers: Readonly<Record<string, string>>;
  readonly counts: readonly { readonly type: RecordType; readonly count: number }[];
  /** Sums by name, in fen. */
  readonly totals: readonly { readonly name: string; readonly fen: number }[];
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Reads a manifest for the eye. */
export function shownManifest(manifest: Readonly<Record<string, unknown>>): ShownManifest {
  const unit = object(manifest.unit);
  const period = text(manifest.period);
  return {
    unit: text(unit.name),
    unitCode: text(unit.code),
    period: period !== null && isPeriod(period) ? (period as Period) : null,
    version: number(manifest.version),
    created: text(manifest.created),
    appVersion: text(manifest.app_version),
    publicKey: text(manifest.public_key),
    previous: text(manifest.previous_sha256),
    correctionReason: text(manifest.correction_reason),
    signers: Object.fromEntries(
      Object.entries(object(manifest.signers)).flatMap(([name, value]) => {
        const words = text(value);
        return words === null ? [] : [[name, words]];
      }),
    ),
    counts: Object.entries(object(manifest.counts)).flatMap(([type, value]) => {
      const count = number(value);
      return count === null || !isRecordType(type) ? [] : [{ type, count }];
    }),
    totals: Object.entries(object(manifest.control_totals)).flatMap(([name, value]) => {
      const fen = number(value);
      return fen === null ? [] : [{ name, fen }];
    }),
  };
}
