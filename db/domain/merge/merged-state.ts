import { declarationOf, type FieldValue, type RecordType, recordTypes } from '../records/catalogue.ts';
import { Aliases, recognisedBy } from './aliases.ts';
import { ContestedVoids } from './contested-voids.ts';
import { Knowledge, type Logs } from './logs.ts';
import { newestOf, Register } from './newest.ts';
import type { MergedRecord, MergedRecords, Question, WaitingRecord } from './questions.ts';
import {
  append,
  type Choice,
  collectWrites,
  type Decision,
  fieldKey,
  mergedType,
  readKey,
  twinKey,
  unwritten,
  type Write,
  type Writes,
  type WrittenRecord,
} from './writes.ts';

export interface MergedState {
  readonly records: MergedRecords;
  readonly aliases: Aliases;
  readonly waiting: readonly WaitingRecord[];
  /** Questions without an answer yet, by type and id. */
  readonly open: readonly Question[];
  /** Answers that this state rests on and that no log holds yet, what follows from them included. */
  readonly decided: readonly Decision[];
}

export interface MergeInput {
  readonly logs: Logs;
  /** Answers by the keys of their questions. */
  readonly answers: ReadonlyMap<string, FieldValue>;
  /** Whether a record's file is not here. */
  readonly lacksFile?: (type: RecordType, record: MergedRecord) => boolean;
}

/**
 * What a set of logs comes to. It hangs on the logs and the answers alone, never on the order in which they were loaded:
 * a field is what its newest writes say, those that no other write knew of; where these differ, a person decides, and the
 * decision is a write that knew them all.
 *
 * Questions follow from answers (twins that are one thing may differ in a field), so it is asked again until no answer
 * fits any more; an answer to what is not asked changes nothing.
 */
export function mergeLogs(input: MergeInput): MergedState {
  const writes = collectWrites(input.logs);
  const knowledge = new Knowledge(input.logs);
  const taken = new Map<string, FieldValue>();
  for (;;) {
    const state = new Merging(writes, knowledge, taken, input.lacksFile).state();
    const answered = state.open.filter(
      ({ key, sides }) =>
        !taken.has(key) &&
        sides.some(({ value }) => input.answers.has(key) && input.answers.get(key) === value),
    );
    if (answered.length === 0) return state;
    for (const { key } of answered) taken.set(key, input.answers.get(key) ?? null);
  }
}

type Gathered = Map<RecordType, Map<string, WrittenRecord>>;

/** One reckoning, with the answers taken so far. */
class Merging {
  readonly #writes: Writes;
  readonly #knowledge: Knowledge;
  readonly #taken: ReadonlyMap<string, FieldValue>;
  readonly #lacksFile: (type: RecordType, record: MergedRecord) => boolean;
  readonly #aliases = new Aliases();
  readonly #open: Question[] = [];
  readonly #decided: Decision[] = [];

  constructor(
    writes: Writes,
    knowledge: Knowledge,
    taken: ReadonlyMap<string, FieldValue>,
    lacksFile: MergeInput['lacksFile'],
  ) {
    this.#writes = writes;
    this.#knowledge = knowledge;
    this.#taken = taken;
    this.#lacksFile = lacksFile ?? (() => false);
  }

  state(): MergedState {
    this.#readTwins();
    const gathered = this.#gather();
    const records = new Map<RecordType, Map<string, MergedRecord>>();
    for (const [type, ofType] of gathered) {
      const merged = [...ofType].map(([id, written]) => [id, this.#recordOf(type, id, written)] as const);
      records.set(type, new Map(merged));
    }
    this.#judgeVoids(gathered, records);
    const waiting = this.#takeOutWaiting(gathered, records);
    this.#findTwins(gathered, records);
    const byKey = (a: Question, b: Question): number =>
      recordTypes.indexOf(a.type) - recordTypes.indexOf(b.type) ||
      (a.key < b.key ? -1 : Number(a.key > b.key));
    return {
      records,
      aliases: this.#aliases,
      waiting,
      open: this.#open.toSorted(byKey),
      decided: this.#decided,
    };
  }

  /** Which records were said to be one thing, in the logs and by the answers. */
  #readTwins(): void {
    for (const [key, writes] of this.#writes.twins) {
      const of = readKey(key);
      if (of === undefined) continue;
      const [a = '', b = ''] = of.rest;
      if (this.#valueOf(writes, [], { key, kind: 'twin', type: of.type, id: a, about: b }) === true)
        this.#aliases.unite(of.type, a, b);
    }
    for (const [key, value] of this.#taken) {
      const of = readKey(key);
      if (of?.kind !== 'twin') continue;
      this.#decided.push({ key, value, winners: [] });
      const [a = '', b = ''] = of.rest;
      if (value === true) this.#aliases.unite(of.type, a, b);
    }
  }

  /** All writes under the ids that stand for their records, and naming such. */
  #gather(): Gathered {
    const gathered: Gathered = new Map();
    for (const type of recordTypes) {
      const written = this.#writes.records.get(type);
      if (written === undefined || !mergedType(type)) continue;
      const ofType = new Map<string, WrittenRecord>();
      for (const [id, one] of written) {
        const own = this.#aliases.idOf(type, id);
        const before = ofType.get(own) ?? unwritten();
        before.made.push(...one.made);
        const namedType = one.fields.get('record_type')?.at(-1)?.value ?? null;
        for (const [field, writes] of one.fields) {
          for (const write of writes) {
            const value = this.#aliases.value(type, field, write.value, namedType);
            append(before.fields, field, value === write.value ? write : { ...write, value });
          }
        }
        for (const [field, choices] of one.choices) {
          for (const choice of choices) {
            const value = this.#aliases.value(type, field, choice.value, namedType);
            append(before.choices, field, value === choice.value ? choice : { ...choice, value });
          }
        }
        ofType.set(own, before);
      }
      gathered.set(type, ofType);
    }
    return gathered;
  }

  #recordOf(type: RecordType, id: string, written: WrittenRecord): MergedRecord {
    const values: Record<string, FieldValue> = {};
    for (const { name } of declarationOf(type).fields) values[name] = this.#fieldOf(type, id, name, written);
    return { id, values, voided: this.#fieldOf(type, id, 'voided', written) === true };
  }

  #fieldOf(type: RecordType, id: string, field: string, { fields, choices }: WrittenRecord): FieldValue {
    const [writes = [], chosen = []] = [fields.get(field), choices.get(field)];
    const [only] = writes;
    if (writes.length + chosen.length < 2) return only?.value ?? null;
    const key = fieldKey(type, id, field);
    const kind = field === 'voided' ? 'void' : 'field';
    return this.#valueOf(writes, chosen, { key, kind, type, id, about: field });
  }

  /** What several writes come to; asked where the newest ones differ. */
  #valueOf(
    writes: readonly Write[],
    choices: readonly Choice[],
    about: Omit<Question, 'sides' | 'base'>,
  ): FieldValue {
    const newest = new Register(writes, choices, this.#knowledge).newest();
    const byValue = new Map<string, Write[]>();
    for (const write of newest) append(byValue, JSON.stringify(write.value), write);
    if (byValue.size < 2) return newest[0]?.value ?? null;
    const sides = [...byValue]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, of]) => ({
        value: JSON.parse(value) as FieldValue,
        stamps: of.map(({ stamp }) => stamp),
      }));
    const known = writes.filter((write) =>
      newest.every(({ stamp }) => this.#knowledge.isKnownTo(write.stamp, stamp)),
    );
    const base = newestOf(known, this.#knowledge).at(-1)?.value ?? null;
    return this.#asked({ ...about, base, sides });
  }

  /** The answer to a question, or while there is none its first side. */
  #asked(question: Question): FieldValue {
    const answer = this.#taken.get(question.key);
    if (answer === undefined) {
      this.#open.push(question);
      return question.sides[0]?.value ?? null;
    }
    const chosen = question.sides.find(({ value }) => value === answer)?.stamps ?? [];
    const winners = chosen.map(({ installation, seq }) => ({ installation, seq }));
    if (question.kind !== 'twin') this.#decided.push({ key: question.key, value: answer, winners });
    return answer;
  }

  /** What hangs on others is judged first: whether it stays decides what those are asked. */
  #judgeVoids(gathered: Gathered, records: Map<RecordType, Map<string, MergedRecord>>): void {
    const asked = new Set(this.#open.map(({ key }) => key));
    const decided = new Set(this.#decided.map(({ key }) => key));
    const contested = new ContestedVoids(gathered, records, this.#knowledge);
    for (const type of recordTypes.toReversed()) {
      for (const { id, sides } of contested.of(type)) {
        const key = fieldKey(type, id, 'voided');
        // Both sides already differ about the voiding itself, and are asked that.
        if (asked.has(key) || decided.has(key)) continue;
        const stays =
          this.#asked({ key, kind: 'void', type, id, about: 'voided', base: false, sides }) === true;
        const record = records.get(type)?.get(id);
        if (record !== undefined) records.get(type)?.set(id, { ...record, voided: stays });
      }
    }
    contested.voidUses(records, new Set(this.#decided.map(({ key }) => key)));
  }

  /** Records whose beginning, file, or a record that they name is not here. */
  #takeOutWaiting(
    gathered: Gathered,
    records: Map<RecordType, Map<string, MergedRecord>>,
  ): readonly WaitingRecord[] {
    const waiting: WaitingRecord[] = [];
    for (let found = true; found; ) {
      found = false;
      for (const [type, ofType] of records) {
        for (const [id, record] of ofType) {
          const missing = this.#missingOf(type, record, gathered.get(type)?.get(id), records);
          if (missing === null) continue;
          waiting.push({ type, id, missing });
          ofType.delete(id);
          found = true;
        }
      }
    }
    return waiting;
  }

  #missingOf(
    type: RecordType,
    record: MergedRecord,
    written: WrittenRecord | undefined,
    records: MergedRecords,
  ): WaitingRecord['missing'] | null {
    if (written === undefined || written.made.length === 0) return 'beginning';
    for (const { kind, name, target } of declarationOf(type).fields) {
      const id = record.values[name];
      if (kind !== 'reference' || typeof id !== 'string') continue;
      if (records.get(target as RecordType)?.has(id) !== true) return { type: target as RecordType, id };
    }
    return this.#lacksFile(type, record) ? 'file' : null;
  }

  /**
   * Records of one natural key that different machines made without knowing of each other; also voided ones, or the answer
   * would hang on whether the voiding was loaded before.
   */
  #findTwins(gathered: Gathered, records: MergedRecords): void {
    const asked = new Set(this.#open.filter(({ kind }) => kind === 'field').map(({ key }) => key));
    for (const [type, ofType] of records) {
      const byKey = new Map<string, string[]>();
      for (const [id, { values }] of ofType) {
        const unsure = declarationOf(type).naturalKey.some((field) => asked.has(fieldKey(type, id, field)));
        const key = unsure ? null : recognisedBy(type, values);
        if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), id]);
      }
      for (const ids of byKey.values()) if (ids.length > 1) this.#askTwins(type, ids.toSorted(), gathered);
    }
  }

  #askTwins(type: RecordType, ids: readonly string[], gathered: Gathered): void {
    for (const [index, a] of ids.entries()) {
      for (const b of ids.slice(index + 1)) {
        const [madeA = [], madeB = []] = [a, b].map((id) => gathered.get(type)?.get(id)?.made);
        // Of what was said to be one thing already, each record that stands for it counts: the order of answers must not.
        const apart = madeA.some((one) => madeB.some((other) => this.#knowledge.areApart(one, other)));
        const [first] = madeA;
        const [second] = madeB;
        if (!apart || first === undefined || second === undefined || this.#saidDistinct(type, a, b)) continue;
        const sides: Question['sides'] = [
          { value: true, stamps: [first] },
          { value: false, stamps: [second] },
        ];
        this.#asked({ key: twinKey(type, a, b), kind: 'twin', type, id: a, about: b, base: null, sides });
      }
    }
  }

  /** Whether it was said already that two records, or aliases of them, are two things. */
  #saidDistinct(type: RecordType, a: string, b: string): boolean {
    const keys = [...this.#writes.twins.keys(), ...this.#taken.keys()];
    return keys.some((key) => {
      const of = readKey(key);
      if (of?.kind !== 'twin' || of.type !== type) return false;
      const ids = of.rest.map((id) => this.#aliases.idOf(type, id)).toSorted();
      return ids[0] === a && ids[1] === b;
    });
  }
}
