import { describe, expect, test } from 'vitest';
import { distributionRuleMessages as en } from '../../../db/domain/locale/en/rules-distribution.ts';
import { distributionRuleMessages as zh } from '../../../db/domain/locale/zh-CN/rules-distribution.ts';
import {
  type DistributionRuleId,
  distributionRuleIds,
  distributionRules,
} from '../../../db/domain/rules/distribution.ts';
import { contextOf, type Found, messageOf, runRules } from '../../support/check-rules.ts';
import { type LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';

interface RuleCase {
  readonly rule: DistributionRuleId;
  readonly what: string;
  readonly passing: () => LedgerBuilder;
  readonly breaking: (builder: LedgerBuilder) => unknown;
  readonly names: Omit<Found, 'rule'>;
  /** A line off its share puts another one off. */
  readonly alsoNames?: Omit<Found, 'rule'>;
}

/** Two villages; 100,080 yuan received on 20 December, 40 yuan of tax, 50,020 to each village on 25 December. */
const distributed = () =>
  operatingEnclave(2)
    .with('receipt')
    .with('pool_movement', { amount: yuan(40) })
    .with('batch')
    .with('batch_line', { village_id: 'village-1', amount: yuan(50_020) })
    .with('batch_line', { village_id: 'village-2', amount: yuan(50_020) });

const cases: readonly RuleCase[] = [
  {
    rule: 'H46',
    what: 'a pool below zero at period end',
    passing: distributed,
    breaking: (b) => b.change('pool_movement', 'pool_movement-1', { amount: yuan('40.01') }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-1',
      field: null,
      args: {
        close: -1,
        short: 1,
        open: 0,
        received: yuan(100_080),
        advanced: 0,
        distributed: yuan(100_040),
        uses: yuan('40.01'),
      },
    },
  },
  {
    rule: 'S46',
    what: 'money retained at year end without a note',
    passing: distributed,
    breaking: (b) => b.change('pool_movement', 'pool_movement-1', { amount: yuan(30) }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-1',
      field: null,
      args: { a: yuan(10), year: 2021 },
    },
  },
  {
    rule: 'S46',
    what: 'a note without a planned date',
    passing: () => distributed().change('pool_movement', 'pool_movement-1', { amount: 1 }).with('retention'),
    breaking: (b) => b.change('retention', 'retention-1', { planned_date: null }),
    names: {
      recordType: 'retention',
      recordId: 'retention-1',
      field: 'planned_date',
      args: { a: yuan('39.99'), year: 2021 },
    },
  },
  {
    rule: 'H47',
    what: 'a village twice in a batch',
    passing: distributed,
    breaking: (b) =>
      b.change('batch_line', 'batch_line-2', { village_id: 'village-1', amount: yuan(50_000) }),
    names: {
      recordType: 'batch_line',
      recordId: 'batch_line-2',
      field: 'village_id',
      args: { village: '试验1村', a: yuan(50_000), b: yuan(50_020), d: yuan(20) },
    },
  },
  {
    rule: 'S48',
    what: 'two lines off their shares',
    // 183 of 365 days against all of them: 183/548 and 365/548 of 100,132.00 yuan.
    passing: () =>
      distributed()
        .change('contribution', 'contribution-1', { interest_from: '2021-07-02', amount: yuan(1_000_000) })
        .change('contribution', 'contribution-2', { interest_from: '2020-01-01', amount: yuan(1_000_000) })
        .change('batch_line', 'batch_line-1', { amount: yuan('33438.24') })
        .change('batch_line', 'batch_line-2', { amount: yuan('66693.76') }),
    breaking: (b) =>
      b
        .change('batch_line', 'batch_line-1', { amount: yuan('33438.23') })
        .change('batch_line', 'batch_line-2', { amount: yuan('66693.77') }),
    names: {
      recordType: 'batch_line',
      recordId: 'batch_line-1',
      field: 'amount',
      args: { village: '试验1村', method: 'byShare', a: yuan('33438.23'), b: yuan('33438.24'), d: 1 },
    },
    alsoNames: {
      recordType: 'batch_line',
      recordId: 'batch_line-2',
      field: 'amount',
      args: { village: '试验2村', method: 'byShare', a: yuan('66693.77'), b: yuan('66693.76'), d: 1 },
    },
  },
  {
    rule: 'H49',
    what: 'a negative line',
    passing: distributed,
    breaking: (b) => b.change('batch_line', 'batch_line-2', { amount: -1 }),
    names: {
      recordType: 'batch_line',
      recordId: 'batch_line-2',
      field: 'amount',
      args: { village: '试验2村', negative: -1, d: 1 },
    },
  },
  {
    rule: 'H49',
    what: 'a village that is out since before the year of origin',
    passing: () =>
      distributed().with('contribution', {
        kind: 'exit',
        holder_village_id: 'village-2',
        date: '2021-01-02',
        interest_from: '2021-01-02',
      }),
    breaking: (b) => b.change('contribution', 'contribution-3', { date: '2021-01-01' }),
    names: {
      recordType: 'batch_line',
      recordId: 'batch_line-2',
      field: 'village_id',
      args: { village: '试验2村', from: '2021-01-01', to: '2021-12-25' },
    },
  },
  {
    rule: 'S50',
    what: 'a batch before its money',
    passing: () =>
      distributed()
        .with('pool_movement', { kind: 'advance', amount: yuan(40), date: '2021-12-25' })
        .with('pool_movement', { kind: 'advanceRepaid', amount: yuan(40), date: '2021-12-26' }),
    breaking: (b) => b.change('receipt', 'receipt-1', { date: '2021-12-26' }),
    names: {
      recordType: 'batch',
      recordId: 'batch-1',
      field: 'date',
      args: {
        date: '2021-12-25',
        a: yuan(100_040),
        b: 0,
        balance: yuan(-100_040),
        d: yuan(100_040),
      },
    },
  },
  {
    rule: 'S51',
    what: 'a village with more than 50 万元 in a year',
    passing: () => distributed().change('batch_line', 'batch_line-1', { amount: yuan(500_000) }),
    breaking: (b) => b.change('batch_line', 'batch_line-1', { amount: yuan('500000.01') }),
    names: {
      recordType: 'batch_line',
      recordId: 'batch_line-1',
      field: 'amount',
      args: {
        village: '试验1村',
        year: 2021,
        a: yuan('500000.01'),
        b: yuan(500_000),
        d: 1,
        low: yuan(5_000),
        high: yuan(500_000),
      },
    },
  },
  {
    rule: 'S51',
    what: 'a village with less than 0.5 万元 in a year',
    passing: () => distributed().change('batch_line', 'batch_line-1', { amount: yuan(5_000) }),
    breaking: (b) => b.change('batch_line', 'batch_line-1', { amount: yuan('4999.99') }),
    names: {
      recordType: 'batch_line',
      recordId: 'batch_line-1',
      field: 'amount',
      args: {
        village: '试验1村',
        year: 2021,
        a: yuan('4999.99'),
        b: yuan(5_000),
        d: 1,
        low: yuan(5_000),
        high: yuan(500_000),
      },
    },
  },
  {
    rule: 'S94',
    what: 'a village year with another enclave income',
    passing: () => distributed().with('village_year', { year: 2021, enclave_income: yuan(50_020) }),
    breaking: (b) => b.change('village_year', 'village_year-1', { enclave_income: yuan(50_000) }),
    names: {
      recordType: 'village_year',
      recordId: 'village_year-1',
      field: 'enclave_income',
      args: { village: '试验1村', year: 2021, a: yuan(50_020), b: yuan(50_000), d: yuan(20) },
    },
  },
];

const only = (rule: string) => distributionRules.filter((one) => one.id === rule);

describe('rules of pool and distribution', () => {
  test.each(cases)(
    '$rule passes without and speaks with $what',
    ({ rule, passing, breaking, names, alsoNames }) => {
      const builder = passing();
      expect(runRules(only(rule), builder.ledger(), contextOf())).toEqual([]);
      breaking(builder);
      expect(runRules(only(rule), builder.ledger(), contextOf())).toEqual(
        [names, ...(alsoNames === undefined ? [] : [alsoNames])].map((one) => ({ rule, ...one })),
      );
    },
  );

  test('every rule has a case, and a message that shows all its figures in both languages', () => {
    expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(distributionRuleIds));
    expect(distributionRules.map(({ id }) => id)).toEqual(distributionRuleIds);
    for (const { rule, names } of cases) {
      for (const templates of [zh, en]) {
        const message = messageOf(templates, { rule, ...names });
        expect(message).not.toMatch(/\?|[{}[\]]|^$/);
        const hidden = rule === 'H49' ? ['d'] : [];
        for (const [name, value] of Object.entries(names.args)) {
          if (!hidden.includes(name)) expect(message, `${rule} ${name}`).toContain(String(value));
        }
      }
    }
  });

  test('a correct distribution is silent under all rules', () => {
    expect(runRules(distributionRules, distributed().ledger(), contextOf())).toEqual([]);
  });
});

describe('a rule whose figures are blank is silent', () => {
  const blanks: readonly [string, (b: LedgerBuilder) => unknown][] = [
    ['a line without its amount', (b) => b.change('batch_line', 'batch_line-1', { amount: null })],
    [
      'a batch without date, method and years',
      (b) => b.change('batch', 'batch-1', { date: null, method: null, origin_years: null }),
    ],
    ['a use without its amount', (b) => b.change('pool_movement', 'pool_movement-1', { amount: null })],
    ['a use without its kind', (b) => b.change('pool_movement', 'pool_movement-1', { kind: null })],
    ['a contribution without its amount', (b) => b.add('contribution', { amount: null })],
    [
      'a village year without enclave income',
      (b) => b.add('village_year', { year: 2021, enclave_income: null }),
    ],
  ];
  test.each(blanks)('%s', (_, blank) => {
    const builder = distributed();
    blank(builder);
    expect(runRules(distributionRules, builder.ledger(), contextOf())).toEqual([]);
  });
});

describe('who is a beneficiary (H49)', () => {
  const outsider = () =>
    distributed()
      .with('village', { id: 'new', village_code: '330825101210', name: '新村' })
      .change('batch_line', 'batch_line-2', { village_id: 'new' });

  test('a village named by the agreement', () => {
    const b = outsider();
    expect(runRules(only('H49'), b.ledger(), contextOf())).toHaveLength(1);
    expect(
      runRules(only('H49'), b.with('named_village', { village_id: 'new' }).ledger(), contextOf()),
    ).toEqual([]);
  });

  test('a village for which a company holds', () => {
    const b = outsider().with('contribution', {
      holder_kind: 'villageCompany',
      holder_village_id: null,
      holder_name: '强村公司',
      beneficiary_village_id: 'new',
    });
    expect(runRules(only('H49'), b.ledger(), contextOf())).toEqual([]);
  });

  test('a village that another one was merged into', () => {
    const b = outsider().with('village_merger', {
      old_village_id: 'village-2',
      new_village_id: 'new',
      date: '2021-06-01',
    });
    expect(runRules(only('H49'), b.ledger(), contextOf())).toEqual([]);
  });
});

test('S94 counts what went to merged villages for the new one', () => {
  const b = distributed()
    .with('village_merger', { old_village_id: 'village-1', new_village_id: 'village-2', date: '2021-12-31' })
    .with('village_year', { village_id: 'village-2', year: 2021, enclave_income: yuan(100_040) });
  expect(runRules(only('S94'), b.ledger(), contextOf())).toEqual([]);
});

test('within the year S51 does not speak of small amounts, nor S46 and S94 at all', () => {
  const b = distributed()
    .change('batch_line', 'batch_line-1', { amount: yuan(4_000) })
    .with('village_year', { year: 2021, enclave_income: yuan(1) });
  const rules = distributionRules.filter(({ id }) => ['S46', 'S51', 'S94'].includes(id));
  expect(runRules(rules, b.ledger(), contextOf({ period: '2021Q4' }))).toEqual([]);
  expect(runRules(rules, b.ledger(), contextOf()).map(({ rule }) => rule)).toEqual(['S46', 'S51', 'S94']);
});
