import { yearlyRate } from '../../../domain/figures/yearly-rate.ts';
import { ratioHalfUp, sumFen } from '../../../domain/money.ts';
import { type OptionOf, optionSets } from '../../../domain/options.ts';
import { percent, WHOLE_PERCENT } from '../../../domain/percent.ts';
import { type Period, periodKind, yearOfPeriod } from '../../../domain/period.ts';
import type { AccountView } from './accounts.ts';
import { atEnd, code, codes, type FormLine, named, ofWhich, option, part } from './form-line.ts';

type ReturnKind = OptionOf<'returnKind'>;
type FigureOfKind = (view: AccountView, kind: ReturnKind | null) => ReturnType<FormLine['of']>;

/** Lines of the form on returns (model §2.6); the yearly rate stands in the year's report only. */
export function returnLines(period: Period): readonly FormLine[] {
  return periodKind(period) === 'year' ? [...lines, ...yearLines] : lines;
}

/** Parts by return kind, from a code on; of null the whole. */
function byKind(first: number, of: (span: Parameters<FormLine['of']>[1]) => FigureOfKind): FormLine[] {
  return optionSets.returnKind.map((kind, at) => ({
    code: code(first + at),
    label: part(at + 1, option('returnKind', kind)),
    unit: 'money',
    part: true,
    of: (view, span) => of(span)(view, kind),
  }));
}

const pick = <T>(
  figure: { readonly total: T; readonly byKind: { readonly [K in ReturnKind]?: T } },
  kind: ReturnKind | null,
) => (kind === null ? figure.total : figure.byKind[kind]);

const dueIn =
  (name: 'agreed' | 'guaranteed' | 'allocated' | 'waived' | 'outstanding') =>
  (span: Parameters<FormLine['of']>[1]): FigureOfKind =>
  ({ figures }, kind) =>
    span === 'sinceStart' ? null : (pick(figures.due[span], kind)?.[name] ?? 0);

const receivedIn =
  (span: Parameters<FormLine['of']>[1]): FigureOfKind =>
  ({ figures }, kind) =>
    pick(figures.received[span], kind)?.amount ?? 0;

const whole =
  (of: (span: Parameters<FormLine['of']>[1]) => FigureOfKind): FormLine['of'] =>
  (view, span) =>
    of(span)(view, null);

/** Arrears by the year of the due, counted from the year of the figures: 0 this year (or later), 1 the year before … */
function arrearsFrom(age: (years: number) => boolean): FormLine['of'] {
  return atEnd(({ figures }) => {
    const year = yearOfPeriod(figures.period);
    const found = [...figures.arrears.total.byYear].filter(([of]) => age(year - of));
    return sumFen(found.map(([, amount]) => amount));
  });
}

const lines: readonly FormLine[] = [
  {
    code: '01',
    label: named('agreed'),
    unit: 'money',
    of: whole(dueIn('agreed')),
    equals: { plus: codes(3, 8) },
  },
  {
    code: '02',
    label: ofWhich('guaranteed'),
    unit: 'money',
    part: true,
    of: whole(dueIn('guaranteed')),
    within: '01',
  },
  ...byKind(3, dueIn('agreed')),
  { code: '09', label: named('settled'), unit: 'money', of: whole(dueIn('allocated')) },
  { code: '10', label: named('waived'), unit: 'money', of: whole(dueIn('waived')) },
  {
    code: '11',
    label: named('outstanding'),
    unit: 'money',
    of: whole(dueIn('outstanding')),
    equals: { plus: ['01'], minus: ['09', '10'] },
  },
  {
    code: '12',
    label: named('received'),
    unit: 'money',
    of: whole(receivedIn),
    equals: { plus: codes(13, 18) },
  },
  ...byKind(13, receivedIn),
  {
    code: '19',
    label: named('adjustment'),
    unit: 'money',
    of: ({ figures: { received } }, span) => {
      if (span === 'sinceStart') return null;
      return (span === 'period' ? received.adjustment : received.adjustmentYearToDate).total.amount;
    },
  },
  {
    code: '20',
    label: named('allocated'),
    unit: 'money',
    of: ({ figures }, span) => (span === 'sinceStart' ? null : figures.allocated[span].total.amount),
  },
  {
    code: '21',
    label: named('arrears'),
    unit: 'money',
    of: atEnd(({ figures }) => figures.arrears.total.total),
    equals: { plus: codes(22, 24) },
  },
  {
    code: '22',
    label: part(1, named('arrearsThisYear')),
    unit: 'money',
    part: true,
    of: arrearsFrom((years) => years <= 0),
  },
  {
    code: '23',
    label: part(2, named('arrearsLastYear')),
    unit: 'money',
    part: true,
    of: arrearsFrom((years) => years === 1),
  },
  {
    code: '24',
    label: part(3, named('arrearsOlder')),
    unit: 'money',
    part: true,
    of: arrearsFrom((years) => years > 1),
  },
  {
    code: '25',
    label: named('prepaid'),
    unit: 'money',
    of: atEnd(({ figures }) => figures.prepaid.total.amount),
  },
];

const rateOf = ({ ledger, account, figures }: AccountView) =>
  yearlyRate(ledger, account, yearOfPeriod(figures.period), figures.to);

const yearLines: readonly FormLine[] = [
  { code: '26', label: named('rateBase'), unit: 'money', of: atEnd((view) => rateOf(view).base) },
  { code: '27', label: named('rateAllocated'), unit: 'money', of: atEnd((view) => rateOf(view).allocated) },
  {
    code: '28',
    label: named('rate'),
    unit: 'percent',
    of: atEnd((view) => rateOf(view).rate),
    ofAll: (views, span) => (span === 'period' ? rateOfAll(views) : null),
  },
];

/** Σ allocated ÷ Σ base, half-up; model §4, I7. Null where an account's rate is not known. */
function rateOfAll(views: readonly AccountView[]): number | null {
  const rates = views.map(rateOf);
  const base = sumFen(rates.map((one) => one.base));
  if (base <= 0 || rates.some((one) => one.base === null)) return null;
  const allocated = sumFen(rates.map((one) => one.allocated));
  return percent(ratioHalfUp(BigInt(allocated) * WHOLE_PERCENT, BigInt(base)));
}
