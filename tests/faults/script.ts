import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../db/demo/province/random.ts';
import type { CallInput } from '../../db/domain/contract.ts';
import { recordDraftForm } from '../../db/domain/draft-form.ts';
import { attached, filed, imported, type LedgerState, recordKey, saved, typed } from './ledger-state.ts';
import { fileToAttach, type Operation, type Phase, period } from './operations.ts';

/** An operation, and what must be in the store once it was acknowledged. */
export interface Step {
  readonly operation: Operation;
  readonly after: LedgerState;
}

/** What the folder held when the driver was started. */
export interface Start {
  readonly state: LedgerState;
  /** A backup in it, and what is in that. */
  readonly backup: { readonly file_name: string; readonly state: LedgerState };
}

/** Makes the folders and files that steps need before the driver begins. */
export function layOut(outDir: string, steps: readonly Step[]): void {
  mkdirSync(outDir, { recursive: true });
  for (const { operation } of steps) {
    if ('folder' in operation) mkdirSync(join(outDir, operation.folder), { recursive: true });
    if ('file' in operation) writeFileSync(join(outDir, operation.file), fileToAttach(operation.file));
  }
}

/** How often an operation follows itself: the kill falls into one of the row. */
const inARow: Readonly<Record<Exclude<Phase, 'open' | 'migrate' | 'close'>, number>> = {
  type: 8,
  save: 6,
  import: 3,
  'back up': 3,
  restore: 2,
  submit: 2,
  place: 3,
  export: 3,
  attach: 4,
};

/** What a driver does until it is killed: a little of everything, then the phase aimed at in a row, then to the end. */
export class Script {
  readonly steps: Step[] = [];
  /** Numbers of the steps that the kill is aimed at. */
  readonly aimed: { readonly from: number; readonly to: number };
  readonly #random: Random;
  readonly #start: Start;
  #state: LedgerState;
  #records = 0;

  /** @param alone only the row aimed at, without anything before it */
  constructor(random: Random, start: Start, aim: Phase, alone = false) {
    this.#random = random;
    this.#start = start;
    this.#state = start.state;
    this.#records = Object.keys(start.state.records).filter((key) =>
      key.startsWith('village_year vy-'),
    ).length;
    this.#add({ phase: aim === 'migrate' ? 'migrate' : 'open' });
    if (aim === 'open' || aim === 'migrate') this.aimed = { from: 0, to: 0 };
    else {
      const before = alone ? [] : random.shuffled(['type', 'save', 'type'] as const);
      for (const phase of before) this.#do(phase);
      if (!alone && random.chance(30))
        this.#do(random.pick(['import', 'back up', 'submit', 'export', 'restore', 'attach'] as const));
      const from = this.steps.length;
      if (aim !== 'close') for (let n = 0; n < inARow[aim]; n += 1) this.#do(aim);
      this.aimed = { from, to: aim === 'close' ? from : this.steps.length - 1 };
    }
    this.#add({ phase: 'close' });
  }

  #add(operation: Operation, after = this.#state): void {
    this.#state = after;
    this.steps.push({ operation, after });
  }

  #do(phase: keyof typeof inARow): void {
    const folder = `out-${this.steps.length}`;
    const { file_name, state } = this.#start.backup;
    if (phase === 'type') this.#type();
    else if (phase === 'save') this.#save();
    else if (phase === 'import') this.#import();
    else if (phase === 'submit') this.#submit(folder);
    else if (phase === 'restore') this.#add({ phase, file_name }, state);
    else if (phase === 'back up') this.#add({ phase });
    else if (phase === 'attach') this.#attach(`${folder}.pdf`);
    else this.#add({ phase, folder });
  }

  /** A draft of a year of a village: a new one, or more of one that is open. */
  #type(): void {
    const record_id = `vy-${this.#random.integer(0, 8)}`;
    const revision = this.#state.records[recordKey('village_year', record_id)]?.revision ?? null;
    const draft = {
      form: recordDraftForm('village_year', 'village-1'),
      record_id,
      base_revision: revision,
      money_unit: this.#random.pick(['yuan', 'wanYuan'] as const),
      raw: { year: '2020', total_income: this.#text(), note: `打到一半“${this.#text()}”\n第二行` },
    };
    this.#add({ phase: 'type', draft }, typed(this.#state, draft));
  }

  /** New years, and changes of one that is there; now and then the draft goes with it. */
  #save(): void {
    const changes: CallInput<'records.save'>['changes'] = [this.#newYear(), this.#newYear()];
    const known = Object.entries(this.#state.records).filter(([key]) => key.startsWith('village_year vy-'));
    if (known.length > 0) {
      const [key, { revision }] = this.#random.pick(known);
      changes.push({
        type: 'village_year',
        id: key.slice('village_year '.length),
        base_revision: revision,
        // Never what stands there: a save that changes nothing keeps the revision.
        values: { operating_gain: this.#random.integer(1, 10 ** 12), note: `改 ${this.#text()}` },
      });
    }
    const open = Object.keys(this.#state.drafts).map((key) => {
      const at = key.lastIndexOf(' ');
      return { form: key.slice(0, at), record_id: key.slice(at + 1) };
    });
    const clear_drafts = open.length > 0 && this.#random.chance(50) ? [this.#random.pick(open)] : [];
    const save = { changes, why: this.#random.chance(50) ? `核对 ${this.#text()}` : null, clear_drafts };
    this.#add({ phase: 'save', save }, saved(this.#state, changes, clear_drafts));
  }

  #import(): void {
    const records = Array.from({ length: this.#random.integer(20, 60) }, () => {
      const { type, id, values } = this.#newYear();
      return { type, record: { id, ...values } };
    });
    this.#add({ phase: 'import', records }, imported(this.#state, records));
  }

  #attach(file: string): void {
    this.#add({ phase: 'attach', file }, attached(this.#state, fileToAttach(file)));
  }

  /** A receipt of the quarter is corrected, and the quarter is submitted again. */
  #submit(folder: string): void {
    const id = 'receipt-3';
    const revision = this.#state.records[recordKey('receipt', id)]?.revision ?? null;
    const changes = [
      { type: 'receipt' as const, id, base_revision: revision, values: { note: `订正 ${this.#text()}` } },
    ];
    this.#add({ phase: 'save', save: { changes, why: null } }, saved(this.#state, changes));
    const version = this.#state.filed.filter((report) => report.startsWith(`${period} `)).length + 1;
    this.#add({ phase: 'submit', version, folder }, filed(this.#state, period, version));
  }

  #newYear(): CallInput<'records.save'>['changes'][number] {
    const n = this.#records;
    this.#records += 1;
    return {
      type: 'village_year',
      id: `vy-${n}`,
      base_revision: null,
      values: {
        village_id: `village-${(n % 3) + 1}`,
        year: 1900 + Math.floor(n / 3),
        total_income: this.#random.integer(0, 10 ** 12),
        operating_income: this.#random.integer(0, 10 ** 10),
        note: this.#random.chance(20) ? '长'.repeat(this.#random.integer(1, 1900)) : this.#text(),
      },
    };
  }

  #text(): string {
    return `湖镇${this.#random.integer(0, 999_999)}`;
  }
}
