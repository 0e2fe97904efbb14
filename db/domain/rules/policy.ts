import { daysBetween, minDate } from '../dates.ts';
import { periodEnd } from '../period.ts';
import { dateArg, type Finding, integerArg, optionArg, type Rule, textArg } from './rule.ts';

const at = (recordId: string, field: string, args: Finding['args']): Finding => {
  return { recordType: 'policy_measure', recordId, field, args };
};

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** H77: a measure with a kpi_name has a kpi_target; it is due on or after the day its policy was issued. Model §6. */
const H77: Rule = {
  id: 'H77',
  ruleClass: 'hard',
  form: 'policy',
  reach: 'enclave',
  needs: ['policy', 'policy_measure'],
  *check(ledger) {
    for (const { id, policy_id, kpi_name, kpi_target, due } of ledger.all('policy_measure')) {
      if (!isBlank(kpi_name) && isBlank(kpi_target)) {
        yield at(id, 'kpi_target', { kpi: textArg(kpi_name ?? '') });
      }
      const issued = ledger.get('policy', policy_id)?.issued_date ?? null;
      if (issued === null || due === null || due >= issued) continue;
      yield at(id, 'due', {
        due: dateArg(due),
        issued: dateArg(issued),
        days: integerArg(daysBetween(due, issued)),
      });
    }
  },
};

/**
 * S78: a measure that is due by the period's end, and by today where the period still runs, is done. A blank state is
 * REQ's. Model §6.
 */
const S78: Rule = {
  id: 'S78',
  ruleClass: 'soft',
  form: 'policy',
  reach: 'record',
  needs: ['policy_measure'],
  *check(ledger, { period, today }) {
    const on = minDate(periodEnd(period), today);
    for (const { id, due, state } of ledger.all('policy_measure')) {
      if (due === null || due > on || state === null || state === 'done') continue;
      yield at(id, 'state', {
        due: dateArg(due),
        state: optionArg('measureState', state),
        days: integerArg(daysBetween(due, on)),
      });
    }
  },
};

export const policyRules: readonly Rule[] = [H77, S78];
