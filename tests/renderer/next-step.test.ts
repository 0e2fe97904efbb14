import { describe, expect, it } from 'vitest';
import { isoDate } from '../../db/domain/dates.ts';
import type { DuePackage, PeriodOverview, PeriodsDue } from '../../db/domain/overview-answers.ts';
import { period } from '../../db/domain/period.ts';
import { nextStep } from '../../renderer/features/this-period/next-step.ts';

const today = isoDate('2026-07-03');

const one = (of: string, deadline: string, filed = false): DuePackage => ({
  unit: '330825',
  period: period(of),
  forms: ['investment'],
  byForm: [],
  opens: isoDate('2026-01-01'),
  deadline: isoDate(deadline),
  lock: null,
  filed: filed ? { version: 1, filed_at: '2026-07-01T01:00:00Z' } : null,
});

const overview: PeriodOverview = {
  period: period('2026Q1'),
  ...{ hard: 0, unexplained: 0, explained: 0, hints: 0 },
  ...{ drafts: [], forms: [], asked: [], unsigned: [] },
};

/** The period that the main button leads to once the chosen one is submitted. */
function leadsTo(...open: readonly DuePackage[]): string | null {
  const due: PeriodsDue = {
    ...{ chosen: null, open, next: [], has_filed: true, last_save: null },
    steps: { enclaves: 1, withTerms: 1, openings: 0, villages: 1, projects: 1, enclave_id: null },
  };
  const step = nextStep(overview, { kind: 'submitted', version: 1 }, due, today);
  return step?.kind === 'other' ? step.period : null;
}

describe('once a period is submitted, the main button leads on', () => {
  it('to the nearest deadline that is not over, however many old periods are open', () => {
    const old = [one('2025-11', '2025-12-05'), one('2025-12', '2026-01-05'), one('2026-05', '2026-06-05')];
    expect(leadsTo(...old, one('2026-06', '2026-07-03'), one('2026Q2', '2026-07-10'))).toBe('2026-06');
    expect(leadsTo(...old, one('2026-06', '2026-07-05', true), one('2026Q2', '2026-07-10'))).toBe('2026Q2');
  });

  it('to what is overdue since last, where no deadline is ahead', () => {
    expect(leadsTo(one('2025-11', '2025-12-05'), one('2026-05', '2026-07-02'))).toBe('2026-05');
  });

  it('nowhere, where nothing else is open', () => {
    expect(leadsTo(one('2026Q1', '2026-04-10'), one('2026-06', '2026-07-05', true))).toBeNull();
  });
});
