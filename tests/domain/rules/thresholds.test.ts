import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../../db/domain/locale/labels.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { period } from '../../../db/domain/period.ts';
import { explanationKey, matchExplanations } from '../../../db/domain/rules/explanations.ts';
import type { CheckContext, Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import { defaultThresholds } from '../../../db/domain/rules/thresholds.ts';
import { thresholdsOn } from '../../../db/domain/rules/thresholds-on.ts';
import { type GivenValues, LedgerBuilder, recordOf, yuan } from '../../support/ledger-builder.ts';
import { contextWith, plain } from './cases/case.ts';

/** What is no setting by itself: a hard rule's limit, and what is set in rows of its own. */
const noSettings = ['rateCeiling', 'weakVillage', 'calendar'];

const on = (builder: LedgerBuilder, text: string) => thresholdsOn(builder.ledger(), period(text));
const set = (...rows: GivenValues<'threshold'>[]) => {
  const builder = new LedgerBuilder();
  for (const row of rows) builder.with('threshold', row);
  return builder;
};

describe('thresholds on file', () => {
  it('can change every threshold of a soft rule or hint', () => {
    const settings = optionSets.threshold;
    const deadlines = settings.filter((name) => name.startsWith('deadline'));
    expect(deadlines).toHaveLength(Object.keys(defaultThresholds.calendar.days).length);
    const names = Object.keys(defaultThresholds).filter((name) => !noSettings.includes(name));
    expect([...names, ...deadlines].toSorted()).toEqual(settings.toSorted());
    for (const threshold of settings) {
      const value = { amount: 7, share: 7, area: 7, count: 7 };
      expect(on(set({ threshold, ...value }), '2021'), threshold).not.toEqual(defaultThresholds);
    }
  });

  it.each(languages)('say in %s which rules they belong to', (language: Language) => {
    for (const name of optionSets.threshold)
      expect(optionLabel(language, 'threshold', name)).toMatch(/^S\d\d/);
  });

  it('leave the defaults while there are none, and never touch them', () => {
    expect(on(new LedgerBuilder(), '2021')).toEqual(defaultThresholds);
    const before = structuredClone(defaultThresholds);
    on(set({ share: 1 }).with('weak_village_threshold'), '2021');
    expect(defaultThresholds).toEqual(before);
  });

  it('hold from their day on: a period is judged by what is in force at its end, whatever the day is', () => {
    const builder = set(
      { threshold: 'rateHigh', valid_from: '2021-04-01', share: 130_000 },
      { threshold: 'rateHigh', valid_from: '2022-12-31', share: 140_000 },
    );
    const rates = ['2020', '2021Q1', '2021Q2', '2021', '2022Q3', '2022', '2023'].map(
      (p) => on(builder, p).rateHigh,
    );
    expect(rates).toEqual([120_000, 120_000, 130_000, 130_000, 130_000, 140_000, 140_000]);
  });

  it('of one day the newest row counts, voided and blank ones do not', () => {
    const day = { threshold: 'teamSizeMax', valid_from: '2021-01-01' } as const;
    const builder = set({ ...day, count: 40 }, { ...day, count: 50 }, { ...day, count: null });
    expect(on(builder, '2021').teamSizeMax).toBe(50);
    expect(on(builder.change('threshold', 'threshold-2', { voided: true }), '2021').teamSizeMax).toBe(40);
  });

  it('set each deadline by itself', () => {
    const builder = set({ threshold: 'deadlineQuarter', count: 20 });
    expect(on(builder, '2021').calendar.days).toEqual({ ...defaultThresholds.calendar.days, quarter: 20 });
  });

  it.each([
    [{ threshold: 'deadlineYear', count: 3_661 }, { threshold: 'deadlineYear', count: 3_660 }, 'count'],
    [{ threshold: 'rateLow', share: -1 }, { threshold: 'rateLow', share: 0 }, 'share'],
  ] as const)('that cannot be meant are not used, and asked about: %j', (odd, right, field) => {
    expect(on(set(odd), '2021')).toEqual(defaultThresholds);
    expect(on(set(right), '2021')).not.toEqual(defaultThresholds);
    const asked = (row: GivenValues<'threshold'>) =>
      checkLedger(set(row).ledger(), contextWith({ forms: [] }))
        .filter(({ rule }) => rule === 'REQ')
        .map((one) => one.field);
    expect(asked(odd)).toEqual([field]);
    expect(asked(right)).toEqual([]);
    expect(asked({ ...right, [field]: null })).toEqual([field]);
  });
});

describe('thresholds of weak villages on file', () => {
  const rows = (...given: GivenValues<'weak_village_threshold'>[]) => {
    const builder = new LedgerBuilder();
    for (const one of given) builder.with('weak_village_threshold', one);
    return on(builder, '2021').weakVillage;
  };

  it('are added to the defaults, and take the place of the one of their purpose and year', () => {
    expect(rows({ from_year: 2023 })).toEqual([
      ...defaultThresholds.weakVillage,
      { purpose: 'exit', fromYear: 2023, totalIncome: yuan(200_000), operatingIncome: yuan(100_000) },
    ]);
    expect(rows({ from_year: 2017 }, { from_year: 2017, operating_income: null })).toEqual([
      defaultThresholds.weakVillage[0],
      { purpose: 'exit', fromYear: 2017, totalIncome: yuan(200_000), operatingIncome: null },
    ]);
  });

  it('that are goals feed no rule, nor those without an income', () => {
    expect(rows({ purpose: 'goal', village_share: 500_000 }, { total_income: null })).toEqual(
      defaultThresholds.weakVillage,
    );
  });
});

/** A check of a year with what is on file at its end. */
function checked(builder: LedgerBuilder, year: string) {
  const context: CheckContext = contextWith({
    period: period(year),
    today: '2025-01-10' as CheckContext['today'],
    thresholds: on(builder, year),
  });
  const violations = checkLedger(builder.ledger(), context);
  return { violations, context, of: (rule: string) => violations.filter((one) => one.rule === rule) };
}

/** Whether the explanation given in one year answers the violation found in another. */
function answers(
  builder: LedgerBuilder,
  asked: Violation,
  year: string,
  later: Violation,
  laterYear: string,
) {
  const [then, now] = [on(builder, year), on(builder, laterYear)];
  const given = recordOf('explanation', 'explanation-1', {
    ...explanationKey(asked, period(year), then),
    text: '情况属实，已核对',
  });
  return matchExplanations([later], [given], period(laterYear), now).explained.size === 1;
}

describe('a threshold that changes in mid-life', () => {
  const income = () =>
    plain()
      .with('village_year', { year: 2020, total_income: yuan(300_000) })
      .with('village_year', { year: 2021, total_income: yuan(480_000) })
      .with('village_year', { year: 2022, total_income: yuan(768_000) })
      .with('threshold', { threshold: 'incomeChange', valid_from: '2022-01-01', share: 700_000 });

  it('is not asked of the period before it', () => {
    expect(checked(income(), '2021').of('S29')).toMatchObject([{ recordId: 'village_year-2' }]);
    expect(checked(income(), '2022').of('S29')).toEqual([]);
  });

  it('asks again for what was explained under the old one, and lets the old period stand', () => {
    const builder = plain()
      .change('terms', 'terms-1', { rate_pct: 45_000 })
      .with('threshold', { threshold: 'rateLow', valid_from: '2023-01-01', share: 48_000 });
    const [asked] = checked(builder, '2021').of('S20');
    const [still] = checked(builder, '2022').of('S20');
    const [changed] = checked(builder, '2023').of('S20');
    if (!asked || !still || !changed) throw new Error('S20 is silent');
    expect(answers(builder, asked, '2021', asked, '2021')).toBe(true);
    expect(answers(builder, asked, '2021', still, '2022')).toBe(true);
    expect(answers(builder, asked, '2021', changed, '2023')).toBe(false);
  });

  it('of weak villages leaves explained what was judged by the years before', () => {
    const weak = (year: number) => ({ year, total_income: yuan(150_000), operating_income: yuan(80_000) });
    const before = plain().with('village_year', weak(2021)).with('village_year', weak(2023));
    const [asked] = checked(before, '2021').of('S28');
    const after = plain()
      .with('village_year', weak(2021))
      .with('village_year', weak(2023))
      .with('weak_village_threshold', { from_year: 2023 });
    const [again] = checked(after, '2021').of('S28');
    if (!asked || !again) throw new Error('S28 is silent');
    expect(answers(after, asked, '2021', again, '2021')).toBe(true);
    // From 2023 on the village is weak by its income, too.
    expect(checked(before, '2023').of('S28')).toHaveLength(1);
    expect(checked(after, '2023').of('S28')).toEqual([]);
  });

  it('of weak villages asks again where its own year’s changed, though the figure said is the same', () => {
    const builder = () =>
      plain().with('village_year', {
        year: 2021,
        total_income: yuan(150_000),
        operating_income: yuan(80_000),
      });
    const [asked] = checked(builder(), '2021').of('S28');
    const changed = builder().with('weak_village_threshold', {
      from_year: 2021,
      total_income: yuan(100_000),
      operating_income: yuan(60_000),
    });
    const [again] = checked(changed, '2021').of('S28');
    if (!asked || !again) throw new Error('S28 is silent');
    expect(again.args).toEqual(asked.args);
    const given = recordOf('explanation', 'e', {
      ...explanationKey(asked, period('2021'), defaultThresholds),
      text: '情况属实，已核对',
    });
    expect(matchExplanations([again], [given], period('2021'), on(changed, '2021')).explained.size).toBe(0);
  });
});
