import { useMemo, useState } from 'react';
import type { EnclaveList, ListedEnclave } from '../../../db/domain/answers.ts';
import { isFoundIn } from '../../../db/domain/found-by-text.ts';
import type { OptionOf } from '../../../db/domain/options.ts';

type Stage = OptionOf<'stage'>;
type Kind = OptionOf<'enclaveKind'>;

/** What is looked for in the list of enclaves; '' means whatever. */
export interface EnclaveFilter {
  readonly find: string;
  readonly kind: Kind | '';
  /** `none`: no stage recorded yet. */
  readonly stage: Stage | 'none' | '';
}

const everything: EnclaveFilter = { find: '', kind: '', stage: '' };

/** Enclaves that the filter keeps, and the ways to change it. */
export function useEnclaveFilter(list: EnclaveList) {
  const [filter, setFilter] = useState(everything);
  const enclaves = useMemo(
    () => list.enclaves.filter((listed) => keeps(list, filter, listed)),
    [list, filter],
  );
  return {
    filter,
    enclaves,
    change: (change: Partial<EnclaveFilter>) => setFilter((before) => ({ ...before, ...change })),
    clear: () => setFilter(everything),
  };
}

function keeps(list: EnclaveList, { find, kind, stage }: EnclaveFilter, listed: ListedEnclave): boolean {
  const { enclave, host_name, accounts } = listed;
  if (kind !== '' && enclave.kind !== kind) return false;
  if (stage !== '' && (listed.stage?.stage ?? 'none') !== stage) return false;
  const counties = accounts.map(({ home_county }) => list.area_names[home_county] ?? home_county);
  const texts = [enclave.name, enclave.enclave_code, enclave.host_zone, host_name, ...counties];
  return isFoundIn(find, texts.filter((text) => text != null).map(String));
}
