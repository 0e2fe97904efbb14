import type { OptionOf } from './options.ts';

/** Where a report stands (状态); model §1.2. */
export type ReportStatus = OptionOf<'reportStatus'>;
/** Level that makes a move. */
export type Level = 'county' | 'prefecture' | 'province';

/** Whether who works there receives reports, and fills none in. @param role null: first use is not over */
export function isUpperLevel(role: OptionOf<'role'> | null): role is 'prefecture' | 'province' {
  return role === 'prefecture' || role === 'province';
}

/** A move from one state to the next, and whose it is (design §6). */
interface Move {
  readonly from: ReportStatus;
  readonly to: ReportStatus;
  readonly by: Level;
}

/**
 * Every move there is; what is not here does not exist. Checked, signed and submitted are one step of the county, which a
 * violation stops as a whole. A version that was sent back stays so: the county answers with the next one, and so it does
 * where it withdraws or corrects a report. An accepted version counts until a later one is accepted.
 */
export const moves: readonly Move[] = [
  { from: 'draft', to: 'checked', by: 'county' },
  { from: 'checked', to: 'draft', by: 'county' },
  { from: 'checked', to: 'signed', by: 'county' },
  { from: 'signed', to: 'draft', by: 'county' },
  { from: 'signed', to: 'submitted', by: 'county' },
  { from: 'submitted', to: 'cityAccepted', by: 'prefecture' },
  { from: 'submitted', to: 'sentBack', by: 'prefecture' },
  { from: 'submitted', to: 'accepted', by: 'province' },
  { from: 'submitted', to: 'sentBack', by: 'province' },
  { from: 'cityAccepted', to: 'accepted', by: 'province' },
  { from: 'cityAccepted', to: 'sentBack', by: 'province' },
  { from: 'accepted', to: 'locked', by: 'province' },
];

/** Whether a level may move a report from one state to another. */
export function mayMove(from: ReportStatus, to: ReportStatus, by: Level): boolean {
  return moves.some((move) => move.from === from && move.to === to && move.by === by);
}

/** Whether a received version can still be accepted at a level. */
export function isUndecided(status: ReportStatus, level: Exclude<Level, 'county'>): boolean {
  return mayMove(status, level === 'province' ? 'accepted' : 'cityAccepted', level);
}

/** States a level can move a report to from where it stands. */
export function movesFrom(from: ReportStatus, by: Level): readonly ReportStatus[] {
  return moves.filter((move) => move.from === from && move.by === by).map(({ to }) => to);
}

/** States in which a version's figures count at a level: a prefecture adds up what it has accepted itself. */
export function countsAt(level: Exclude<Level, 'county'>): readonly ReportStatus[] {
  return level === 'province' ? ['accepted', 'locked'] : ['cityAccepted', 'accepted', 'locked'];
}

/** What an upper level answers to a filed version, in a signed file: that it has come, or what was decided about it. */
export const verdicts = [
  'received',
  'sentBack',
  'cityAccepted',
  'accepted',
  'locked',
] as const satisfies readonly (ReportStatus | 'received')[];
export type Verdict = (typeof verdicts)[number];

/** Whether a verdict is a level's to give: a decision where there is a move of its own to it, a receipt always. */
export function maySay(verdict: Verdict, by: Exclude<Level, 'county'>): boolean {
  return verdict === 'received' || moves.some((move) => move.to === verdict && move.by === by);
}

/**
 * The county hears of decisions in files, which may come late and in any order, and of two levels. What counts is the one
 * that stands furthest along here: a province's acceptance, whatever the prefecture said before.
 */
const heard: readonly ReportStatus[] = ['submitted', 'cityAccepted', 'sentBack', 'accepted', 'locked'];

/** State of the county's own version after a verdict: never one that an older file would put back. */
export function afterHearing(status: ReportStatus, verdict: Verdict): ReportStatus {
  const said = verdict === 'received' ? 'submitted' : verdict;
  return heard.indexOf(said) > heard.indexOf(status) ? said : status;
}

/** A state that a prefecture's signed decision brings a package to at the province; null where it changes nothing there. */
export function afterPrefecture(status: ReportStatus, verdict: Verdict): ReportStatus | null {
  return verdict === 'cityAccepted' && mayMove(status, verdict, 'prefecture') ? verdict : null;
}

/** Whether the province waits for the prefecture's review (市级审核), or may accept directly (design §6). */
export const prefectureReviews = ['optional', 'required'] as const;
export type PrefectureReview = (typeof prefectureReviews)[number];

/** What another version of a report is, by the state of the one before: 撤回重报, 退回后重报 or 订正. */
export function correctionKindAfter(status: ReportStatus): OptionOf<'correctionKind'> {
  if (status === 'accepted' || status === 'locked') return 'correction';
  return status === 'sentBack' ? 'resubmission' : 'withdrawal';
}

/** The level of a unit by the length of its code: province 2 digits, prefecture 4, county 6. */
export function levelOfUnit(code: string): Level {
  if (code.length >= 6) return 'county';
  return code.length === 4 ? 'prefecture' : 'province';
}

/** Of the versions of one report the one whose figures count at a level: the highest that was accepted, or none. */
export function versionInForce<V extends { readonly version: number; readonly status: ReportStatus }>(
  versions: readonly V[],
  level: Exclude<Level, 'county'>,
): V | undefined {
  const counted = versions.filter(({ status }) => countsAt(level).includes(status));
  return counted.toSorted((a, b) => b.version - a.version)[0];
}
