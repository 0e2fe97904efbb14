import { type Authorship, appendAudit } from '../audit.ts';
import type { Reader, SqlRow, Writer } from '../store-handles.ts';
import { requireInstallation } from './settings.ts';

/** An installation whose signature is taken for a unit's (design §6, keys). */
export interface TrustedKey {
  /** Ed25519, base64url. */
  readonly public_key: string;
  readonly unit: string;
  readonly installation: string;
  readonly trusted_at: string;
  readonly trusted_by: string;
  readonly how: 'person' | 'endorsed' | 'settings';
  /** Null while it is in force. */
  readonly withdrawn_at: string | null;
}

const select =
  'SELECT public_key, unit, installation, trusted_at, trusted_by, how, withdrawn_at FROM trusted_key';

/** The key as it was confirmed, withdrawn or not; undefined where it never was. */
export function trustedKey(reader: Reader, publicKey: string): TrustedKey | undefined {
  const row = reader.get(`${select} WHERE public_key = ?`, publicKey);
  return row === undefined ? undefined : keyOf(row);
}

/** Whether signatures of the key are taken for the unit's. */
export function isTrustedFor(reader: Reader, publicKey: string, unit: string): boolean {
  const key = trustedKey(reader, publicKey);
  return key !== undefined && key.unit === unit && key.withdrawn_at === null;
}

/** Keys in force of a unit, oldest first. */
export function keysOfUnit(reader: Reader, unit: string): readonly TrustedKey[] {
  const sql = `${select} WHERE unit = ? AND withdrawn_at IS NULL ORDER BY trusted_at, public_key`;
  return reader.all(sql, unit).map(keyOf);
}

/** Keys in force of all units, by unit, oldest first. */
export function keysInForce(reader: Reader): readonly TrustedKey[] {
  return reader.all(`${select} WHERE withdrawn_at IS NULL ORDER BY unit, trusted_at, public_key`).map(keyOf);
}

/**
 * Takes signatures of a key for nobody's any more, with an entry in the audit log; within the caller's transaction. What
 * was received stays.
 * @returns whether it was in force
 */
export function withdrawKey(writer: Writer, publicKey: string, by: Authorship): boolean {
  const before = trustedKey(writer, publicKey);
  if (before === undefined || before.withdrawn_at !== null) return false;
  writer.run('UPDATE trusted_key SET withdrawn_at = ? WHERE public_key = ?', by.at, publicKey);
  const old = JSON.stringify(before.unit);
  const change = { record_type: 'trusted_key', record_id: publicKey, field: 'unit', old, new: null };
  appendAudit(writer, requireInstallation(writer), by, [change]);
  return true;
}

/**
 * Confirms a key as a unit's, or a withdrawn one again, with an entry in the audit log; within the caller's transaction.
 * Whose key it is never changes: for one that is another unit's nothing is done.
 * @returns whether it is in force for the unit now and was not before
 */
export function trustKey(
  writer: Writer,
  key: Pick<TrustedKey, 'public_key' | 'unit' | 'installation' | 'how'>,
  by: Authorship,
): boolean {
  const before = trustedKey(writer, key.public_key);
  if (before !== undefined && (before.unit !== key.unit || before.withdrawn_at === null)) return false;
  writer.run(
    `INSERT INTO trusted_key (public_key, unit, installation, trusted_at, trusted_by, how) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (public_key) DO UPDATE SET installation = excluded.installation, trusted_at = excluded.trusted_at,
        trusted_by = excluded.trusted_by, how = excluded.how, withdrawn_at = NULL`,
    key.public_key,
    key.unit,
    key.installation,
    by.at,
    by.person,
    key.how,
  );
  const change = {
    record_type: 'trusted_key',
    record_id: key.public_key,
    field: 'unit',
    old: null,
    new: JSON.stringify(key.unit),
  };
  appendAudit(writer, requireInstallation(writer), by, [change]);
  return true;
}

function keyOf(row: SqlRow): TrustedKey {
  const text = (name: string): string => String(row[name]);
  return {
    public_key: text('public_key'),
    unit: text('unit'),
    installation: text('installation'),
    trusted_at: text('trusted_at'),
    trusted_by: text('trusted_by'),
    how: row.how as TrustedKey['how'],
    withdrawn_at: row.withdrawn_at === null ? null : text('withdrawn_at'),
  };
}
