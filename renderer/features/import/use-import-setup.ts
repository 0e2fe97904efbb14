import { useMemo } from 'react';
import { declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { useIndustryNames } from '../../api/queries.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { useSliceSetup } from '../../ui/forms/use-slice-setup.ts';

/** What inputs of a type's fields depend on: the records that they may name. Amounts are typed in yuan, as the import reads them. */
export function useImportSetup(type: RecordType): FormSetup {
  const { fields } = declarationOf(type);
  const targets = useMemo((): readonly RecordType[] => {
    const named = fields.flatMap(({ kind, target }) => (kind === 'reference' ? [target as RecordType] : []));
    // A slice is of one type at least.
    return named.length === 0 ? ['host'] : [...new Set(named)];
  }, [fields]);
  const hasIndustry = fields.some(({ kind }) => kind === 'industryCode');
  const industries = useIndustryNames(hasIndustry ? undefined : []);
  const { setup } = useSliceSetup(targets, industries);
  return useMemo(() => ({ ...setup, moneyUnit: 'yuan' }), [setup]);
}
