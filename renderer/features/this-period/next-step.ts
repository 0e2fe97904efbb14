import type { IsoDate } from '../../../db/domain/dates.ts';
import type { FormOverview, PeriodOverview, PeriodsDue } from '../../../db/domain/overview-answers.ts';
import type { Period } from '../../../db/domain/period.ts';
import { addressOf, type RecordAddress } from '../../navigation/place-of-record.ts';

/** How a period's package stands. */
export type PackageState =
  | { readonly kind: 'empty' | 'draft' | 'checked' }
  | { readonly kind: 'submitted' | 'changed' | 'sentBack'; readonly version: number };

/** Whether the package could be submitted, but for who signs. */
export function isReady({ hard, unexplained, drafts }: PeriodOverview): boolean {
  return hard === 0 && unexplained === 0 && drafts.length === 0;
}

/**
 * Where the package stands.
 * @param filed newest version that was filed; its status once that is known
 * @param changed whether records changed since the last version; null while that is not known
 */
export function packageState(
  overview: PeriodOverview,
  filed: { readonly version: number; readonly sentBack: boolean } | null,
  changed: boolean | null,
): PackageState {
  if (filed !== null) {
    const { version, sentBack } = filed;
    return { kind: sentBack ? 'sentBack' : changed === true ? 'changed' : 'submitted', version };
  }
  if (isReady(overview)) return { kind: 'checked' };
  const begun = overview.forms.some((one) => one.records > 0 || one.declaration !== null);
  return { kind: begun || overview.drafts.length > 0 ? 'draft' : 'empty' };
}

/** The one thing to do next. */
export type NextStep =
  | { readonly kind: 'draft'; readonly address: RecordAddress }
  | { readonly kind: 'enter'; readonly form: FormOverview['form']; readonly address: RecordAddress }
  | { readonly kind: 'check' | 'submit' | 'correct' | 'answer' }
  | { readonly kind: 'other'; readonly period: Period };

/**
 * The period to go on with: of those not filed the one whose deadline comes next, else the one that is overdue since last.
 * Where many old ones are open, the oldest is hardly what an officer came for.
 * @param due by deadline
 */
function otherPeriod({ open }: PeriodsDue, chosen: Period, today: IsoDate): Period | null {
  const others = open.filter(({ filed, period }) => filed === null && period !== chosen);
  const other = others.find(({ deadline }) => deadline >= today) ?? others.at(-1);
  return other?.period ?? null;
}

/** What an officer does next about a period; null where nothing is left to do. */
export function nextStep(
  overview: PeriodOverview,
  state: PackageState,
  due: PeriodsDue,
  today: IsoDate,
): NextStep | null {
  if (state.kind === 'sentBack') return { kind: 'answer' };
  if (state.kind === 'submitted') {
    const period = otherPeriod(due, overview.period, today);
    return period === null ? null : { kind: 'other', period };
  }
  const [draft] = overview.drafts.flatMap(({ record, place }) =>
    record === null ? [] : [addressOf(record.type, record.id, null, place)],
  );
  if (draft !== undefined) return { kind: 'draft', address: draft };
  const behind = overview.forms.find(isBehind);
  if (behind?.completeness?.missing != null) {
    const { type, place } = behind.completeness.missing;
    return { kind: 'enter', form: behind.form, address: addressOf(type, null, null, place) };
  }
  if (!isReady(overview)) return { kind: 'check' };
  return { kind: state.kind === 'changed' ? 'correct' : 'submit' };
}

/** Whether something is known to be missing in a form that its rules do not let pass. */
function isBehind({ hard, completeness, declaration }: FormOverview): boolean {
  return hard > 0 && completeness?.missing != null && declaration === null;
}

/** How a form stands, in one word. */
export type FormWord = 'done' | 'nil' | 'notApplicable' | 'undeclared' | 'wrong' | 'explain' | 'unsaved';

/** The word for a form: what blocks before what is done. */
export function wordOf({ records, declaration, hard, unexplained, drafts }: FormOverview): FormWord {
  if (drafts > 0) return 'unsaved';
  if (hard > 0) return records === 0 && declaration === null ? 'undeclared' : 'wrong';
  if (unexplained > 0) return 'explain';
  if (declaration?.kind === 'nil') return 'nil';
  return declaration?.kind === 'notApplicable' ? 'notApplicable' : 'done';
}
