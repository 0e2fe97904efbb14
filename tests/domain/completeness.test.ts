import { describe, expect, it } from 'vitest';
import { completenessOf } from '../../db/domain/completeness.ts';
import { isoDate } from '../../db/domain/dates.ts';
import { formsOf } from '../../db/domain/form-set.ts';
import { type Period, period } from '../../db/domain/period.ts';
import { projectsOwing } from '../../db/domain/rules/missing-of-projects.ts';
import { checkLedger } from '../../db/domain/rules/run.ts';
import { parties } from '../fixtures/corpus/parties.ts';
import { payments } from '../fixtures/corpus/payments.ts';
import { pools } from '../fixtures/corpus/pools.ts';
import { projects } from '../fixtures/corpus/projects.ts';
import { HOME, recordOf } from '../support/ledger-builder.ts';
import { smallCounty } from '../support/small-county.ts';
import { contextWith } from './rules/cases/case.ts';

const today = isoDate('2022-01-10');
const county = smallCounty({ villages: 5, projects: 12, faults: false });
const of = (ledger: typeof county, form: Parameters<typeof completenessOf>[1], text: string) =>
  completenessOf(ledger, form, { period: period(text), unit: HOME, today });

describe('how much of a form is entered', () => {
  it.each([...payments, ...pools, ...parties, ...projects])('$name: never more than expected', (practice) => {
    const ledger = practice.build().ledger();
    for (const form of formsOf(practice.period as Period)) {
      const figure = of(ledger, form, practice.period);
      if (figure === null) continue;
      expect(figure.entered).toBeGreaterThanOrEqual(0);
      expect(figure.entered).toBeLessThanOrEqual(figure.expected);
      expect(figure.missing === null).toBe(figure.entered === figure.expected);
    }
  });

  it('is whole in a county that has entered its year', () => {
    expect(of(county, 'village', '2021')).toMatchObject({ missing: null });
    expect(of(county, 'village', '2021')?.expected).toBeGreaterThan(0);
    expect(of(county, 'investment', '2021')).toMatchObject({ missing: null });
    expect(of(county, 'investment', '2021')?.expected).toBeGreaterThan(20);
  });

  it('counts as missing the very months that the check asks for', () => {
    const [owing] = projectsOwing(county, period('2021-06'));
    const row = county
      .all('investment')
      .find((one) => one.project_id === owing?.id && one.month === '2021-06');
    if (row === undefined) throw new Error('no row');
    const ledger = county.withRecord('investment', { ...row, voided: true });
    const figure = of(ledger, 'investment', '2021-06');
    const asked = checkLedger(
      ledger,
      contextWith({ period: period('2021-06'), forms: ['investment'] }),
    ).filter(({ rule, args }) => rule === 'REQ' && args.month !== undefined);
    expect(asked).toHaveLength(1);
    expect((figure?.expected ?? 0) - (figure?.entered ?? 0)).toBe(1);
    expect(figure?.missing?.type).toBe('investment');
  });

  it('of a year that is still running asks for the months that are over', () => {
    const early = completenessOf(county, 'investment', {
      period: period('2021'),
      unit: HOME,
      today: isoDate('2021-04-15'),
    });
    const first = of(county, 'investment', '2021-02');
    const second = of(county, 'investment', '2021-03');
    expect(early?.expected).toBe((first?.expected ?? 0) + (second?.expected ?? 0));
  });

  it('does not ask for the income of a village that went into another', () => {
    const before = of(county, 'village', '2021')?.expected ?? 0;
    const [old, heir] = county.all('village');
    if (old === undefined || heir === undefined) throw new Error('no villages');
    const merger = { old_village_id: old.id, new_village_id: heir.id, date: isoDate('2021-05-01') };
    const merged = county.withRecord('village_merger', recordOf('village_merger', 'merger-1', merger));
    expect(of(merged, 'village', '2021')?.expected).toBe(before - 1);
    expect(of(merged, 'village', '2020')?.expected).toBe(before);
  });
});
