import { chinaDate, type IsoDate } from './dates.ts';

/** Why a backup was made; a part of its file's name. */
export const backupReasons = ['daily', 'demand', 'import', 'migration', 'restore'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** What the rule looks at of a backup. */
export interface RatedBackup {
  readonly file_name: string;
  /** ISO instant. */
  readonly created_at: string;
  readonly reason: BackupReason;
  /** Opened and found whole, and not found damaged since. */
  readonly verified: boolean;
}

/** Which backups are kept; the page of data safety says it in these figures. */
export const retentionRule = {
  /** Days, weeks and months with a backup whose newest one is kept, counted back from the newest. */
  days: 7,
  weeks: 4,
  months: 12,
  /** Days for which every backup made by hand is kept. */
  demandDays: 90,
  /** Days for which every backup made before an import, a migration or a restore is kept. */
  safetyDays: 30,
  /** Most backups kept for the last two reasons together. */
  mostByReason: 50,
} as const;

const msADay = 86_400_000;

/**
 * File names of the backups that the rule gives up. The newest verified one is never among them, nor is any of a time
 * yet to come (a clock that was wrong). What is kept today is judged alike tomorrow: nothing is given up for having been
 * looked at again.
 * @param now ISO instant
 */
export function backupsToDelete(backups: readonly RatedBackup[], now: string): readonly string[] {
  const newestFirst = backups.toSorted(
    (a, b) => b.created_at.localeCompare(a.created_at) || b.file_name.localeCompare(a.file_name),
  );
  const kept = new Set<string>();
  const keep = (backup: RatedBackup | undefined): void => {
    if (backup !== undefined) kept.add(backup.file_name);
  };
  keep(newestFirst[0]);
  keep(newestFirst.find(({ verified }) => verified));
  for (const backup of newestFirst) if (backup.created_at > now) keep(backup);
  const spans = [
    [dayOf, retentionRule.days],
    [weekOf, retentionRule.weeks],
    [monthOf, retentionRule.months],
  ] as const;
  for (const [spanOf, most] of spans) {
    const bySpan = [...Map.groupBy(newestFirst, spanOf).values()].slice(0, most);
    for (const ofSpan of bySpan) keep(ofSpan.find(({ verified }) => verified) ?? ofSpan[0]);
  }
  const forTheirReason = newestFirst.filter(({ reason, created_at }) => {
    const days = (Date.parse(now) - Date.parse(created_at)) / msADay;
    if (reason === 'daily') return false;
    return days <= (reason === 'demand' ? retentionRule.demandDays : retentionRule.safetyDays);
  });
  for (const backup of forTheirReason.slice(0, retentionRule.mostByReason)) keep(backup);
  return newestFirst.map(({ file_name }) => file_name).filter((name) => !kept.has(name));
}

const dayOf = ({ created_at }: RatedBackup): IsoDate => chinaDate(created_at);
const monthOf = (backup: RatedBackup): string => dayOf(backup).slice(0, 7);
/** Weeks from Monday to Sunday, numbered since Monday 5 January 1970. */
const weekOf = (backup: RatedBackup): string =>
  String(Math.floor((Date.parse(`${dayOf(backup)}T00:00:00Z`) / msADay - 4) / 7));
