import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { RecordChange } from '../../domain/contract.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import type { PlannedRow } from '../../domain/import/planned-row.ts';
import type { RowCounts } from '../../domain/import-answers.ts';
import type { ServiceContext } from '../context.ts';
import type { ImportNames } from './import-context.ts';

/** What taking a sheet in would do. */
export interface Planned {
  readonly mapping: Mapping;
  readonly hash: string;
  readonly rows: readonly PlannedRow[];
  readonly counts: RowCounts;
  readonly names: ImportNames;
}

export const noRows: RowCounts = { added: 0, changed: 0, same: 0, rejected: 0, aside: 0 };

/** How many rows are in each state. */
export function countsOf(rows: readonly PlannedRow[]): RowCounts {
  const counts = { ...noRows };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

/** Rows whose texts are hashed at once. */
const hashedRows = 500;

/** Tells one plan from every other: by how the sheet is read, and what becomes of each row. */
export function hashOf(mapping: Mapping, rows: readonly PlannedRow[]): string {
  const hash = createHash('sha256').update(canonicalize(mapping) ?? '');
  for (let from = 0; from < rows.length; from += hashedRows) {
    const texts = rows
      .slice(from, from + hashedRows)
      .map(({ row, state, id, revision, fields }) =>
        JSON.stringify([row, state, id, revision, fields.map(({ field, new: value }) => [field, value])]),
      );
    hash.update(texts.join(''));
  }
  return hash.digest('hex');
}

/** The records that a plan writes. */
export function changesOf({ ports }: ServiceContext, { mapping, rows }: Planned): readonly RecordChange[] {
  return rows.flatMap(({ state, id, revision, fields }): RecordChange[] => {
    if (state !== 'added' && state !== 'changed') return [];
    const values = Object.fromEntries(fields.map(({ field, new: value }) => [field, value]));
    return [{ type: mapping.type, id: id ?? ports.newId(), base_revision: revision, values }];
  });
}
