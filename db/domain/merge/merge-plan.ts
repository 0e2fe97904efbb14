import { declarationOf, type FieldValue, type RecordType, recordTypes } from '../records/catalogue.ts';
import { type Logs, type Vector, vectorOf } from './logs.ts';
import type { MergedState } from './merged-state.ts';
import type { MergedRecords, Question, WaitingRecord } from './questions.ts';
import type { Decision } from './writes.ts';

/** One value that a merge changes. */
export interface PlannedField {
  readonly field: string;
  readonly old: FieldValue;
  readonly new: FieldValue;
}

/** What a merge does to one record of this machine. */
export interface PlannedChange {
  readonly type: RecordType;
  readonly id: string;
  readonly kind: 'add' | 'change' | 'void' | 'restore' | 'alias';
  /** Changed values, those of a new record that are not blank; `voided` is not among them. */
  readonly fields: readonly PlannedField[];
  readonly voided: boolean;
  /** The record that an alias stands for from now on. */
  readonly survivor?: string;
}

/** All that a merge does, shown before and done as shown. */
export interface MergePlan {
  /** What this machine knows afterwards. */
  readonly vector: Vector;
  readonly changes: readonly PlannedChange[];
  readonly decided: readonly Decision[];
  readonly open: readonly Question[];
  readonly waiting: readonly WaitingRecord[];
}

/**
 * What turns this machine's records into the merged ones.
 * @param own every record of this machine, voided ones included @param logs all that is known afterwards
 */
export function planMerge(own: MergedRecords, logs: Logs, state: MergedState): MergePlan {
  const changes: PlannedChange[] = [];
  for (const type of recordTypes) {
    const before = own.get(type);
    for (const [id, record] of state.records.get(type) ?? []) {
      const present = before?.get(id);
      const fields = declarationOf(type)
        .fields.map(({ name }) => ({
          field: name,
          old: present?.values[name] ?? null,
          new: record.values[name] ?? null,
        }))
        .filter((change) => change.old !== change.new);
      const { voided } = record;
      if (present === undefined) changes.push({ type, id, kind: 'add', fields, voided });
      else if (present.voided !== voided)
        changes.push({ type, id, kind: voided ? 'void' : 'restore', fields, voided });
      else if (fields.length > 0) changes.push({ type, id, kind: 'change', fields, voided });
    }
  }
  for (const { type, alias, id } of state.aliases.all()) {
    if (own.get(type)?.get(alias)?.voided === false)
      changes.push({ type, id: alias, kind: 'alias', fields: [], voided: true, survivor: id });
  }
  return {
    vector: vectorOf(logs),
    changes,
    decided: state.decided,
    open: state.open,
    waiting: state.waiting,
  };
}

/** Everything that a plan does, as one text; its SHA-256 says that what is applied is what was shown. */
export function planText({ vector, changes, decided }: MergePlan): string {
  const ordered = changes.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return JSON.stringify([vector, ordered, decided]);
}

const keyOf = ({ type, id }: PlannedChange): string => `${type} ${id}`;
