import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '../../db/domain/contract.ts';
import { isProvinceOnly, isProvincial } from '../../db/domain/provincial.ts';
import type { RecordType } from '../../db/domain/records/catalogue.ts';
import { call } from './client.ts';
import { useSession } from './queries.ts';

/** Settings that were handed out or taken over, and the records that came with them. */
export function useProvinceSettings() {
  return useQuery({ queryKey: ['province', 'state'], queryFn: () => call('settings.state', {}) });
}

/** Whether newer settings lie in the shared folder; a folder that is away is no matter here. */
export function useNewSettings() {
  const { shared_folder, role } = useSession();
  return useQuery({
    queryKey: ['province', 'look', shared_folder],
    queryFn: () => call('settings.look', {}),
    enabled: shared_folder !== null && role !== 'province',
    retry: false,
    staleTime: 60_000,
  });
}

/** What the province's settings say of records of a type here. */
export interface SetByProvince {
  /** Version that rules; null: whoever works here sets these records. */
  readonly version: number | null;
  /** Whether records of the type are the province's alone, so that none can be added. */
  readonly closed: boolean;
  readonly isSet: (id: string) => boolean;
}

const open: SetByProvince = { version: null, closed: false, isSet: () => false };

export function useSetByProvince(type: RecordType): SetByProvince {
  const { province_settings: version } = useSession();
  const concerns = version !== null && isProvincial(type);
  const closed = concerns && isProvinceOnly(type);
  const state = useQuery({
    queryKey: ['province', 'state'],
    queryFn: () => call('settings.state', {}),
    enabled: concerns && !closed,
  });
  if (!concerns) return open;
  const ids = new Set(state.data?.set_records[type]);
  return { version, closed, isSet: (id) => closed || ids.has(id) };
}

/** Takes settings over; what they say holds everywhere, so that everything is read again. */
export function useTakeSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<'settings.import'>) => call('settings.import', input),
    onSuccess: () => queries.invalidateQueries(),
  });
}
