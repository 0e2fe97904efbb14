import type { Ledger } from '../../../db/domain/ledger.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';

/** What the opening balances are about. */
export const openingTypes: readonly RecordType[] = [
  'enclave',
  'enclave_party',
  'host',
  'terms',
  'opening_balance',
  'opening_received',
  'project',
  'project_opening',
];

/** Enclave × home county. */
export interface OpeningAccount {
  readonly enclave_id: string;
  readonly home_county: string;
}

/** Every account that may have a balance from before the app, each once, enclaves by their codes. */
export function openingAccounts(ledger: Ledger): readonly OpeningAccount[] {
  const accounts = new Map<string, OpeningAccount>();
  for (const { enclave_id, home_county } of [
    ...ledger.all('enclave_party'),
    ...ledger.all('opening_balance'),
  ])
    accounts.set(`${enclave_id} ${home_county}`, { enclave_id, home_county });
  const codeOf = ({ enclave_id, home_county }: OpeningAccount): string =>
    `${ledger.get('enclave', enclave_id)?.enclave_code ?? ''} ${home_county}`;
  return [...accounts.values()].toSorted((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
}

/** How many accounts and projects have an opening balance, and how many there are. */
export function countOpenings(ledger: Ledger): { readonly done: number; readonly all: number } {
  const accounts = openingAccounts(ledger);
  const projects = ledger.all('project');
  const held = new Set(
    ledger.all('opening_balance').map(({ enclave_id, home_county }) => `${enclave_id} ${home_county}`),
  );
  const heldProjects = new Set(ledger.all('project_opening').map(({ project_id }) => project_id));
  return {
    done:
      accounts.filter(({ enclave_id, home_county }) => held.has(`${enclave_id} ${home_county}`)).length +
      projects.filter(({ id }) => heldProjects.has(id)).length,
    all: accounts.length + projects.length,
  };
}
