import { describe, expect, test } from 'vitest';
import { languages } from '../../../db/domain/locale/labels.ts';
import { ruleMessage } from '../../../db/domain/locale/rule-message.ts';
import { fen, formatMoney } from '../../../db/domain/money.ts';
import { period } from '../../../db/domain/period.ts';
import {
  type ImportedInvestment,
  type ImportedInvestmentRule,
  type ImportedMonth,
  importedInvestmentRules,
} from '../../../db/domain/rules/imported-investment.ts';
import { found } from '../../support/check-rules.ts';
import { wan } from '../../support/ledger-builder.ts';

const blank = {
  inv_month: null,
  inv_ytd: null,
  inv_cum: null,
  prior_year_adjustment: null,
  fund_month: null,
  fund_ytd: null,
};
const month = (text: string, figures: Partial<Omit<ImportedMonth, 'period'>>): ImportedMonth => ({
  period: period(text),
  ...blank,
  ...figures,
});

/** December, and February to April of the next year, of which March adjusts last year by −20. */
const sheet: ImportedInvestment = {
  project_id: 'project-1',
  opening: wan(900),
  months: [
    month('2020-12', { inv_month: wan(100), inv_ytd: wan(600), inv_cum: wan(1_500) }),
    month('2021-02', {
      inv_month: wan(50),
      inv_ytd: wan(50),
      inv_cum: wan(1_550),
      fund_month: wan(0),
      fund_ytd: wan(0),
    }),
    month('2021-03', {
      inv_month: wan(30),
      inv_ytd: wan(80),
      inv_cum: wan(1_560),
      prior_year_adjustment: wan(-20),
      fund_month: wan(70),
      fund_ytd: wan(70),
    }),
    month('2021-04', {
      inv_month: wan(0),
      inv_ytd: wan(80),
      inv_cum: wan(1_560),
      fund_month: wan(5),
      fund_ytd: wan(75),
    }),
  ],
  lastPlace: fen(0),
};

function changed(index: number, change: Partial<ImportedMonth>, more: Partial<ImportedInvestment> = {}) {
  const months = sheet.months.map((one, at) => (at === index ? { ...one, ...change } : one));
  return { ...sheet, months, ...more };
}

const rule = (id: string): ImportedInvestmentRule => {
  const one = importedInvestmentRules.find((each) => each.id === id);
  if (one === undefined) throw new Error(`no rule ${id}`);
  return one;
};
const said = (id: string, figures: ImportedInvestment) =>
  [...rule(id).check(figures)].map((finding) => found(id, finding));
const all = (figures: ImportedInvestment) => importedInvestmentRules.flatMap(({ id }) => said(id, figures));

describe('imported figures of projects', () => {
  test('a sheet that adds up is silent', () => {
    expect(all(sheet)).toEqual([]);
  });

  test('H66: the year to date is the month before and the month, of investment and of funds', () => {
    expect(said('H66', changed(3, { inv_ytd: wan(81) }))).toEqual([
      {
        rule: 'H66',
        recordType: 'project',
        recordId: 'project-1',
        field: null,
        args: {
          period: '2021-04',
          field: 'investment.inv_ytd',
          ytd: wan(81),
          sum: wan(80),
          d: wan(1),
          before: wan(80),
          month: 0,
        },
      },
    ]);
    expect(said('H66', changed(3, { fund_ytd: wan(70) }))[0]?.args).toMatchObject({
      field: 'investment.fund_ytd',
      d: wan(5),
    });
  });

  test('H66 does not judge a month whose predecessor is missing, nor a blank', () => {
    const gap = { ...sheet, months: sheet.months.filter((one) => one.period !== '2021-03') };
    expect(said('H66', { ...gap, months: gap.months.map((one) => ({ ...one, inv_ytd: wan(7) })) })).toEqual(
      [],
    );
    expect(said('H66', changed(3, { inv_month: null, inv_ytd: wan(9) }))).toEqual([]);
  });

  test('H67: February holds both months, whether its own figure does or January is stated', () => {
    const [one] = said('H67', changed(1, { inv_ytd: wan(80) }));
    expect(one?.args).toEqual({
      period: '2021-02',
      field: 'investment.inv_ytd',
      ytd: wan(80),
      sum: wan(50),
      d: wan(30),
    });
    const january = month('2021-01', { inv_month: wan(30) });
    const split = { ...changed(1, { inv_ytd: wan(80) }) };
    const withJanuary = { ...split, months: [january, ...split.months.slice(1)] };
    expect(said('H67', withJanuary)).toEqual([]);
    expect(said('H67', { ...withJanuary, months: [january, ...sheet.months.slice(1)] })).toEqual([]);
    expect(
      said('H67', { ...withJanuary, months: [{ ...january, inv_month: wan(29) }, ...split.months.slice(1)] }),
    ).toHaveLength(1);
  });

  test('H69: since start is last year-end or the opening, the adjustments of the year, and the year to date', () => {
    const [one, ...rest] = said('H69', changed(3, { inv_cum: wan(1_580) }));
    expect(rest).toEqual([]);
    expect(one?.args).toEqual({
      period: '2021-04',
      cum: wan(1_580),
      sum: wan(1_560),
      d: wan(20),
      before: wan(1_500),
      adjusted: wan(-20),
      ytd: wan(80),
    });
    const year = { ...sheet, opening: wan(1_500), months: sheet.months.slice(1) };
    expect(said('H69', year)).toEqual([]);
    expect(said('H69', { ...year, opening: wan(1_501) })).toHaveLength(3);
    expect(said('H69', { ...year, opening: null })).toEqual([]);
  });

  test('H69 does not judge after a gap: an adjustment may stand in it', () => {
    const gap = { ...sheet, months: sheet.months.filter((one) => one.period !== '2021-03') };
    expect(said('H69', gap)).toEqual([]);
  });

  test('rounded sheets may be off by half of the last place for each figure', () => {
    const lastPlace = fen(10_000);
    expect(said('H66', changed(3, { inv_ytd: fen(wan(80) + 15_000) }, { lastPlace }))).toEqual([]);
    expect(said('H66', changed(3, { inv_ytd: fen(wan(80) + 15_001) }, { lastPlace }))).toHaveLength(1);
    // Four figures: last year-end, one adjustment, the year to date and the sum.
    expect(said('H69', changed(3, { inv_cum: fen(wan(1_560) + 20_000) }, { lastPlace }))).toEqual([]);
    expect(said('H69', changed(3, { inv_cum: fen(wan(1_560) + 20_001) }, { lastPlace }))).toHaveLength(1);
  });

  test('messages name every figure in both languages', () => {
    const wrong = [
      changed(3, { inv_ytd: wan(81) }),
      changed(1, { inv_ytd: wan(81) }),
      changed(3, { inv_cum: wan(3) }),
    ];
    for (const [at, id] of ['H66', 'H67', 'H69'].entries()) {
      const [finding] = rule(id).check(wrong[at] as ImportedInvestment);
      for (const language of languages) {
        const text = ruleMessage(language, { rule: id, args: finding?.args ?? {} }, { moneyUnit: 'wanYuan' });
        expect(text).not.toMatch(/[{}?[\]]/);
        for (const arg of Object.values(finding?.args ?? {})) {
          if (arg.as === 'money') expect(text).toContain(formatMoney(arg.value, 'wanYuan', { full: true }));
        }
      }
    }
  });
});
