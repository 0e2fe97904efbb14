import type { AccountKey, Ledger } from '../ledger.ts';
import { type CheckContext, type RuleArg, textArg } from './rule.ts';

/** Where two accounts differ, and what each has there: the enclave, else the home county. */
interface Difference {
  readonly field: 'enclave_id' | 'home_county';
  readonly words: RuleArg;
  readonly otherWords: RuleArg;
}

/** How the accounts of two records differ; null where they are one. */
export function differentAccount(
  ledger: Ledger,
  { areas }: CheckContext,
  one: AccountKey,
  other: AccountKey,
): Difference | null {
  if (one.enclave_id !== other.enclave_id) {
    const words = ({ enclave_id }: AccountKey): RuleArg => {
      const enclave = ledger.get('enclave', enclave_id);
      return textArg(enclave?.name ?? enclave?.enclave_code ?? enclave_id);
    };
    return { field: 'enclave_id', words: words(one), otherWords: words(other) };
  }
  if (one.home_county === other.home_county) return null;
  const words = ({ home_county }: AccountKey): RuleArg =>
    textArg([areas.name(home_county), home_county].filter((part) => part !== undefined).join(' '));
  return { field: 'home_county', words: words(one), otherWords: words(other) };
}
