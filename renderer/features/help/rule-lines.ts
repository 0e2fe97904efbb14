import type { Language } from '../../../db/domain/locale/labels.ts';
import { ruleMeaning } from '../../../db/domain/locale/rule-meaning.ts';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import { importedRules } from '../../../db/domain/rules/imported-figures.ts';
import { importedInvestmentRules } from '../../../db/domain/rules/imported-investment.ts';
import { receivedRules } from '../../../db/domain/rules/received.ts';
import type { RuleClass } from '../../../db/domain/rules/rule.ts';

/** One rule as the reference states it. */
export interface RuleLine {
  readonly id: string;
  readonly ruleClass: RuleClass;
  readonly meaning: string;
}

const number = (id: string): number => Number(id.slice(1)) || 0;

/** Every rule of the program once, by number: those of a unit's own records, of imported figures and of received reports. */
export function ruleLines(language: Language): readonly RuleLine[] {
  const classes = new Map<string, RuleClass>();
  for (const { id, ruleClass } of [
    ...allRules,
    ...importedRules,
    ...importedInvestmentRules,
    ...receivedRules,
  ])
    if (!classes.has(id)) classes.set(id, ruleClass);
  return [...classes]
    .toSorted(([a], [b]) => number(a) - number(b) || (a < b ? -1 : 1))
    .map(([id, ruleClass]) => ({ id, ruleClass, meaning: ruleMeaning(language, id) }));
}
