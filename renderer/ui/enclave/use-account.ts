import { useNavigate } from '@tanstack/react-router';
import type { AccountKey, Ledger } from '../../../db/domain/ledger.ts';
import { useSession } from '../../api/queries.ts';
import type { PageSearch } from '../../navigation/page-search.ts';

export interface ChosenAccount {
  /** Enclave × home county whose figures the page shows. */
  readonly account: AccountKey;
  /** Home counties of the enclave, to choose from; at least one. */
  readonly counties: readonly string[];
  choose(county: string): void;
}

/** Home counties of an enclave: its parties in their order, then any other that records name. */
export function homeCountiesOf(ledger: Ledger, enclaveId: string): readonly string[] {
  const parties = ledger.where('enclave_party', 'enclave_id', enclaveId).map((party) => party.home_county);
  const others = ledger
    .accounts()
    .filter((account) => account.enclave_id === enclaveId)
    .map((account) => account.home_county);
  return [...new Set([...parties, ...others])];
}

/**
 * The account (enclave × home county) that the address names, else that of the unit itself, else that of the lead
 * county; choosing another one changes the address.
 */
export function useAccount(ledger: Ledger, enclaveId: string, search: PageSearch): ChosenAccount {
  const session = useSession();
  const navigate = useNavigate();
  const own = session.unit?.code ?? '';
  const lead = ledger.get('enclave', enclaveId)?.lead_county ?? null;
  const found = homeCountiesOf(ledger, enclaveId);
  const counties = found.length > 0 ? found : [lead ?? own];
  const wanted = [search.county, own, lead].find((code) => code != null && counties.includes(code));
  const home_county = wanted ?? counties[0] ?? own;
  return {
    account: { enclave_id: enclaveId, home_county },
    counties,
    choose: (county) => void navigate({ to: '.', search: { county } }),
  };
}
