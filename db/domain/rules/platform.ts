import type { RecordOf } from '../records/catalogue.ts';
import { integerArg, type Rule, textArg } from './rule.ts';

/** Rules of the platform form. */
export const platformRuleIds = ['H52'] as const;
export type PlatformRuleId = (typeof platformRuleIds)[number];

type Enclave = RecordOf<'enclave'>;

/**
 * H52: a park is counted once among the platforms. It counts with the mark of its enclave, and with that of every platform
 * that names the enclave; without a name for it, of one that is called as a counted enclave is. All marks of one park may
 * come to 1: the first stays, those after it are named. Model §6, §4 I10.
 */
const H52: Rule = {
  id: 'H52',
  ruleClass: 'hard',
  form: 'platform',
  reach: 'unit',
  needs: ['platform', 'enclave'],
  *check(ledger) {
    const countedEnclaves = new Map<string, Enclave>();
    for (const enclave of ledger.all('enclave')) {
      if (enclave.counted_as_platform === true && enclave.name !== null) {
        countedEnclaves.set(enclave.name, enclave);
      }
    }
    const marks = new Map<
      string,
      { readonly count: number; readonly first: string; readonly by: 'enclave' | 'platform' }
    >();
    for (const platform of ledger.all('platform')) {
      if (platform.counted !== true) continue;
      const enclave =
        platform.enclave_id === null
          ? countedEnclaves.get(platform.name ?? '')
          : ledger.get('enclave', platform.enclave_id);
      if (enclave === undefined) continue;
      const itself = enclave.counted_as_platform === true;
      const before = marks.get(enclave.id) ?? {
        count: itself ? 1 : 0,
        first: itself ? (enclave.name ?? enclave.id) : (platform.name ?? platform.id),
        by: itself ? ('enclave' as const) : ('platform' as const),
      };
      const count = before.count + 1;
      marks.set(enclave.id, { ...before, count });
      if (count === 1) continue;
      yield {
        recordType: 'platform',
        recordId: platform.id,
        field: 'counted',
        args: {
          count: integerArg(count),
          once: integerArg(1),
          d: integerArg(count - 1),
          [before.by]: textArg(before.first),
        },
      };
    }
  },
};

export const platformRules: readonly Rule[] = [H52];
