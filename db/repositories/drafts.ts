import { createHash } from 'node:crypto';
import type { Draft } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { Reader, SqlRow, Writer } from '../store-handles.ts';

export interface DraftKey {
  readonly form: string;
  readonly record_id: string;
}

/**
 * Beside the texts stands a hash of them and of all else that a draft holds, under a name that no field has: the audit log
 * does not know drafts, and a page of SQLite carries no checksum. Drafts of earlier versions have none, or one of their
 * texts alone.
 */
const hashKey = '';
const sha256Of = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const hashOfTexts = (raw: Draft['raw']): string => sha256Of(Object.entries(raw));
const hashOf = ({ form, record_id, base_revision, money_unit, raw, saved_at }: Draft): string =>
  sha256Of([form, record_id, base_revision, money_unit, saved_at, Object.entries(raw)]);

/** Keeps what is being typed: one row a form and record, the newest text wins. */
export function putDraft(writer: Writer, draft: Draft): void {
  writer.run(
    `INSERT INTO form_draft (form, record_id, base_revision, money_unit, raw_json, saved_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (form, record_id) DO UPDATE SET
       base_revision = excluded.base_revision, money_unit = excluded.money_unit,
       raw_json = excluded.raw_json, saved_at = excluded.saved_at`,
    draft.form,
    draft.record_id,
    draft.base_revision,
    draft.money_unit,
    JSON.stringify({ [hashKey]: hashOf(draft), ...draft.raw }),
    draft.saved_at,
  );
}

const select = 'SELECT form, record_id, base_revision, money_unit, raw_json, saved_at FROM form_draft';

/** All drafts, oldest first. */
export function listDrafts(reader: Reader): readonly Draft[] {
  return reader.all(`${select} ORDER BY saved_at, form, record_id`).map(toDraft);
}

/** What was typed in a form for a record and not yet saved, or undefined. */
export function getDraft(reader: Reader, key: DraftKey): Draft | undefined {
  const row = reader.get(`${select} WHERE form = ? AND record_id = ?`, key.form, key.record_id);
  return row === undefined ? undefined : toDraft(row);
}

function toDraft(row: SqlRow): Draft {
  const { [hashKey]: _, ...raw } = textsOf(row);
  return {
    form: String(row.form),
    record_id: String(row.record_id),
    base_revision: row.base_revision === null ? null : Number(row.base_revision),
    money_unit: row.money_unit as Draft['money_unit'],
    raw,
    saved_at: String(row.saved_at),
  };
}

function textsOf(row: SqlRow): Record<string, string> {
  try {
    return JSON.parse(String(row.raw_json)) as Record<string, string>;
  } catch {
    throw new FailureError('store_damaged', { cause: nameOf(row) });
  }
}

const nameOf = ({ form, record_id }: SqlRow): string => `form_draft ${form} ${record_id}`;

/** Drafts that are not as they were typed: `form_draft <form> <record>`. */
export function damagedDrafts(reader: Reader): readonly string[] {
  const isDamaged = (row: SqlRow): boolean => {
    try {
      const hash = textsOf(row)[hashKey];
      const draft = toDraft(row);
      return hash !== undefined && hash !== hashOf(draft) && hash !== hashOfTexts(draft.raw);
    } catch {
      return true;
    }
  };
  return reader.all(select).filter(isDamaged).map(nameOf);
}

/** Throws a draft away: it was saved, or a person gave it up. */
export function discardDraft(writer: Writer, key: DraftKey): void {
  writer.run('DELETE FROM form_draft WHERE form = ? AND record_id = ?', key.form, key.record_id);
}
