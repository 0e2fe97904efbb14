import { useMemo } from 'react';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { ReferenceBook } from '../../../db/domain/reference-book.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import type { FormSetup } from './form-setup.ts';

/** What the forms and grids of a page depend on: language, unit of amounts, and the records that references name. */
export function useFormSetup(ledger: Ledger): FormSetup {
  const { money_unit: moneyUnit } = useSession();
  const language = currentLanguage();
  return useMemo(
    () => ({ language, moneyUnit, references: new ReferenceBook(ledger) }),
    [language, moneyUnit, ledger],
  );
}
