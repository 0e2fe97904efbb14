import type { OptionOf } from './options.ts';

/** Where a report stands (状态); model §1.2. */
export type ReportStatus = OptionOf<'reportStatus'>;
/** Level that makes a move. */
export type Level = 'county' | 'prefecture' | 'province';

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

/** States a level can move a report to from where it stands. */
export function movesFrom(from: ReportStatus, by: Level): readonly ReportStatus[] {
  return moves.filter((move) => move.from === from && move.by === by).map(({ to }) => to);
}

/** States in which a version's figures count at a level: a prefecture adds up what it has accepted itself. */
export function countsAt(level: Exclude<Level, 'county'>): readonly ReportStatus[] {
  return level === 'province' ? ['accepted', 'locked'] : ['cityAccepted', 'accepted', 'locked'];
}
