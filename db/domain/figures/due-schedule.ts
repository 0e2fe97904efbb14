import { addDays, dateOf, daysInMonth, FAR_FUTURE, type IsoDate, maxDate, yearOf } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import type { OptionOf } from '../options.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { dueMonths, type Span, termsFor } from './terms.ts';

type Terms = RecordOf<'terms'>;
type ReturnKind = OptionOf<'returnKind'>;

const returnKindOfMode: Readonly<Record<OptionOf<'termsMode'>, ReturnKind>> = {
  fixedAmount: 'fixed',
  fixedRate: 'fixed',
  guaranteedPlusDividend: 'guaranteed',
  guaranteedFloor: 'guaranteed',
  rent: 'rent',
  other: 'other',
};

/** Kind of return that terms of a mode agree on; null while they have none. */
export const kindOfTerms = (mode: OptionOf<'termsMode'> | null): ReturnKind | null =>
  mode === null ? null : returnKindOfMode[mode];

/** An instalment by the terms. */
export interface ScheduledInstalment {
  /** Null while the terms have no mode. */
  readonly return_kind: ReturnKind | null;
  /** Null where nothing accrues up to the due month. */
  readonly due: (Span & { readonly dueDate: IsoDate }) | null;
}

/** A version with the days on which it accrues. */
interface Accruing extends Span {
  readonly terms: Terms;
}

/** Versions of one kind of return that follow each other day by day: one due settles days of several of them. */
interface Run extends Span {
  readonly kind: ReturnKind | null;
  readonly versions: readonly Accruing[];
}

/** The last day that a due settles, and the day on which it falls due. */
interface End {
  readonly to: IsoDate;
  readonly dueDate: IsoDate;
}

/**
 * The instalments of an account that fall due in a year, in order; model §2.6. Each falls due at the end of a due month of
 * the terms then in force and settles the days since the one before, whichever versions they fall under, so that a renewal
 * in mid-year leaves no day out. A rest of terms that ended falls due by their own next due month at the latest. Days
 * without terms or accrual, and a change to another kind of return, part two dues.
 */
export function instalmentsOf(
  ledger: Ledger,
  account: AccountKey,
  year: number,
): readonly ScheduledInstalment[] {
  const runs = runsOf(ledger, account);
  const found = runs.flatMap((run) =>
    duesOf(run, year)
      .filter((due) => yearOf(due.dueDate) === year)
      .map((due) => ({ return_kind: run.kind, due })),
  );
  const order = ({ due }: (typeof found)[number]) => `${due.dueDate}/${due.to}`;
  return [...beforeAccrual(runs[0], year), ...found.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))];
}

/** Due months of the first year that pass before anything accrues: they keep their numbers. */
function beforeAccrual(first: Run | undefined, year: number): readonly ScheduledInstalment[] {
  const [version] = first?.versions ?? [];
  if (first === undefined || version === undefined || yearOf(first.from) !== year) return [];
  return dueMonths(version.terms)
    .filter((month) => endOfMonth(year, month) < first.from)
    .map(() => ({ return_kind: first.kind, due: null }));
}

function runsOf(ledger: Ledger, account: AccountKey): readonly Run[] {
  const { versions } = termsFor(ledger, account, dateOf(1, 1, 1), FAR_FUTURE);
  const runs: Run[] = [];
  for (const [index, { terms, from: first, to }] of versions.entries()) {
    const start = terms.accrual_start ?? first;
    // Before the very first version nothing else can have accrued: what it claims is shown, for a person to settle.
    const from = index === 0 ? start : maxDate(start, first);
    if (from > to) continue;
    const kind = kindOfTerms(terms.mode);
    const at = runs.findLastIndex((run) => run.kind === kind && reaches(run.to, from));
    const run = runs[at] ?? { kind, from, to, versions: [] };
    const longer = { ...run, to: maxDate(run.to, to), versions: [...run.versions, { terms, from, to }] };
    if (at < 0) runs.push(longer);
    else runs[at] = longer;
  }
  return runs;
}

/** Whether no day lies between the last day of one and the first of another. */
function reaches(last: IsoDate, first: IsoDate): boolean {
  return last >= first || addDays(last, 1) === first;
}

/** The dues of a run up to the end of a year. */
function duesOf(run: Run, year: number): readonly NonNullable<ScheduledInstalment['due']>[] {
  let from = run.from;
  return endsOf(run, year).map(({ to, dueDate }) => {
    const due = { from, to, dueDate };
    from = addDays(to, 1);
    return due;
  });
}

function endsOf(run: Run, year: number): readonly End[] {
  const ends = new Map<IsoDate, End>();
  for (const version of run.versions.toReversed()) {
    for (const day of dueDates(version.terms, yearOf(version.from), year)) {
      if (version.from <= day && day <= version.to) ends.set(day, { to: day, dueDate: day });
    }
    const [ownNext] = dueDates(version.terms, yearOf(version.to), year).filter((day) => day >= version.to);
    if (ownNext === undefined) continue;
    const settled = [...ends.values()].some(({ to, dueDate }) => to >= version.to && dueDate <= ownNext);
    if (!settled) ends.set(ownNext, { to: version.to, dueDate: ownNext });
  }
  return [...ends.values()].toSorted((a, b) => (a.to < b.to ? -1 : 1));
}

/** Ends of the due months of the terms in the years first…last. */
function dueDates(terms: Terms, first: number, last: number): readonly IsoDate[] {
  const months = dueMonths(terms);
  const days: IsoDate[] = [];
  for (let year = first; year <= last; year += 1) {
    for (const month of months) days.push(endOfMonth(year, month));
  }
  return days;
}

function endOfMonth(year: number, month: number): IsoDate {
  return dateOf(year, month, daysInMonth(year, month));
}
