import type { StepSummary, StepTaken, UndoState } from '../domain/answers.ts';
import type { RecordChange } from '../domain/contract.ts';
import { type FailureCode, FailureError } from '../domain/failure.ts';
import type { StepStanding } from '../domain/import-answers.ts';
import type { Language } from '../domain/locale/labels.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  type RecordType,
} from '../domain/records/catalogue.ts';
import { getRecord } from '../repositories/records.ts';
import { type SavedRecord, saveRecords } from '../repositories/save-records.ts';
import type { ServiceContext } from './context.ts';
import { labelOfRecord } from './referred.ts';
import { requireUnit } from './sessions.ts';
import { refuseSetByProvince } from './set-by-province.ts';

/** One save: each record as it stood before (null: it was not there) and after. */
interface Step {
  /** Counts the steps of this run, so that one is known again. */
  readonly number: number;
  readonly saved: readonly SavedRecord[];
}

/**
 * Refusals that a step meets only when what it was taken in has changed: its own records, what hangs on them by now, what
 * they belong to, whose form it is.
 */
const outdating: ReadonlySet<FailureCode> = new Set([
  'stale',
  'still_used',
  'parent_voided',
  'owned_by_department',
]);

/** Steps that can be taken back; older ones are in the history of their records. */
const longest = 100;

/**
 * The saves of this run of the program, so that the last ones can be taken back. A step is undone by a new save, never by
 * forgetting: the log shows both.
 */
export class UndoSteps {
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  /** Revision of each record as this run wrote it last: any other means that something else changed it. */
  readonly #revisions = new Map<string, number>();
  #count = 0;
  /** Numbers of the steps that are undone, also where they cannot be done again. */
  readonly #takenBack = new Set<number>();

  /** Notes a save; what was undone before it cannot be done again. @returns number of the step; null where there is none */
  remember(saved: readonly SavedRecord[]): number | null {
    const changed = saved.filter(({ record, before }) => record !== before);
    if (changed.length === 0) return null;
    this.#note(changed);
    this.#count += 1;
    this.#done.push({ number: this.#count, saved: changed });
    if (this.#done.length > longest) this.#done.shift();
    this.#undone.length = 0;
    return this.#count;
  }

  /** Where a step stands: how many saves must be undone before it, that it was undone, or that it cannot be any more. */
  standing(step: number): StepStanding {
    const at = this.#done.findIndex(({ number }) => number === step);
    if (at >= 0) return { is: 'done', later: this.#done.length - 1 - at };
    return { is: this.#takenBack.has(step) ? 'undone' : 'kept', later: 0 };
  }

  /** Forgets everything: another store has taken the place of the one that was written. */
  forget(): void {
    this.#done.length = 0;
    this.#undone.length = 0;
    this.#revisions.clear();
    this.#takenBack.clear();
  }

  state(context: ServiceContext, language: Language): UndoState {
    const about = (step: Step | undefined): StepSummary | null =>
      step === undefined ? null : summaryOf(context, language, step);
    return { back: about(this.#done.at(-1)), again: about(this.#undone.at(-1)) };
  }

  /**
   * @throws FailureError `nothing_to_undo`, `changed_since`, or what a save refuses; after `changed_since`, `still_used`
   *   and `parent_voided` the step is gone, and the one below it comes next.
   */
  back(context: ServiceContext, language: Language): StepTaken {
    return this.#take(context, language, 'undo');
  }

  /** @throws as `back` */
  again(context: ServiceContext, language: Language): StepTaken {
    return this.#take(context, language, 'redo');
  }

  #take(context: ServiceContext, language: Language, way: 'undo' | 'redo'): StepTaken {
    const [from, to] = way === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const step = from.at(-1);
    if (step === undefined) throw new FailureError('nothing_to_undo');
    const { person, unit } = requireUnit(context);
    const changes = step.saved.map((one) => this.#change(one, way));
    refuseSetByProvince(context, changes);
    try {
      const at = context.ports.now();
      const { saved } = saveRecords(context.ledger.store, { changes, person, at, why: way, unit });
      this.#note(saved);
    } catch (error) {
      if (!(error instanceof FailureError) || !outdating.has(error.failure.code)) throw error;
      // Something else than these steps changed the ledger: the step must not stand before the steps below it for good.
      from.pop();
      if (error.failure.code !== 'stale') throw error;
      throw new FailureError('changed_since', { type: error.failure.args.type ?? null });
    }
    from.pop();
    to.push(step);
    if (way === 'undo') this.#takenBack.add(step.number);
    else this.#takenBack.delete(step.number);
    return { taken: summaryOf(context, language, step), state: this.state(context, language) };
  }

  #change({ type, record, before }: SavedRecord, way: 'undo' | 'redo'): RecordChange {
    const base_revision = this.#revisions.get(keyOf(type, record.id)) ?? null;
    const [from, to] = way === 'undo' ? [record, before] : [before, record];
    // A record that the step made is voided: nothing is ever deleted.
    if (to === null) return { type, id: record.id, base_revision, values: {}, voided: true };
    const values: Record<string, FieldValue> = {};
    for (const { name } of declarationOf(type).fields) {
      const value = to[name] ?? null;
      if (from !== null && (from[name] ?? null) !== value) values[name] = value;
    }
    return { type, id: record.id, base_revision, values, voided: to.voided };
  }

  #note(saved: readonly SavedRecord[]): void {
    for (const { type, record } of saved) this.#revisions.set(keyOf(type, record.id), record.revision);
  }
}

const keyOf = (type: RecordType, id: string): string => `${type}/${id}`;

function summaryOf(context: ServiceContext, language: Language, step: Step): StepSummary {
  const [first] = step.saved;
  if (first === undefined) throw new Error('a step without records');
  const { type } = first;
  const { id } = first.record;
  const label = context.ledger.store.read((reader) => {
    const record: AnyRecord = getRecord(reader, type, id) ?? first.record;
    return labelOfRecord(reader, context.areas, language, type, record);
  });
  return { type, id, label, records: step.saved.length };
}
