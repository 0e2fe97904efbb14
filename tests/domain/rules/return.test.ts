import { describe, expect, test } from 'vitest';
import { returnRuleMessages as en } from '../../../db/domain/locale/en/rules-return.ts';
import { returnRuleMessages as zh } from '../../../db/domain/locale/zh-CN/rules-return.ts';
import { returnRuleIds, returnRules } from '../../../db/domain/rules/return.ts';
import { contextOf, messageOf, runRules } from '../../support/check-rules.ts';
import { type LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';
import { fittingCases, partlyReversed, type RuleCase, receiptCases, settledEnclave } from './return-cases.ts';

const dueCases: readonly RuleCase[] = [
  {
    rule: 'H36',
    what: 'the same instalment twice',
    passing: () => settledEnclave().with('due', { instalment: 2, agreed: yuan(100_000) }),
    breaking: (b) => b.change('due', 'due-2', { instalment: 1 }),
    names: {
      recordType: 'due',
      recordId: 'due-2',
      field: 'instalment',
      args: {
        year: 2021,
        instalment: 1,
        kind: 'fixed',
        beneficiary: 'village',
        a: yuan(100_000),
        b: yuan(100_080),
        d: yuan(80),
      },
    },
  },
  {
    rule: 'S36',
    what: 'accrual before delivery',
    passing: settledEnclave,
    breaking: (b) => b.change('stage_event', 'stage_event-2', { date: '2021-02-01' }),
    names: {
      recordType: 'due',
      recordId: 'due-1',
      field: 'accrual_from',
      args: { begins: '2021-01-01', delivered: '2021-02-01', days: 31 },
    },
  },
  {
    rule: 'S36',
    what: 'an enclave that is not delivered, accrual blank',
    passing: () =>
      settledEnclave()
        .change('due', 'due-1', { accrual_from: null, accrual_to: null })
        .change('terms', 'terms-1', { accrues_before_delivery: true })
        .change('stage_event', 'stage_event-2', { stage: 'construction' }),
    breaking: (b) => b.change('terms', 'terms-1', { accrues_before_delivery: null }),
    names: { recordType: 'due', recordId: 'due-1', field: 'due_date', args: { begins: '2021-12-20' } },
  },
  {
    rule: 'S37',
    what: 'a base more than 1 % off the ledger',
    passing: () => settledEnclave().change('due', 'due-1', { base: yuan(1_010_000) }),
    breaking: (b) => b.change('due', 'due-1', { base: yuan(1_010_000.01) }),
    names: {
      recordType: 'due',
      recordId: 'due-1',
      field: 'base',
      args: { a: yuan('1010000.01'), b: yuan(1_000_000), d: yuan('10000.01') },
    },
  },
  {
    rule: 'S38',
    what: 'agreed by more than 1 % off the terms',
    passing: settledEnclave,
    breaking: (b) => b.change('due', 'due-1', { agreed: yuan(90_080) }),
    names: {
      recordType: 'due',
      recordId: 'due-1',
      field: 'agreed',
      args: { a: yuan(90_080), b: yuan(100_080), d: yuan(10_000) },
    },
  },
  {
    rule: 'S38',
    what: 'agreed below the guaranteed floor',
    passing: () =>
      settledEnclave()
        .change('terms', 'terms-1', { mode: 'guaranteedFloor', floor_amount: yuan(60_000), rate_pct: null })
        .change('due', 'due-1', { return_kind: 'guaranteed', guaranteed: yuan(60_000), base: null }),
    breaking: (b) => b.change('due', 'due-1', { agreed: yuan(50_000), guaranteed: yuan(50_000) }),
    names: {
      recordType: 'due',
      recordId: 'due-1',
      field: 'agreed',
      args: { a: yuan(50_000), b: yuan(60_000), d: yuan(10_000) },
    },
  },
  {
    rule: 'H39',
    what: 'guaranteed above agreed',
    passing: () => settledEnclave().change('due', 'due-1', { guaranteed: yuan(100_080) }),
    breaking: (b) => b.change('due', 'due-1', { guaranteed: yuan('100080.01') }),
    names: {
      recordType: 'due',
      recordId: 'due-1',
      field: 'guaranteed',
      args: { a: yuan('100080.01'), b: yuan(100_080), d: 1 },
    },
  },
  {
    rule: 'S40',
    what: 'received below the guaranteed part',
    passing: () => settledEnclave().change('due', 'due-1', { guaranteed: yuan(60_000) }),
    breaking: (b) => b.change('allocation', 'allocation-1', { amount: yuan(50_000) }),
    names: {
      recordType: 'due',
      recordId: 'due-1',
      field: 'guaranteed',
      args: { a: yuan(60_000), b: yuan(50_000), d: yuan(10_000), days: 11 },
    },
  },
  {
    rule: 'S41',
    what: 'more than 120 % of due and arrears',
    passing: () => settledEnclave().change('receipt', 'receipt-1', { amount: yuan(120_096) }),
    breaking: (b) => b.change('receipt', 'receipt-1', { amount: yuan('120096.01') }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-1',
      field: 'amount',
      args: {
        kind: 'fixed',
        year: 2021,
        limit: 1_200_000,
        a: yuan('120096.01'),
        b: yuan(100_080),
        d: yuan('20016.01'),
      },
    },
  },
  {
    rule: 'S43',
    what: 'a yearly rate above 15 %',
    passing: () =>
      settledEnclave()
        .change('due', 'due-1', { agreed: yuan(150_000) })
        .change('receipt', 'receipt-1', { amount: yuan(150_000) })
        .change('allocation', 'allocation-1', { amount: yuan(150_000) }),
    breaking: (b) => b.change('allocation', 'allocation-1', { amount: yuan(160_000) }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-1',
      field: null,
      args: {
        rate: 160_000,
        limit: 150_000,
        over: 10_000,
        a: yuan(160_000),
        b: yuan(1_000_000),
        d: yuan(10_000),
      },
    },
  },
  {
    rule: 'S45',
    what: 'a due paid in part',
    passing: settledEnclave,
    breaking: (b) => b.change('allocation', 'allocation-1', { amount: yuan(100_000) }),
    names: {
      recordType: 'due',
      recordId: 'due-1',
      field: 'agreed',
      args: { a: yuan(100_080), b: yuan(100_000), d: yuan(80), days: 11 },
    },
  },
];

const cases = [...receiptCases, ...fittingCases, ...dueCases];

const only = (rule: string) => returnRules.filter((one) => one.id === rule);

describe('rules of dues and receipts', () => {
  test.each(cases)(
    '$rule passes without and speaks with $what',
    ({ rule, context, passing, breaking, names }) => {
      const builder = passing();
      expect(runRules(only(rule), builder.ledger(), contextOf(context))).toEqual([]);
      breaking(builder);
      expect(runRules(only(rule), builder.ledger(), contextOf(context))).toEqual([{ rule, ...names }]);
    },
  );

  test('every rule has a case, and a message that shows all its figures in both languages', () => {
    expect(new Set(cases.map(({ rule }) => rule))).toEqual(
      new Set(returnRuleIds.filter((id) => id !== 'H42')),
    );
    expect(returnRules.map(({ id }) => id)).toEqual(returnRuleIds.filter((id) => id !== 'H42'));
    for (const { rule, names } of cases) {
      for (const templates of [zh, en]) {
        const message = messageOf(templates, { rule, ...names });
        expect(message).not.toMatch(/\?|[{}[\]]|^$/);
        const hidden = rule === 'H31' ? ['d'] : [];
        for (const [name, value] of Object.entries(names.args)) {
          if (!hidden.includes(name)) expect(message, `${rule} ${name}`).toContain(String(value));
        }
      }
    }
  });
});

describe('a rule whose figures are blank is silent', () => {
  const blanks: readonly [string, (b: LedgerBuilder) => unknown][] = [
    [
      'a new due',
      (b) =>
        b.add('due', {
          year: null,
          instalment: null,
          return_kind: null,
          beneficiary: null,
          accrual_from: null,
          accrual_to: null,
          base: null,
          agreed: null,
          due_date: null,
        }),
    ],
    [
      'a new receipt',
      (b) =>
        b.add('receipt', {
          date: null,
          amount: null,
          return_kind: null,
          beneficiary: null,
          settle: null,
          document_no: null,
        }),
    ],
    [
      'a due without its amount',
      (b) => b.add('due', { instalment: 2, agreed: null, base: null, guaranteed: null }),
    ],
    ['a contribution without its amount', (b) => b.add('contribution', { amount: null })],
    ['a contribution without its interest date', (b) => b.add('contribution', { interest_from: null })],
    ['terms without a rate', (b) => b.change('terms', 'terms-1', { rate_pct: null })],
    ['terms without a mode', (b) => b.change('terms', 'terms-1', { mode: null })],
    ['a waiver without its amount', (b) => b.add('waiver', { amount: null })],
  ];
  test.each(blanks)('%s', (_, blank) => {
    const builder = settledEnclave();
    blank(builder);
    expect(runRules(returnRules, builder.ledger(), contextOf())).toEqual([]);
  });
});

describe('what the rules leave alone', () => {
  test('S38 does not judge rent, nor an accrual that the terms do not cover', () => {
    const b = settledEnclave().change('due', 'due-1', { agreed: yuan(50_000) });
    expect(runRules(only('S38'), b.ledger(), contextOf())).toHaveLength(1);
    b.change('terms', 'terms-1', { valid_to: '2021-06-30' });
    expect(runRules(only('S38'), b.ledger(), contextOf())).toEqual([]);
    b.change('terms', 'terms-1', { valid_to: null, mode: 'rent' });
    expect(runRules(only('S38'), b.ledger(), contextOf())).toEqual([]);
  });

  test('S37 and S38 judge what several beneficiaries share as one', () => {
    const b = settledEnclave()
      .change('due', 'due-1', { base: yuan(600_000), agreed: yuan(60_048) })
      .with('due', { beneficiary: 'stateCompany', base: yuan(400_000), agreed: yuan(40_032) });
    expect(
      runRules(
        returnRules.filter(({ id }) => id === 'S37' || id === 'S38'),
        b.ledger(),
        contextOf(),
      ),
    ).toEqual([]);
  });

  test('S45 waits for the due date while the period runs', () => {
    const b = operatingEnclave().with('due', { due_date: '2021-12-20' });
    expect(runRules(only('S45'), b.ledger(), contextOf({ today: '2021-12-19' }))).toEqual([]);
    expect(runRules(only('S45'), b.ledger(), contextOf({ today: '2021-12-20' }))).toHaveLength(1);
  });

  test('S43 is judged at annual closing only', () => {
    const b = settledEnclave().change('allocation', 'allocation-1', { amount: yuan(160_000) });
    expect(runRules(only('S43'), b.ledger(), contextOf({ period: '2021Q4' }))).toEqual([]);
  });

  test('H31 and H40 wait for what is blank in a reversal, its receipt and their lines', () => {
    const rules = returnRules.filter(({ id }) => id === 'H31' || id === 'H40');
    for (const id of ['receipt-1', 'receipt-2']) {
      const b = partlyReversed().change('receipt', id, {
        date: null,
        return_kind: null,
        beneficiary: null,
        settle: null,
      });
      expect(runRules(rules, b.ledger(), contextOf())).toEqual([]);
    }
    const line = partlyReversed().change('allocation', 'allocation-2', { amount: null, date: null });
    expect(runRules(only('H31'), line.ledger(), contextOf())).toEqual([]);
  });

  test('H40 names, of several lines that take back, those that go beyond what was settled', () => {
    const back = (date: string, amount: number) => ({ receipt_id: 'receipt-2', date, amount });
    const b = partlyReversed(yuan(-60_000)).change('receipt', 'receipt-2', { amount: yuan(-100_080) });
    b.with('allocation', back('2021-12-29', yuan(-40_080)));
    expect(runRules(only('H40'), b.ledger(), contextOf())).toEqual([]);
    b.with('allocation', back('2021-12-30', yuan(-20)));
    expect(runRules(only('H40'), b.ledger(), contextOf()).map(({ recordId }) => recordId)).toEqual([
      'allocation-4',
    ]);
  });

  test('H44 exempts opening receipts and receipts outside the period', () => {
    const b = operatingEnclave()
      .with('receipt', { opening: true, document_no: null })
      .with('receipt', { date: '2020-05-01', document_no: null });
    expect(runRules(only('H44'), b.ledger(), contextOf())).toEqual([]);
  });
});
