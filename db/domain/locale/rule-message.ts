import { formatDateLong } from '../dates.ts';
import { formatMoney, type MoneyUnit } from '../money.ts';
import { formatPercent } from '../percent.ts';
import { formatPeriod } from '../period.ts';
import type { RuleArg, Violation } from '../rules/rule.ts';
import { contributionRuleMessages as enContribution } from './en/rules-contribution.ts';
import { cooperationRuleMessages as enCooperation } from './en/rules-cooperation.ts';
import { distributionRuleMessages as enDistribution } from './en/rules-distribution.ts';
import { enclaveRuleMessages as enEnclave } from './en/rules-enclave.ts';
import { investmentRuleMessages as enInvestment } from './en/rules-investment.ts';
import { projectRuleMessages as enProject } from './en/rules-project.ts';
import { receivedRuleMessages as enReceived } from './en/rules-received.ts';
import { registerRuleMessages as enRegisters } from './en/rules-registers.ts';
import { reportRuleMessages as enReport } from './en/rules-report.ts';
import { returnRuleMessages as enReturn } from './en/rules-return.ts';
import { villageRuleMessages as enVillage } from './en/rules-village.ts';
import { fill } from './fill.ts';
import type { Language } from './labels.ts';
import { fieldLabel, localeOf, optionLabel, unitLabel } from './locale.ts';
import { contributionRuleMessages as zhContribution } from './zh-CN/rules-contribution.ts';
import { cooperationRuleMessages as zhCooperation } from './zh-CN/rules-cooperation.ts';
import { distributionRuleMessages as zhDistribution } from './zh-CN/rules-distribution.ts';
import { enclaveRuleMessages as zhEnclave } from './zh-CN/rules-enclave.ts';
import { investmentRuleMessages as zhInvestment } from './zh-CN/rules-investment.ts';
import { projectRuleMessages as zhProject } from './zh-CN/rules-project.ts';
import { receivedRuleMessages as zhReceived } from './zh-CN/rules-received.ts';
import { registerRuleMessages as zhRegisters } from './zh-CN/rules-registers.ts';
import { reportRuleMessages as zhReport } from './zh-CN/rules-report.ts';
import { returnRuleMessages as zhReturn } from './zh-CN/rules-return.ts';
import { villageRuleMessages as zhVillage } from './zh-CN/rules-village.ts';

const templates: { readonly [L in Language]: Readonly<Record<string, string>> } = {
  'zh-CN': {
    ...zhRegisters,
    ...zhEnclave,
    ...zhVillage,
    ...zhContribution,
    ...zhReturn,
    ...zhDistribution,
    ...zhProject,
    ...zhInvestment,
    ...zhCooperation,
    ...zhReport,
    ...zhReceived,
  },
  en: {
    ...enRegisters,
    ...enEnclave,
    ...enVillage,
    ...enContribution,
    ...enReturn,
    ...enDistribution,
    ...enProject,
    ...enInvestment,
    ...enCooperation,
    ...enReport,
    ...enReceived,
  },
};

/** Template of a rule's message, see `fill.ts`; undefined for an id that is no rule of this version. */
export function ruleTemplate(language: Language, rule: string): string | undefined {
  return Object.hasOwn(templates[language], rule) ? templates[language][rule] : undefined;
}

export interface RuleMessageOptions {
  readonly moneyUnit: MoneyUnit & ('yuan' | 'wanYuan');
  /** What the record is called, put in front: a village's name, a receipt's day and number. */
  readonly recordLabel?: string;
}

/**
 * What a violation says, in words of the language: amounts exact, never rounded away, with their unit; dates, periods and
 * options as in forms. A rule of another version answers with its id.
 */
export function ruleMessage(
  language: Language,
  violation: Pick<Violation, 'rule' | 'args'>,
  { moneyUnit, recordLabel }: RuleMessageOptions,
): string {
  const words = Object.entries(violation.args).map(
    ([name, arg]) => [name, wordsOf(language, arg, moneyUnit)] as const,
  );
  const text = fill(ruleTemplate(language, violation.rule) ?? violation.rule, Object.fromEntries(words));
  const readable = text.replace(/^[；;，,\s]+|[\s]+$/gu, '');
  if (recordLabel === undefined || recordLabel === '') return readable;
  return language === 'zh-CN' ? `${recordLabel}：${readable}` : `${recordLabel}: ${readable}`;
}

function wordsOf(language: Language, arg: RuleArg, moneyUnit: MoneyUnit): string {
  switch (arg.as) {
    case 'money':
      return moneyWords(language, formatMoney(arg.value, moneyUnit, { full: true }), moneyUnit);
    case 'percent':
      return `${formatPercent(arg.value, { full: true })}%`;
    case 'integer':
      return String(arg.value);
    case 'date':
      return formatDateLong(arg.value, language);
    case 'period':
      return formatPeriod(arg.value, language);
    case 'text':
      return arg.value;
    case 'option':
      return optionLabel(language, arg.set, arg.value);
    case 'field':
      return fieldLabel(language, arg.type, arg.field);
    case 'form':
      return localeOf(language).forms[arg.value].title;
  }
}

/** `118.50万元`, `1,185,000.00元`; `118.50 × 10,000 yuan`, `1,185,000.00 yuan`. */
function moneyWords(language: Language, amount: string, moneyUnit: MoneyUnit): string {
  const unit = unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元');
  if (language === 'zh-CN') return `${amount}${unit}`;
  return moneyUnit === 'yuan' ? `${amount} ${unit}` : `${amount} × ${unit}`;
}
