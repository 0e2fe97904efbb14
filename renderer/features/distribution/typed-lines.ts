import { parseCell } from '../../../db/domain/field-kinds.ts';
import type { FormContext } from '../../../db/domain/form-values.ts';
import { Ledger } from '../../../db/domain/ledger.ts';
import type { Fen } from '../../../db/domain/money.ts';
import {
  type AnyRecord,
  blankValues,
  findField,
  type RecordOf,
} from '../../../db/domain/records/catalogue.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';

type Line = RecordOf<'batch_line'>;

/** The village of a row of the grid. */
export function villageOf({ record, preset, texts }: GridRecord): string {
  return String(record?.village_id ?? preset?.village_id ?? texts.village_id ?? '');
}

/** Lines of a batch as they stand in its grid, saved or not. */
export interface TypedLines {
  /** Rows with an amount that can be read. */
  readonly lines: readonly Line[];
  /** Rows whose amount cannot be read: they count in no figure. */
  readonly unreadable: number;
}

/** Reads rows as lines; a row that did not change is read once. */
export class LineReader {
  readonly #context: FormContext;
  readonly #batchId: string;
  readonly #read = new WeakMap<GridRecord, Line | 'unreadable' | null>();

  constructor(batchId: string, context: FormContext) {
    this.#batchId = batchId;
    this.#context = context;
  }

  read(rows: readonly GridRecord[]): TypedLines {
    const read = rows.map((row) => this.#lineOf(row));
    return {
      lines: read.filter((line) => line !== null && line !== 'unreadable'),
      unreadable: read.filter((line) => line === 'unreadable').length,
    };
  }

  /** The amount of a row in fen, or null. */
  amountOf(row: GridRecord): Fen | null {
    const line = this.#lineOf(row);
    return line === null || line === 'unreadable' ? null : line.amount;
  }

  #lineOf(row: GridRecord): Line | 'unreadable' | null {
    let line = this.#read.get(row);
    if (line === undefined) {
      line = this.#readLine(row);
      this.#read.set(row, line);
    }
    return line;
  }

  #readLine(row: GridRecord): Line | 'unreadable' | null {
    const field = findField('batch_line', 'amount');
    if (field === undefined) return null;
    const amount = parseCell(row.texts.amount ?? '', { ...this.#context, field });
    if (!amount.ok) return 'unreadable';
    if (amount.value === null) return null;
    const { values } = row;
    const system = { id: row.id, revision: 0, voided: false };
    const own = { ...blankValues('batch_line'), ...row.record, ...values, amount: amount.value };
    return {
      ...system,
      ...own,
      batch_id: this.#batchId,
      village_id: villageOf(row),
    } as unknown as Line;
  }
}

/** The ledger with a batch's lines as they are typed in the place of those it holds. */
export function withLines(ledger: Ledger, batchId: string, lines: readonly Line[]): Ledger {
  const records = ledger.records();
  const others = (records.batch_line ?? []).filter((line) => line.batch_id !== batchId);
  return new Ledger({ ...records, batch_line: [...others, ...lines] });
}

/** Saved lines of a batch, in the form that a grid takes. */
export function savedLines(ledger: Ledger, batchId: string): readonly AnyRecord[] {
  return ledger.where('batch_line', 'batch_id', batchId) as readonly unknown[] as readonly AnyRecord[];
}
