import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backupReasons,
  backupsToDelete,
  type RatedBackup,
  retentionRule,
} from '../../db/domain/retention.ts';

const day = 86_400_000;
const now = '2026-03-10T08:00:00.000Z';
const at = (daysAgo: number, minutes = 0): string =>
  new Date(Date.parse(now) - daysAgo * day + minutes * 60_000).toISOString();
const backup = (created_at: string, given: Partial<RatedBackup> = {}): RatedBackup => ({
  file_name: `ledger-${created_at}-${given.reason ?? 'daily'}.sqlite`,
  created_at,
  reason: 'daily',
  verified: true,
  ...given,
});
const kept = (backups: readonly RatedBackup[], when = now): readonly RatedBackup[] => {
  const gone = new Set(backupsToDelete(backups, when));
  return backups.filter(({ file_name }) => !gone.has(file_name));
};

describe('which backups are kept', () => {
  it('of two years of daily ones the last seven days, four weeks and twelve months', () => {
    const daily = Array.from({ length: 730 }, (_, n) => backup(at(n)));
    const days = kept(daily).map(({ created_at }) => created_at.slice(0, 10));
    expect(days.slice(0, 7)).toEqual([
      '2026-03-10',
      '2026-03-09',
      '2026-03-08',
      '2026-03-07',
      '2026-03-06',
      '2026-03-05',
      '2026-03-04',
    ]);
    // Sundays, then the last days of the months.
    expect(days.slice(7)).toEqual([
      '2026-03-01',
      '2026-02-28',
      '2026-02-22',
      '2026-01-31',
      '2025-12-31',
      '2025-11-30',
      '2025-10-31',
      '2025-09-30',
      '2025-08-31',
      '2025-07-31',
      '2025-06-30',
      '2025-05-31',
      '2025-04-30',
    ]);
  });

  it('of one day the newest; of those made by hand all for ninety days, before a restore all for thirty', () => {
    const same = [backup(at(0, -3)), backup(at(0, -2)), backup(at(0, -1))];
    expect(kept(same)).toEqual([same[2]]);
    const byHand = [1, 2, 3].map((minute) => backup(at(60, minute), { reason: 'demand' }));
    expect(kept([...same, ...byHand])).toEqual([same[2], ...byHand]);
    expect(kept([...same, ...byHand], at(-40))).toEqual([same[2], byHand[2]]);
    const before = [1, 2].map((minute) => backup(at(20, minute), { reason: 'restore' }));
    expect(kept([...same, ...before])).toEqual([same[2], ...before]);
    expect(kept([...same, ...before], at(-20))).toEqual([same[2], before[1]]);
  });

  it('a verified one rather than a newer one that is damaged', () => {
    const whole = backup(at(3, 1));
    const damaged = backup(at(3, 2), { verified: false });
    expect(kept([backup(at(0)), whole, damaged])).not.toContain(damaged);
    expect(kept([backup(at(0)), whole, damaged])).toContain(whole);
  });

  const anyBackups = fc
    .array(
      fc.record({
        daysAgo: fc.integer({ min: -2, max: 900 }),
        minutes: fc.integer({ min: 0, max: 1439 }),
        reason: fc.constantFrom(...backupReasons),
        verified: fc.boolean(),
      }),
      { maxLength: 200 },
    )
    .map((rows) =>
      rows.map(({ daysAgo, minutes, ...given }, n) =>
        backup(at(daysAgo, minutes), { ...given, file_name: `${n}` }),
      ),
    );

  it('never gives up the newest verified one', () => {
    fc.assert(
      fc.property(anyBackups, fc.integer({ min: -2000, max: 10 }), (backups, later) => {
        const newest = backups
          .filter(({ verified }) => verified)
          .toSorted((a, b) => (a.created_at + a.file_name < b.created_at + b.file_name ? 1 : -1))[0];
        if (newest !== undefined) {
          expect(kept(backups, at(later)).map(({ created_at }) => created_at)).toContain(newest.created_at);
        }
      }),
    );
  });

  it('gives up nothing more when looked at again, and time only takes away', () => {
    fc.assert(
      fc.property(anyBackups, fc.integer({ min: 0, max: 200 }), (backups, days) => {
        const first = kept(backups);
        expect(backupsToDelete(first, now)).toEqual([]);
        const later = kept(backups, at(-days)).map(({ file_name }) => file_name);
        const names = new Set(first.map(({ file_name }) => file_name));
        const future = new Set(
          backups.filter(({ created_at }) => created_at > now).map(({ file_name }) => file_name),
        );
        expect(later.filter((name) => !names.has(name) && !future.has(name))).toEqual([]);
      }),
    );
  });

  it('is bounded', () => {
    const { days, weeks, months, mostByReason } = retentionRule;
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const future = backups.filter(({ created_at }) => created_at > now).length;
        expect(kept(backups).length).toBeLessThanOrEqual(2 + days + weeks + months + mostByReason + future);
      }),
    );
  });
});
