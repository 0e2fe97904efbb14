import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../db/domain/dates.ts';
import { placeholders } from '../../../db/domain/locale/fill.ts';
import { type Language, languages } from '../../../db/domain/locale/labels.ts';
import { ruleMeaning } from '../../../db/domain/locale/rule-meaning.ts';
import { ruleMessage, ruleTemplate } from '../../../db/domain/locale/rule-message.ts';
import { formatMoney } from '../../../db/domain/money.ts';
import { period } from '../../../db/domain/period.ts';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import { contributionRuleIds } from '../../../db/domain/rules/contribution.ts';
import { cooperationRuleIds } from '../../../db/domain/rules/cooperation.ts';
import { enclaveRuleIds } from '../../../db/domain/rules/enclave.ts';
import { importedRules } from '../../../db/domain/rules/imported-figures.ts';
import { importedInvestmentRules } from '../../../db/domain/rules/imported-investment.ts';
import { investmentRuleIds } from '../../../db/domain/rules/investment.ts';
import { platformRuleIds } from '../../../db/domain/rules/platform.ts';
import { projectRuleIds } from '../../../db/domain/rules/project.ts';
import { registerRuleIds } from '../../../db/domain/rules/registers.ts';
import { reportRuleIds } from '../../../db/domain/rules/report.ts';
import type { CheckContext, Finding, Rule } from '../../../db/domain/rules/rule.ts';
import { villageRuleIds } from '../../../db/domain/rules/village.ts';
import { found } from '../../support/check-rules.ts';
import type { LedgerBuilder } from '../../support/ledger-builder.ts';
import { contextWith, type RuleCase } from './cases/case.ts';
import { contributionCases } from './cases/contribution.ts';
import { cooperationCases } from './cases/cooperation.ts';
import { enclaveCases } from './cases/enclave.ts';
import { investmentCases } from './cases/investment.ts';
import { projectCases, siteCases } from './cases/project.ts';
import { registerCases } from './cases/registers.ts';
import { reportCases } from './cases/report.ts';
import { villageCases } from './cases/village.ts';
import { fittingCases, receiptCases } from './return-cases.ts';

const cases: readonly RuleCase[] = [
  ...registerCases,
  ...enclaveCases,
  ...villageCases,
  ...contributionCases,
  ...cooperationCases,
  ...reportCases,
  ...projectCases,
  ...siteCases,
  ...investmentCases,
];
const ownIds = [
  ...registerRuleIds,
  ...enclaveRuleIds,
  ...villageRuleIds,
  ...contributionRuleIds,
  ...cooperationRuleIds,
  ...reportRuleIds,
  ...platformRuleIds,
  ...projectRuleIds,
  ...investmentRuleIds.filter((id) => id !== 'H66' && id !== 'H69'),
  'REQ',
];

function ruleOf(id: string): Rule {
  const rule = allRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}

function run(rule: string, builder: LedgerBuilder, context: CheckContext): Finding[] {
  return [...ruleOf(rule).check(builder.ledger(), context)];
}

function broken({ rule, passing, breaking, context, brokenContext }: RuleCase): Finding[] {
  const builder = passing();
  breaking?.(builder);
  return run(rule, builder, contextWith({ ...context, ...brokenContext }));
}

/** A case of the rules of returns, which tell period and day only. */
function asCase({ context, ...one }: (typeof receiptCases)[number]): RuleCase {
  const given = {
    ...(context?.period === undefined ? {} : { period: period(context.period) }),
    ...(context?.today === undefined ? {} : { today: isoDate(context.today) }),
  };
  return { ...one, context: given };
}

const inScope = allRules.map((rule) => rule.id);
/** Rules on imported figures only. */
const onImported = importedRules.map((rule) => rule.id);
const onImportedInvestment = importedInvestmentRules.map((rule) => rule.id);

describe('rules of registers, enclaves, villages, contributions and the report', () => {
  it('have a case each', () => {
    expect([...new Set(cases.map((one) => one.rule))].sort()).toEqual([...ownIds].sort());
  });

  it.each(cases)('$rule is silent on the correct ledger: $what', ({ rule, passing, context }) => {
    expect(run(rule, passing(), contextWith(context))).toEqual([]);
  });

  it.each(cases)('$rule names record, field and figures: $what', (one) => {
    expect(broken(one).map((finding) => found(one.rule, finding))).toEqual([
      { rule: one.rule, ...one.names },
    ]);
  });
});

describe.each(languages)('messages in %s', (language: Language) => {
  it('exist for every rule', () => {
    for (const id of [...inScope, ...onImported, ...onImportedInvestment])
      expect(ruleTemplate(language, id), id).toBeTruthy();
  });

  it('say of every rule what it asks for, and of no two the same', () => {
    const meanings = allRules.map(({ id }) => ruleMeaning(language, id));
    for (const [at, { id }] of allRules.entries()) expect(meanings[at]).not.toBe(id);
    expect(new Set(meanings).size).toBe(meanings.length);
  });

  it('ask for no figure that the rule does not give', () => {
    // Those that also judge imported figures ask for more: see imported-investment.test.ts.
    for (const id of ownIds.filter((one) => !onImportedInvestment.includes(one))) {
      const given = cases.filter((one) => one.rule === id).flatMap((one) => Object.keys(one.names.args));
      const asked = placeholders(ruleTemplate(language, id) ?? '');
      expect(
        asked.filter((name) => !given.includes(name)),
        id,
      ).toEqual([]);
    }
  });

  it.each([...cases, ...[...receiptCases, ...fittingCases].map(asCase)])(
    '$rule says all its amounts: $what',
    (one) => {
      for (const { args } of broken(one)) {
        for (const moneyUnit of ['wanYuan', 'yuan'] as const) {
          const text = ruleMessage(language, { rule: one.rule, args }, { moneyUnit });
          expect(text).not.toMatch(/[{}?[\]]/);
          expect(text).toMatch(/^[^，；,;\s]/);
          for (const arg of Object.values(args)) {
            if (arg.as === 'money') expect(text).toContain(formatMoney(arg.value, moneyUnit, { full: true }));
          }
        }
      }
    },
  );
});

describe('a message', () => {
  const violation = {
    rule: 'H39',
    args: {
      a: { as: 'money', value: 118_500_00 },
      b: { as: 'money', value: 120_000_00 },
      d: { as: 'money', value: 1_500_00 },
    },
  } as unknown as Parameters<typeof ruleMessage>[1];

  it('has amounts in the unit of the screen, in the words of the language, after the name of the record', () => {
    const options = { moneyUnit: 'wanYuan', recordLabel: '2021年第1期' } as const;
    expect(ruleMessage('zh-CN', violation, options)).toBe(
      '2021年第1期：保底11.85万元大于应收12.00万元，多0.15万元',
    );
    expect(ruleMessage('en', violation, { moneyUnit: 'yuan' })).toBe(
      'Guaranteed part 118,500.00 yuan exceeds the agreed return 120,000.00 yuan by 1,500.00 yuan',
    );
  });

  it('shows a difference of one fen in 万元', () => {
    const one = {
      rule: 'H39',
      args: { ...violation.args, d: { as: 'money', value: 1 } },
    } as unknown as typeof violation;
    expect(ruleMessage('zh-CN', one, { moneyUnit: 'wanYuan' })).toContain('多0.000001万元');
  });

  it('of a rule that this version does not know is its id', () => {
    expect(ruleMessage('en', { rule: 'S999', args: {} }, { moneyUnit: 'yuan' })).toBe('S999');
  });
});
