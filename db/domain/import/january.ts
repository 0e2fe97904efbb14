import type { FieldValue } from '../records/catalogue.ts';

/** What a row says of a period. */
interface OfPeriod {
  /** `2026-01` */
  readonly period: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly columns: readonly { readonly field: { readonly name: string } }[];
  readonly problems: readonly unknown[];
}

/**
 * January of a row with a column a month: it is not reported, February holds both months. Where a figure stands below January,
 * February's is only a part of what is reported, and neither is taken.
 */
export class JanuaryOf {
  /** Years whose January has a figure or something that cannot be read. */
  readonly #split: ReadonlySet<string>;

  constructor(found: readonly OfPeriod[]) {
    const januaries = found.filter(({ period }) => period.endsWith('-01'));
    this.#split = new Set(januaries.filter((one) => !saysNothing(one)).map(({ period }) => yearOf(period)));
  }

  /** Whether a period is a January of zeros. */
  isNothing(period: string): boolean {
    return period.endsWith('-01') && !this.#split.has(yearOf(period));
  }

  /** Whether a period is a January with a figure, or the February that lacks it. */
  isSplit(period: string): boolean {
    return /-0[12]$/.test(period) && this.#split.has(yearOf(period));
  }
}

const yearOf = (period: string): string => period.slice(0, -'-01'.length);

function saysNothing({ values, columns, problems }: OfPeriod): boolean {
  const said = columns.map(({ field }) => values[field.name] ?? null);
  return problems.length === 0 && said.every((value) => value === null || value === 0);
}
