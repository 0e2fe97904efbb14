import { Ledger } from '../../../db/domain/ledger.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { useSlice } from '../../api/slice.ts';
import { useFormSetup } from './use-form-setup.ts';

const empty = new Ledger({});
const noNames: Readonly<Record<string, string>> = {};

/**
 * What a page of some record types needs: its records, the names of the areas that they state, and what forms and grids
 * depend on.
 * @param industryNames names of industry codes, where the page has a field for them
 */
export function useSliceSetup(
  types: readonly RecordType[],
  industryNames: Readonly<Record<string, string>> = noNames,
) {
  const query = useSlice(types);
  const names = query.data?.slice.area_names ?? noNames;
  const setup = useFormSetup(query.data?.ledger ?? empty, names, industryNames);
  return { query, names, setup };
}
