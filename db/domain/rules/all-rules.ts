import { contributionRules } from './contribution.ts';
import { cooperationRules } from './cooperation.ts';
import { distributionRules } from './distribution.ts';
import { enclaveRules } from './enclave.ts';
import { investmentRules } from './investment.ts';
import { platformRules } from './platform.ts';
import { projectRules } from './project.ts';
import { registerRules } from './registers.ts';
import { reportRules } from './report.ts';
import { requiredCheck } from './required.ts';
import { returnRules } from './return.ts';
import type { Rule } from './rule.ts';
import { villageRules } from './village.ts';

/** Position in the model: by number, the hard rule of a number before the soft one. */
function place(rule: Rule): string {
  return `${rule.id.slice(1).padStart(3, '0')}${rule.id.charAt(0)}`;
}

/**
 * Every rule that judges a unit's own records: what is missing first, then by number. Rules of imported figures (H42, H66,
 * H69, the identities of H46 and H67) stand in `imported-figures.ts` and `imported-investment.ts`, those of received
 * packages in `received.ts`.
 */
export const allRules: readonly Rule[] = [
  requiredCheck,
  ...[
    ...registerRules,
    ...enclaveRules,
    ...villageRules,
    ...contributionRules,
    ...returnRules,
    ...distributionRules,
    ...platformRules,
    ...projectRules,
    ...investmentRules,
    ...cooperationRules,
    ...reportRules,
  ].toSorted((a, b) => (place(a) < place(b) ? -1 : 1)),
];
