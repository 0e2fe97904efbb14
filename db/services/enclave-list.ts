import type { EnclaveList, ListedAccount, ListedEnclave } from '../domain/answers.ts';
import { accountFigures } from '../domain/figures/account-summary.ts';
import { pipelineSummary } from '../domain/figures/pipeline-summary.ts';
import type { AccountKey, Ledger } from '../domain/ledger.ts';
import type { Period } from '../domain/period.ts';
import type { AnyRecord, RecordOf } from '../domain/records/catalogue.ts';
import { stagesOf } from '../domain/rules/pipeline.ts';
import { namesOfAreas } from './areas.ts';
import type { ServiceContext } from './context.ts';
import { ownLedger } from './ledgers.ts';
import { requireUnit } from './sessions.ts';

/** The unit's enclaves by their codes, with what an officer wants to see of each before opening it. */
export function listEnclaves(context: ServiceContext, period: Period): EnclaveList {
  requireUnit(context);
  const ledger = ownLedger(context);
  const accounts = Map.groupBy(ledger.accounts(), (account) => account.enclave_id);
  const enclaves = ledger
    .all('enclave')
    .map((enclave) => listedEnclave(ledger, enclave, accounts.get(enclave.id) ?? [], period))
    .toSorted((a, b) => compare(codeOf(a), codeOf(b)));
  const codes = enclaves.flatMap(({ enclave, accounts: own }) => [
    String(enclave.lead_county),
    ...own.map((account) => account.home_county),
  ]);
  return { period, enclaves, pipeline: pipelineSummary(ledger), area_names: namesOfAreas(context, codes) };
}

function listedEnclave(
  ledger: Ledger,
  enclave: RecordOf<'enclave'>,
  accounts: readonly AccountKey[],
  period: Period,
): ListedEnclave {
  const latest = stagesOf(ledger, enclave.id).at(-1);
  return {
    enclave: enclave as unknown as AnyRecord,
    host_name: ledger.get('host', enclave.host_id)?.host_name ?? null,
    stage: latest === undefined ? null : { stage: latest.stage, date: latest.date },
    accounts: accounts.map((account) => listedAccount(ledger, account, period)),
  };
}

function listedAccount(ledger: Ledger, account: AccountKey, period: Period): ListedAccount {
  const { due, received, arrears, incomplete } = accountFigures(ledger, account, period);
  return {
    home_county: account.home_county,
    agreed: due.yearToDate.total.agreed,
    received: received.yearToDate.total.amount,
    arrears: arrears.total.total,
    incomplete: incomplete.length > 0,
  };
}

const codeOf = ({ enclave }: ListedEnclave): string => String(enclave.enclave_code ?? enclave.id);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
