import { type Fen, formatMoney } from '../money.ts';
import type { FieldValue } from '../records/catalogue.ts';

/** Two amounts of one column that are further apart than this, with none between them, are of two sizes. */
const widestGap = 25;
/** An amount that is so many times another one was meant in another unit: 10,000 with room for how amounts differ. */
const slip = 500;
/** By fewer amounts nothing can be said. */
const fewest = 5;
const unit = 10_000;

/** Amounts in 万元; `fen` as it would be stored. */
export interface AmountDoubt {
  readonly code: 'far_from_others';
  readonly args: {
    readonly text: string;
    readonly amount: string;
    readonly usual: string;
    readonly fen: number;
    /** What is stored where the slip of 10,000 is taken back; null where that is no amount. */
    readonly mended: number | null;
  };
}

/**
 * What the amounts of a column are like, to doubt one that was typed in 元 where the others are in 万元. Nothing is refused for
 * it: the officer says that it is right.
 */
export class UsualAmounts {
  readonly #usual: number;
  /** The highest amount that is of the size of the others. */
  readonly #most: number;

  private constructor(usual: number, most: number) {
    this.#usual = usual;
    this.#most = most;
  }

  /** @param amounts in fen; null where they are too few to compare with */
  static of(amounts: readonly number[]): UsualAmounts | null {
    const sizes = amounts
      .map(Math.abs)
      .filter((size) => size > 0)
      .toSorted((a, b) => a - b);
    if (sizes.length < fewest) return null;
    // Where half the rows are wrong, the lower ones are the officer's own.
    const from = Math.floor((sizes.length - 1) / 4);
    const usual = sizes[from] ?? 0;
    let most = usual;
    for (const size of sizes.slice(from)) {
      if (size > most * widestGap) break;
      most = size;
    }
    return new UsualAmounts(usual, most);
  }

  /** Why an amount must be looked at; null where it is like the others. @param text as it stands in its cell */
  doubt(text: string, value: FieldValue): AmountDoubt | null {
    if (typeof value !== 'number') return null;
    const size = Math.abs(value);
    if (size < this.#usual * slip || size <= this.#most * widestGap) return null;
    const inUnit = (amount: number): string => formatMoney(amount as Fen, 'wanYuan', { full: true });
    return {
      code: 'far_from_others',
      args: {
        text: text.trim().slice(0, 40),
        amount: inUnit(value),
        usual: inUnit(this.#most),
        fen: value,
        mended: value % unit === 0 ? value / unit : null,
      },
    };
  }
}
