import { wholesOf } from '../ledger.ts';
import { declarationOf, type RecordType, recordTypes } from '../records/catalogue.ts';
import type { Knowledge } from './logs.ts';
import { newestOf } from './newest.ts';
import type { MergedRecord, MergedRecords, Question } from './questions.ts';
import { type Choice, fieldKey, type Write, type WrittenRecord } from './writes.ts';

/** A record that one side voided while the other changed it, a part of it, or something that hangs on it. */
export interface ContestedVoid {
  readonly id: string;
  readonly sides: Question['sides'];
}

type Written = ReadonlyMap<RecordType, ReadonlyMap<string, WrittenRecord>>;

/** Fields by which a type's records hang on records of another, without being parts of them. */
export function usingFields(type: RecordType, used: RecordType): readonly string[] {
  const wholes = new Set(wholesOf(type).map(({ field }) => field));
  return declarationOf(type)
    .fields.filter(({ kind, target, name }) => kind === 'reference' && target === used && !wholes.has(name))
    .map(({ name }) => name);
}

/** Finds voided records whose voiding somebody's work contradicts who did not know of it. */
export class ContestedVoids {
  readonly #written: Written;
  readonly #records: MergedRecords;
  readonly #knowledge: Knowledge;
  readonly #below: Below;

  /** @param records as they stand; what is changed in them is seen by the next question */
  constructor(written: Written, records: MergedRecords, knowledge: Knowledge) {
    this.#written = written;
    this.#records = records;
    this.#knowledge = knowledge;
    this.#below = new Below(written);
  }

  of(type: RecordType): readonly ContestedVoid[] {
    const found: ContestedVoid[] = [];
    for (const [id, record] of this.#records.get(type) ?? []) {
      const voids = record.voided ? this.#voidsOf(type, id) : [];
      if (voids.length === 0) continue;
      const settled = this.#staysOf(type, id);
      const isOpen = (write: Write): boolean =>
        this.#isAgainst(voids, write) &&
        !settled.some(({ stamp }) => this.#knowledge.isKnownTo(write.stamp, stamp));
      const against = this.#below.changesOf(type, id).find(isOpen) ?? this.#below.hangingOn(type, id, isOpen);
      if (against === undefined) continue;
      const sides: Question['sides'] = [
        { value: false, stamps: [against.stamp] },
        { value: true, stamps: voids.map(({ stamp }) => stamp) },
      ];
      found.push({ id, sides });
    }
    return found;
  }

  /**
   * What one side hung on a record that a person said stays voided is voided with it, as whoever voids it has to do: it
   * would be filed without saying whose it is. It lives again with the record.
   * @param records are changed @param decided keys of the answers that no log holds yet
   */
  voidUses(records: Map<RecordType, Map<string, MergedRecord>>, decided: ReadonlySet<string>): void {
    const open = recordTypes.flatMap((type) =>
      [...(records.get(type) ?? [])].flatMap(([id, { voided }]) =>
        voided && (this.#staysOf(type, id).length > 0 || decided.has(fieldKey(type, id, 'voided')))
          ? [{ type, id, voids: this.#voidsOf(type, id) }]
          : [],
      ),
    );
    // What hangs on what is voided in turn is found while this is walked.
    for (const { type, id, voids } of open) {
      for (const use of this.#below.usesOf(type, id)) {
        const record = records.get(use.type)?.get(use.id);
        if (record === undefined || record.voided || !names(use.type, record, type, id)) continue;
        const writes = writesOf(this.#written, use.type, use.id);
        if (!writes.some((write) => this.#isAgainst(voids, write))) continue;
        records.get(use.type)?.set(use.id, { ...record, voided: true });
        open.push({ ...use, voids });
      }
    }
  }

  #isAgainst(voids: readonly Write[], { stamp }: Write): boolean {
    return voids.every((one) => this.#knowledge.areApart(one.stamp, stamp));
  }

  /** The voidings that nothing followed; what was chosen over one of them does not change who knew of what. */
  #voidsOf(type: RecordType, id: string): readonly Write[] {
    const writes = this.#written.get(type)?.get(id)?.fields.get('voided') ?? [];
    return newestOf(writes, this.#knowledge).filter(({ value }) => value === true);
  }

  /** Choices by which a record stays voided. */
  #staysOf(type: RecordType, id: string): readonly Choice[] {
    const choices = this.#written.get(type)?.get(id)?.choices.get('voided') ?? [];
    return choices.filter(({ value }) => value === true);
  }
}

type Named = readonly { readonly type: RecordType; readonly id: string }[];

/**
 * What lies below records: their parts, and what hangs on them, by all that was ever written, not by what it comes to: that
 * may hang on answers, and the question must not hang on their order.
 */
class Below {
  readonly #parts = new Map<string, Map<string, Named[number]>>();
  readonly #uses = new Map<string, Map<string, Named[number]>>();
  readonly #written: Written;

  constructor(written: Written) {
    this.#written = written;
    for (const [type, ofType] of written) {
      const parts = wholesOf(type).map((whole) => ({ used: whole.type, field: whole.field }));
      const uses = recordTypes.flatMap((used) => usingFields(type, used).map((field) => ({ used, field })));
      for (const [id, { fields }] of ofType) {
        for (const [found, naming] of [
          [this.#parts, parts],
          [this.#uses, uses],
        ] as const)
          for (const { used, field } of naming)
            for (const { value } of fields.get(field) ?? []) add(found, used, value, { type, id });
      }
    }
  }

  /** Everything written about a record and its parts, of whatever depth, but that they are voided. */
  changesOf(type: RecordType, id: string): readonly Write[] {
    const own = writesOf(this.#written, type, id);
    const parts = this.#parts.get(keyOf(type, id));
    if (parts === undefined) return own;
    return [...own, ...[...parts.values()].flatMap((part) => this.changesOf(part.type, part.id))];
  }

  /**
   * A write of something that hangs on a record without being a part of it; also of what was voided since, or the answer
   * would hang on which was loaded first.
   */
  hangingOn(type: RecordType, id: string, fits: (write: Write) => boolean): Write | undefined {
    for (const use of this.usesOf(type, id)) {
      const found = writesOf(this.#written, use.type, use.id).find(fits);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What hangs, or hung, on a record without being a part of it. */
  usesOf(type: RecordType, id: string): Named {
    return [...(this.#uses.get(keyOf(type, id))?.values() ?? [])];
  }
}

const keyOf = (type: RecordType, id: string): string => `${type} ${id}`;

function add(
  lists: Map<string, Map<string, Named[number]>>,
  type: RecordType,
  id: unknown,
  one: Named[number],
): void {
  if (typeof id !== 'string') return;
  const key = keyOf(type, id);
  const list = lists.get(key) ?? new Map<string, Named[number]>();
  lists.set(key, list.set(keyOf(one.type, one.id), one));
}

const names = (type: RecordType, { values }: MergedRecord, used: RecordType, id: string): boolean =>
  usingFields(type, used).some((field) => values[field] === id);

/** What says something of a record besides its being voided. */
function writesOf(written: Written, type: RecordType, id: string): readonly Write[] {
  const fields = written.get(type)?.get(id)?.fields ?? new Map<string, Write[]>();
  return [...fields].flatMap(([field, writes]) =>
    field === 'voided' ? writes.filter(({ value }) => value === false) : writes,
  );
}
