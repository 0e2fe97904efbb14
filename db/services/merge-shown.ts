import { shownCell } from '../domain/field-kinds.ts';
import { headOf, type WordsContext } from '../domain/list-words.ts';
import type { Language } from '../domain/locale/labels.ts';
import { mergeWords } from '../domain/locale/merge-words.ts';
import type { PlannedChange } from '../domain/merge/merge-plan.ts';
import type { MergedRecord, MergedRecords, Question, WaitingRecord } from '../domain/merge/questions.ts';
import { recordLabel } from '../domain/record-label.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  findField,
  type RecordType,
} from '../domain/records/catalogue.ts';
import type { ShownChange, ShownQuestion, ShownWaiting } from '../domain/work-answers.ts';
import type { ServiceContext } from './context.ts';
import { nameLedger } from './referred.ts';

/** A record of no store: nobody has saved it. */
export function asRecord({ id, values, voided }: MergedRecord): AnyRecord {
  const nobody = { created_at: '', created_by: '', updated_at: '', updated_by: '' };
  return { ...values, id, county_code: '', revision: 1, voided, ...nobody };
}

/** Says in words what a merge does and asks: records and values as the window shows them everywhere. */
export class MergeShown {
  readonly #own: MergedRecords;
  readonly #merged: MergedRecords;
  readonly #words: WordsContext;
  /** What a record is called. */
  readonly labelOf: (type: RecordType, id: string) => string;

  /** @param own this machine's records @param merged all that there are afterwards, waiting ones and aliases left out */
  constructor(
    { areas, industries }: Pick<ServiceContext, 'areas' | 'industries'>,
    language: Language,
    moneyUnit: 'yuan' | 'wanYuan',
    own: MergedRecords,
    merged: MergedRecords,
  ) {
    this.#own = own;
    this.#merged = merged;
    const all = new Map<RecordType, readonly AnyRecord[]>();
    // What stands here is called as the officer knows it.
    for (const records of [merged, own]) {
      for (const [type, ofType] of records) {
        const known = new Map((all.get(type) ?? []).map((record) => [record.id, record]));
        for (const record of ofType.values()) known.set(record.id, asRecord(record));
        all.set(type, [...known.values()]);
      }
    }
    const ledger = nameLedger(all);
    this.labelOf = (type, id) => recordLabel(ledger, areas, language, type, id);
    this.#words = {
      language,
      moneyUnit,
      referenceLabel: this.labelOf,
      areaName: (code) => areas.name(code),
      industryName: (code) => industries.name(code),
    };
  }

  change({ type, id, kind, fields }: PlannedChange): ShownChange {
    const shown = kind === 'add' ? [] : fields;
    return {
      ...{ type, id, kind },
      label: this.labelOf(type, id),
      fields: shown.map((one) => ({
        head: headOf(type, one.field, this.#words),
        old: this.#value(type, one.field, one.old),
        new: this.#value(type, one.field, one.new),
      })),
    };
  }

  waiting({ type, id, missing }: WaitingRecord): ShownWaiting {
    return {
      ...{ type, id },
      label: this.labelOf(type, id),
      missing: typeof missing === 'string' ? missing : missing.type,
    };
  }

  question(question: Question): ShownQuestion {
    const { key, kind, type, id, about, base, sides } = question;
    const words = mergeWords[this.#words.language];
    const isField = kind === 'field';
    const here = this.#hereOf(question);
    const shown = sides.map(({ value, stamps }) => ({
      value,
      words: isField ? this.#value(type, about, value) : this.#answer(kind, value),
      person: stamps[0]?.person ?? '',
      at: stamps[0]?.at ?? '',
      here: value === here,
    }));
    return {
      ...{ key, kind, type, id },
      label: this.labelOf(type, id),
      field: isField ? headOf(type, about, this.#words) : kind === 'void' ? words.voiding : '',
      base: isField ? this.#value(type, about, base) : '',
      // What this machine has stands first; of twins the yes.
      sides: kind === 'twin' ? shown : shown.toSorted((a, b) => Number(b.here) - Number(a.here)),
      compared: kind === 'twin' ? this.#compared(type, id, about) : [],
    };
  }

  #answer(kind: Question['kind'], value: FieldValue): string {
    const words = mergeWords[this.#words.language];
    if (kind === 'void') return value === true ? words.voided : words.kept;
    return value === true ? words.one : words.two;
  }

  #hereOf({ kind, type, id, about }: Question): FieldValue | undefined {
    const own = this.#own.get(type)?.get(id);
    if (own === undefined || kind === 'twin') return undefined;
    return about === 'voided' ? own.voided : own.values[about];
  }

  #compared(type: RecordType, a: string, b: string): ShownQuestion['compared'] {
    const [first, second] = [a, b].map(
      (id) => this.#merged.get(type)?.get(id) ?? this.#own.get(type)?.get(id),
    );
    return declarationOf(type)
      .fields.map(({ name }) => ({
        head: headOf(type, name, this.#words),
        values: [
          this.#value(type, name, first?.values[name] ?? null),
          this.#value(type, name, second?.values[name] ?? null),
        ] as const,
      }))
      .filter(({ values }) => values.some((value) => value !== ''));
  }

  #value(type: RecordType, name: string, value: FieldValue): string {
    const field = findField(type, name);
    return field === undefined ? String(value ?? '') : shownCell(value, { ...this.#words, field });
  }
}
