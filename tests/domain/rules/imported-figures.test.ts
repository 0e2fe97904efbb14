import { describe, expect, test } from 'vitest';
import { distributionRuleMessages as enDistribution } from '../../../db/domain/locale/en/rules-distribution.ts';
import { returnRuleMessages as enReturn } from '../../../db/domain/locale/en/rules-return.ts';
import { distributionRuleMessages as zhDistribution } from '../../../db/domain/locale/zh-CN/rules-distribution.ts';
import { returnRuleMessages as zhReturn } from '../../../db/domain/locale/zh-CN/rules-return.ts';
import { fen } from '../../../db/domain/money.ts';
import { period } from '../../../db/domain/period.ts';
import {
  H42,
  H46Identity,
  type ImportedFigures,
  type ImportedPeriod,
  type ImportedPool,
} from '../../../db/domain/rules/imported-figures.ts';
import { found, messageOf } from '../../support/check-rules.ts';
import { account, wan } from '../../support/ledger-builder.ts';

function quarter(text: string, figures: Partial<Omit<ImportedPeriod, 'period'>>): ImportedPeriod {
  const blank = { received: null, year_to_date: null, prior_year_adjustment: null, since_start: null };
  return { period: period(text), ...blank, ...figures };
}

const sheet: ImportedFigures = {
  account,
  return_kind: 'fixed',
  opening: wan(500),
  periods: [
    quarter('2020Q4', { received: wan(331), year_to_date: null, since_start: wan(831) }),
    quarter('2021Q1', { received: wan(100), year_to_date: wan(100), since_start: wan(931) }),
    quarter('2021Q2', {
      received: wan(0),
      year_to_date: wan(100),
      prior_year_adjustment: wan(-31),
      since_start: wan(900),
    }),
    quarter('2021Q4', { received: wan(50), year_to_date: wan(999), since_start: wan(999) }),
  ],
  pools: [],
  lastPlace: fen(0),
};

function withPeriod(index: number, change: Partial<ImportedPeriod>, more: Partial<ImportedFigures> = {}) {
  const periods = sheet.periods.map((one, at) => (at === index ? { ...one, ...change } : one));
  return { ...sheet, periods, ...more };
}

const h42 = (figures: ImportedFigures) => [...H42.check(figures)].map((finding) => found('H42', finding));

describe('H42 on imported figures', () => {
  test('is silent where the sums fit, a predecessor is missing or a figure is blank', () => {
    expect(h42(sheet)).toEqual([]);
    expect(h42(withPeriod(2, { received: null }))).toEqual([]);
  });

  test('year to date is the previous one plus the period', () => {
    const [one, ...rest] = h42(withPeriod(2, { year_to_date: wan(101) }));
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ recordType: 'enclave', recordId: 'enclave-1', field: null });
    expect(one?.args).toEqual({
      kind: 'fixed',
      period: '2021Q2',
      ytd: wan(101),
      ytd_sum: wan(100),
      d: wan(1),
      ytd_before: wan(100),
      received: 0,
    });
    for (const templates of [zhReturn, enReturn]) {
      expect(one && messageOf(templates, one)).toMatch(/101000000.*100000000.*1000000/);
    }
  });

  test('in the first period of a year it is what was received', () => {
    const [one] = h42(withPeriod(1, { year_to_date: wan(431) }));
    expect(one?.args).toMatchObject({ period: '2021Q1', ytd: wan(431), ytd_sum: wan(100), d: wan(331) });
  });

  test('since start begins with the opening balance and takes up adjustments', () => {
    expect(h42(withPeriod(0, { since_start: wan(331) }))[0]?.args).toMatchObject({
      since_start: wan(331),
      start_sum: wan(831),
      d: wan(500),
    });
    const [one] = h42(withPeriod(2, { prior_year_adjustment: null }));
    expect(one?.args).toMatchObject({ since_start: wan(900), start_sum: wan(931), d: wan(31), adjusted: 0 });
    for (const templates of [zhReturn, enReturn])
      expect(one && messageOf(templates, one)).not.toMatch(/\?|[{}[\]]/);
  });

  test('rounded sheets may be off by half of the last place for each figure', () => {
    const lastPlace = fen(10_000);
    expect(h42(withPeriod(2, { year_to_date: fen(wan(100) + 15_000) }, { lastPlace }))).toEqual([]);
    expect(h42(withPeriod(2, { year_to_date: fen(wan(100) + 15_001) }, { lastPlace }))).toHaveLength(1);
  });
});

describe('H46 on imported figures', () => {
  const right: ImportedPool = {
    period: period('2021'),
    open: wan(10),
    received: wan(100),
    advanced: wan(5),
    distributed: wan(80),
    uses: wan(15),
    close: wan(20),
  };
  const h46 = (pool: ImportedPool) =>
    [...H46Identity.check({ ...sheet, pools: [pool] })].map((finding) => found('H46', finding));

  test('the identity holds', () => {
    expect(h46(right)).toEqual([]);
    expect(h46({ ...right, uses: null, close: wan(1) })).toEqual([]);
  });

  test('a broken identity names all its figures and the difference', () => {
    const [one, ...rest] = h46({ ...right, close: wan(21) });
    expect(rest).toEqual([]);
    expect(one?.args).toEqual({
      kind: 'fixed',
      period: '2021',
      stated: wan(21),
      sum: wan(20),
      d: wan(1),
      open: wan(10),
      received: wan(100),
      advanced: wan(5),
      distributed: wan(80),
      uses: wan(15),
    });
    for (const templates of [zhDistribution, enDistribution]) {
      const message = one && messageOf(templates, one);
      for (const figure of [wan(21), wan(20), wan(1), wan(10), wan(100), wan(5), wan(80), wan(15)]) {
        expect(message).toContain(String(figure));
      }
    }
  });
});
