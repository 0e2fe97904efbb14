import { daysBetween } from '../dates.ts';
import { outstandingAt, settledAt } from '../figures/arrears.ts';
import type { Part, Survey } from '../indicators/survey.ts';
import { addFen, type Fen, fen } from '../money.ts';

/** How long dues are in arrears, in days since the due date. */
export const arrearsAges = ['upTo90', 'upTo365', 'over365'] as const;
export type ArrearsAge = (typeof arrearsAges)[number];

/** Arrears of a county by age; money in fen. */
export interface ArrearsRow {
  readonly unit: string;
  readonly name: string;
  readonly upTo90: Fen;
  readonly upTo365: Fen;
  readonly over365: Fen;
  /** Of all ages: 期末欠收. */
  readonly total: Fen;
}

export interface ArrearsByAge {
  /** Over the members; the parts are dues with what is outstanding of each. */
  readonly ages: readonly {
    readonly age: ArrearsAge;
    readonly value: Fen;
    readonly parts: readonly Part[];
  }[];
  /** Members with arrears, the highest first. */
  readonly counties: readonly ArrearsRow[];
  /** Dues that may be in arrears but have a blank, or lines with one. */
  readonly incomplete: readonly Part[];
}

const zero = fen(0);

/**
 * What is outstanding at the survey's end of the dues that have fallen due by then, by the age of each: up to 90 days, 91
 * to 365, and more; by `figures/arrears.ts`. All return kinds and enclaves.
 */
export function arrearsByAge(survey: Survey): ArrearsByAge {
  const parts = new Map<ArrearsAge, Part[]>(arrearsAges.map((age) => [age, []]));
  const incomplete: Part[] = [];
  for (const { unit, ledger } of survey.counties) {
    if (!survey.isMember(unit)) continue;
    for (const due of ledger.all('due')) {
      if (!survey.accounts.counts(unit, due) || (due.due_date ?? survey.to) > survey.to) continue;
      const part = { unit, county: unit, type: 'due', id: due.id } as const;
      const rest = outstandingAt(ledger, due, survey.to);
      if (settledAt(ledger, due.id, survey.to).incomplete.length > 0 || due.year === null)
        incomplete.push({ ...part, amount: null });
      if (due.due_date === null || due.year === null || rest === null) {
        if (due.year !== null) incomplete.push({ ...part, amount: null });
        continue;
      }
      if (rest === 0) continue;
      const days = daysBetween(due.due_date, survey.to);
      const age = days <= 90 ? 'upTo90' : days <= 365 ? 'upTo365' : 'over365';
      parts.get(age)?.push({ ...part, amount: rest });
    }
  }
  const ages = arrearsAges.map((age) => {
    const ofAge = parts.get(age) ?? [];
    return {
      age,
      value: ofAge.reduce((sum, { amount }) => addFen(sum, fen(amount ?? 0)), zero),
      parts: ofAge,
    };
  });
  return { ages, counties: countiesOf(survey, ages), incomplete };
}

function countiesOf(survey: Survey, ages: ArrearsByAge['ages']): readonly ArrearsRow[] {
  const names = new Map(survey.counties.map(({ unit, name }) => [unit, name]));
  const rows = new Map<string, ArrearsRow>();
  for (const { age, parts } of ages) {
    for (const { unit, amount } of parts) {
      const before = rows.get(unit) ?? {
        unit,
        name: names.get(unit) ?? unit,
        upTo90: zero,
        upTo365: zero,
        over365: zero,
        total: zero,
      };
      const rest = fen(amount ?? 0);
      rows.set(unit, { ...before, [age]: addFen(before[age], rest), total: addFen(before.total, rest) });
    }
  }
  return [...rows.values()].toSorted((a, b) => b.total - a.total || (a.unit < b.unit ? -1 : 1));
}
