import type { RecordChange } from '../../../db/domain/contract.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Values } from '../forms/use-record-form.ts';
import type { GridRecord } from './grid-rows.ts';

/** How the rows of a grid become records. */
export interface SavingRules {
  readonly type: RecordType;
  /** Values that the page gives every record here. */
  readonly fixed: Values;
  /**
   * Values that follow from those of a row: typed into its cells for the person, who may write over them. Fields that it
   * proposes blank are blanked again with what they followed from.
   */
  readonly propose?: (values: Values) => Values;
  /** The cell without which a row is no record: typing into it makes the record, emptying it voids it. */
  readonly essential?: string;
  /**
   * Rows that stand in the grid also without a record, by the values they give it: a village that gets nothing yet. They
   * all name the same fields.
   */
  readonly presets?: readonly Values[];
}

/** What a save would write, and how much stays typed. */
export interface GridChanges {
  readonly changes: RecordChange[];
  /** Cells that cannot be read. */
  readonly unreadable: number;
  /** Rows that are no record yet: something without which there is none is missing. */
  readonly incomplete: number;
}

/**
 * Changes of the rows in which something is typed: cells that can be read are written, a row whose cells are all empty is
 * voided, never deleted.
 * @param voided records that were voided from this grid: typing into their rows brings them back
 * @param bases revisions that rows were typed over, where it is not the one they show: the store then says what changed
 */
export function gridChanges(
  rows: readonly GridRecord[],
  rules: SavingRules,
  voided: ReadonlyMap<string, AnyRecord>,
  bases: ReadonlyMap<string, number>,
): GridChanges {
  const { type, fixed, essential } = rules;
  const identity = declarationOf(type).fields.filter(({ need }) => need === 'identity');
  const changes: RecordChange[] = [];
  let [unreadable, incomplete] = [0, 0];
  for (const row of rows) {
    const { id, record, changed, values, preset } = row;
    if (Object.keys(changed).length === 0) continue;
    const before = voided.get(id);
    const base_revision =
      (record === null ? undefined : bases.get(id)) ?? record?.revision ?? before?.revision ?? null;
    if (record !== null && isTakenOut(row, rules)) {
      changes.push({ type, id, base_revision, values: {}, voided: true });
      continue;
    }
    unreadable += row.unreadable.length;
    const own: Values = record === null ? { ...values, ...fixed, ...preset } : values;
    const isThere = (name: string): boolean => (own[name] ?? null) !== null;
    const complete =
      record !== null ||
      (identity.every(({ name }) => isThere(name)) && (essential === undefined || isThere(essential)));
    if (!complete) incomplete += 1;
    if (!complete || Object.keys(values).length === 0) continue;
    changes.push({
      type,
      id,
      base_revision,
      values: { ...own } as RecordChange['values'],
      ...(before === undefined ? {} : { voided: false }),
    });
  }
  return { changes, unreadable, incomplete };
}

/** A row whose essential cell was emptied, or every cell, is a row taken out. */
function isTakenOut({ texts, changed }: GridRecord, rules: SavingRules): boolean {
  const { fixed, essential } = rules;
  if (essential !== undefined) return essential in changed && (texts[essential] ?? '').trim() === '';
  const given = { ...fixed, ...rules.presets?.[0] };
  return Object.entries(texts).every(([name, text]) => text.trim() === '' || name in given);
}
