import { addDays, daysInclusive, type IsoDate, maxDate, minDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { type Fen, fen, ratioHalfUp } from '../money.ts';
import { type Percent, WHOLE_PERCENT } from '../percent.ts';
import type { RecordOf } from '../records/catalogue.ts';
import {
  accrueExactly,
  balanceDays,
  type FenFraction,
  type Interval,
  type Movement,
  prorateExactly,
  timeWeightedBalance,
} from '../time-weighting.ts';
import { accountHolding, partyOn } from './contribution-balance.ts';
import { type CoveredSpan, type Span, termsFor, yearStartFor } from './terms.ts';

type Terms = RecordOf<'terms'>;

/** Why a due's amount cannot be computed: it is typed (rent, other), or something it needs is missing. */
export type NotComputable =
  | 'noAccrual'
  | 'termsGap'
  | 'termsOverlap'
  | 'typed'
  | 'blankTerms'
  | 'noParty'
  | 'ledgerIncomplete';

/** One version's part of a due, for showing how the amount came about. */
export interface AgreedPiece extends Span {
  readonly terms_id: string;
  readonly mode: Terms['mode'];
  /** Days that accrue. */
  readonly days: number;
  /** Where a rate applies. */
  readonly rate: Percent | null;
  /** Mean balance that the rate applies to. */
  readonly balance: Fen | null;
  /** Where a yearly amount applies. */
  readonly yearly: Fen | null;
  /** The county's part of a yearly amount of the whole enclave. */
  readonly share: Percent | null;
  /** Rounded for display; `agreed` is rounded once, from the exact parts. */
  readonly amount: Fen;
}

export interface AgreedFigure {
  readonly computable: boolean;
  readonly reason: NotComputable | null;
  readonly agreed: Fen | null;
  /** The floor; null where no version guarantees one. */
  readonly guaranteed: Fen | null;
  /** Time-weighted ledger balance over the accrual. */
  readonly base: Fen | null;
  /** The computed amount is a floor: more may be agreed. */
  readonly atLeast: boolean;
  readonly pieces: readonly AgreedPiece[];
  /** Ids of terms, parties and contributions that make the figure. */
  readonly records: readonly string[];
}

export interface Accrual {
  readonly accrual_from: IsoDate | null;
  readonly accrual_to: IsoDate | null;
  /** Base to compute with instead of the ledger's own balance (S38). */
  readonly base?: Fen | null;
}

/** A part before rounding, with what explains it. */
interface Part {
  readonly exact: FenFraction;
  readonly piece: AgreedPiece;
  readonly records: readonly string[];
}

/**
 * What the terms in force say is owed for an accrual, both days included; model §2.6 `agreed`. Fixed rate: Σ over the days
 * of (balance × rate) ÷ year basis. Fixed amount, and the floor of guaranteed modes: yearly amount × days ÷ year basis, of
 * whole-enclave terms the county's return_share_pct of it; a floor without an amount is its rate on the balance. Days
 * before `accrual_start` accrue nothing; delivery is not looked at (S36 is). Rounded half-up once.
 */
export function agreedByTerms(ledger: Ledger, account: AccountKey, accrual: Accrual): AgreedFigure {
  const { accrual_from: from, accrual_to: to } = accrual;
  if (from === null || to === null || from > to) return notComputable('noAccrual', null);
  const holding = accountHolding(ledger, account, 'interest');
  const known = holding.incomplete.length === 0;
  const base = known ? timeWeightedBalance(holding.movements, from, to) : null;

  const cover = termsFor(ledger, account, from, to);
  if (cover.overlaps.length > 0) return notComputable('termsOverlap', base);
  if (cover.gaps.length > 0) return notComputable('termsGap', base);

  const balance = accrual.base == null ? null : [{ from, amount: accrual.base }];
  const movements = balance ?? (known ? holding.movements : null);
  const parts: Part[] = [];
  for (const version of cover.versions) {
    const found = partsOf(ledger, account, version, { from, to }, movements, balance !== null);
    if (typeof found === 'string') return notComputable(found, base);
    parts.push(...found);
  }
  const floors = parts.filter((part) => isGuarantee(part.piece.mode));
  return {
    computable: true,
    reason: null,
    agreed: rounded(parts),
    guaranteed: floors.length === 0 ? null : rounded(floors),
    base,
    atLeast: floors.length > 0,
    pieces: parts.map((part) => part.piece),
    records: [...new Set([...parts.flatMap((part) => part.records), ...holding.records])],
  };
}

function notComputable(reason: NotComputable, base: Fen | null): AgreedFigure {
  const nothing = { agreed: null, guaranteed: null, atLeast: false, pieces: [], records: [] };
  return { computable: false, reason, base, ...nothing };
}

/** Whether a mode guarantees a floor. */
export function isGuarantee(mode: Terms['mode']): boolean {
  return mode === 'guaranteedPlusDividend' || mode === 'guaranteedFloor';
}

function partsOf(
  ledger: Ledger,
  account: AccountKey,
  version: CoveredSpan,
  whole: Span,
  movements: readonly Movement[] | null,
  baseGiven: boolean,
): Part[] | NotComputable {
  const { terms } = version;
  if (terms.mode === 'rent' || terms.mode === 'other') return 'typed';
  if (terms.mode === null || terms.year_basis === null) return 'blankTerms';
  const yearly = terms.mode === 'fixedAmount' ? terms.fixed_amount : floorOf(terms);
  const span = accruing(version, terms);
  const byYear = { basis: terms.year_basis, yearStart: yearStartFor(terms, whole) };
  if (yearly !== null) return span === null ? [] : yearlyParts(ledger, account, terms, yearly, span, byYear);
  if (terms.mode === 'fixedAmount' || terms.rate_pct === null) return 'blankTerms';
  if (movements === null) return 'ledgerIncomplete';
  // A given base is a mean over the whole accrual: it holds the days that do not accrue already.
  const rateSpan = baseGiven ? { from: version.from, to: version.to } : span;
  return rateSpan === null ? [] : [ratePart(terms, terms.rate_pct, movements, rateSpan, byYear)];
}

function floorOf(terms: Terms): Fen | null {
  return isGuarantee(terms.mode) ? terms.floor_amount : null;
}

/** The days of a version's span from the start of accrual on; null when there are none. */
function accruing(version: CoveredSpan, terms: Terms): Span | null {
  const from = maxDate(version.from, terms.accrual_start ?? version.from);
  return from > version.to ? null : { from, to: version.to };
}

type ByYear = Pick<Interval, 'basis' | 'yearStart'>;

function ratePart(
  terms: Terms,
  rate: Percent,
  movements: readonly Movement[],
  span: Span,
  byYear: ByYear,
): Part {
  const exact = accrueExactly({ movements, rate, ...span, ...byYear });
  const days = daysInclusive(span.from, span.to);
  const piece = {
    ...explained(terms, span, exact),
    rate,
    balance: fen(ratioHalfUp(balanceDays(movements, span.from, span.to), BigInt(days))),
  };
  return { exact, piece, records: [terms.id] };
}

/** A yearly amount: of the county's own terms whole, of the enclave's by the return share valid on each day. */
function yearlyParts(
  ledger: Ledger,
  account: AccountKey,
  terms: Terms,
  yearly: Fen,
  span: Span,
  byYear: ByYear,
): Part[] | NotComputable {
  if (terms.home_county !== null) {
    const exact = prorateExactly({ yearly, ...span, ...byYear });
    return [{ exact, piece: { ...explained(terms, span, exact), yearly }, records: [terms.id] }];
  }
  const parts: Part[] = [];
  for (let from = span.from; from <= span.to; ) {
    const party = partyOn(ledger, account, from);
    const share = party?.return_share_pct ?? null;
    if (party === null || share === null) return 'noParty';
    const part = { from, to: minDate(party.valid_to ?? span.to, span.to) };
    const all = prorateExactly({ yearly, ...part, ...byYear });
    const exact = {
      numerator: all.numerator * BigInt(share),
      denominator: all.denominator * WHOLE_PERCENT,
    };
    const piece = { ...explained(terms, part, exact), yearly, share };
    parts.push({ exact, piece, records: [terms.id, party.id] });
    if (part.to >= span.to) break;
    from = addDays(part.to, 1);
  }
  return parts;
}

function explained(terms: Terms, span: Span, exact: FenFraction): AgreedPiece {
  return {
    terms_id: terms.id,
    mode: terms.mode,
    from: span.from,
    to: span.to,
    days: daysInclusive(span.from, span.to),
    rate: null,
    balance: null,
    yearly: null,
    share: null,
    amount: fen(ratioHalfUp(exact.numerator, exact.denominator)),
  };
}

function rounded(parts: readonly Part[]): Fen {
  let sum: FenFraction = { numerator: 0n, denominator: 1n };
  for (const { exact } of parts) {
    sum = {
      numerator: sum.numerator * exact.denominator + exact.numerator * sum.denominator,
      denominator: sum.denominator * exact.denominator,
    };
  }
  return fen(ratioHalfUp(sum.numerator, sum.denominator));
}
