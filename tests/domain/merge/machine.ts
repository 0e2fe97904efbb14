import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../../db/domain/answers.ts';
import { joinLogs, type Logs, mergeRecord } from '../../../db/domain/merge/logs.ts';
import { type MergePlan, planMerge } from '../../../db/domain/merge/merge-plan.ts';
import { mergeLogs } from '../../../db/domain/merge/merged-state.ts';
import type { MergedRecord, Question } from '../../../db/domain/merge/questions.ts';
import { stateText } from '../../../db/domain/merge/state-text.ts';
import {
  blankValues,
  type FieldValue,
  type RecordType,
  recordTypes,
} from '../../../db/domain/records/catalogue.ts';

export type Answer = (question: Question) => FieldValue | undefined;

/** What was open when a load was refused. */
export class Unanswered extends Error {
  readonly open: readonly Question[];

  constructor(open: readonly Question[]) {
    super(open.map(({ key }) => key).join(' '));
    this.open = open;
  }
}

/** A machine of the office as the store makes it: records, its own log, and what it has loaded of others. */
export class Machine {
  readonly name: string;
  readonly records = new Map<RecordType, Map<string, MergedRecord>>();
  #own: AuditEntry[] = [];
  #foreign: Logs = new Map();

  constructor(name: string) {
    this.name = name;
    for (const type of recordTypes) this.records.set(type, new Map());
  }

  get(type: RecordType, id: string): MergedRecord | undefined {
    return this.records.get(type)?.get(id);
  }

  create(type: RecordType, id: string, values: Record<string, FieldValue>): void {
    const all = { ...blankValues(type), ...values };
    this.records.get(type)?.set(id, { id, values: all, voided: false });
    this.#log(type, id, null, { ...all, voided: false });
  }

  change(type: RecordType, id: string, field: string, value: FieldValue): void {
    const record = this.get(type, id);
    if (record === undefined || record.values[field] === value) return;
    this.records.get(type)?.set(id, { ...record, values: { ...record.values, [field]: value } });
    this.#log(type, id, field, value);
  }

  setVoided(type: RecordType, id: string, voided: boolean): void {
    const record = this.get(type, id);
    if (record === undefined || record.voided === voided) return;
    this.records.get(type)?.set(id, { ...record, voided });
    this.#log(type, id, 'voided', voided);
  }

  /** Its work file; `alone`: without what it has loaded of others. */
  file(alone = false): Logs {
    return new Map([...(alone ? [] : this.#foreign), [this.name, [...this.#own]]]);
  }

  /** Loads a work file. @throws Unanswered when a question stays open; then nothing was changed */
  load(file: Logs, answer: Answer = () => undefined): MergePlan {
    const { logs, forked } = joinLogs(this.file(), file);
    if (forked !== null) throw new Error(`forked ${forked}`);
    const answers = new Map<string, FieldValue>();
    for (;;) {
      const state = mergeLogs({ logs, answers });
      const given = state.open.flatMap((question) => {
        const value = answer(question);
        return value === undefined ? [] : [[question.key, value] as const];
      });
      if (given.length === 0) {
        if (state.open.length > 0) throw new Unanswered(state.open);
        const plan = planMerge(this.records, logs, state);
        this.#apply(plan, logs);
        return plan;
      }
      for (const [key, value] of given) answers.set(key, value);
    }
  }

  #apply(plan: MergePlan, logs: Logs): void {
    this.#foreign = new Map([...logs].filter(([installation]) => installation !== this.name));
    this.#log(mergeRecord, 'm', 'vector', plan.vector);
    for (const { type, id, fields, voided } of plan.changes) {
      const before = this.get(type, id)?.values ?? blankValues(type);
      const values = { ...before, ...Object.fromEntries(fields.map((one) => [one.field, one.new])) };
      this.records.get(type)?.set(id, { id, values, voided });
      for (const one of fields) this.#log(type, id, one.field, one.new);
    }
    for (const decision of plan.decided) this.#log(mergeRecord, 'm', 'decision', decision);
    this.#log(mergeRecord, 'm', 'done', null);
  }

  /** Hash of its records; aliases, which stand for others, left out. */
  hash(): string {
    const { records } = mergeLogs({ logs: this.file(), answers: new Map() });
    return createHash('sha256').update(stateText(records)).digest('hex');
  }

  /** Whether its table says what its logs say: records of the logs, besides them only voided aliases. */
  isInStep(): boolean {
    const { records } = mergeLogs({ logs: this.file(), answers: new Map() });
    const aliases = [...this.records].flatMap(([type, rows]) =>
      [...rows.values()].filter(({ id }) => records.get(type)?.has(id) !== true),
    );
    const kept = new Map(
      [...this.records].map(([type, rows]) => [
        type,
        new Map([...rows].filter(([id]) => records.get(type)?.has(id) === true)),
      ]),
    );
    return stateText(kept) === stateText(records) && aliases.every(({ voided }) => voided);
  }

  #log(record_type: string, record_id: string, field: string | null, value: unknown): void {
    const seq = this.#own.length + 1;
    const at = new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString();
    const hash = createHash('sha256')
      .update(`${this.#own.at(-1)?.hash} ${field} ${JSON.stringify(value)}`)
      .digest('hex');
    const entry = {
      seq,
      installation: this.name,
      person: `人${this.name}`,
      at,
      record_type,
      record_id,
      field,
    };
    this.#own.push({ ...entry, old: null, new: JSON.stringify(value), why: null, hash });
  }
}
