import { addFen, fen } from '../money.ts';
import { compared } from './compared.ts';
import { exchangeRules } from './exchange.ts';
import { policyRules } from './policy.ts';
import type { Rule } from './rule.ts';
import { twinningRules } from './twinning.ts';

/** Rules of the small forms: policies, exchanges, twinning of schools and hospitals, aid funds; model §2.11–2.15. */
export const cooperationRuleIds = [
  'H77',
  'S78',
  'H79',
  'H80',
  'S81',
  'H82',
  'S83',
  'H84',
  'S85',
  'H86',
] as const;
export type CooperationRuleId = (typeof cooperationRuleIds)[number];

/** H86: aid_fund ≥ income_raising + edu_sci_health; the two need not be all of it. A blank part counts as none. Model §6. */
const H86: Rule = {
  id: 'H86',
  ruleClass: 'hard',
  form: 'aid',
  reach: 'record',
  needs: ['aid'],
  *check(ledger) {
    for (const { id, aid_fund: fund, income_raising: raising, edu_sci_health: health } of ledger.all('aid')) {
      if (fund === null) continue;
      const parts = addFen(raising ?? fen(0), health ?? fen(0));
      if (parts <= fund) continue;
      yield { recordType: 'aid', recordId: id, field: 'aid_fund', args: compared(parts, fund) };
    }
  },
};

export const cooperationRules: readonly Rule[] = [...policyRules, ...exchangeRules, ...twinningRules, H86];
