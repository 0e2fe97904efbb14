import { useMemo } from 'react';
import { AreaNames } from '../../../db/domain/area-names.ts';
import { IndustryNames } from '../../../db/domain/industry-names.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { ReferenceBook } from '../../../db/domain/reference-book.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import type { FormSetup } from './form-setup.ts';

const noNames: Readonly<Record<string, string>> = {};

/**
 * What the forms and grids of a page depend on: language, unit of amounts, the records that references name, and names of
 * area and industry codes.
 */
export function useFormSetup(
  ledger: Ledger,
  areaNames: Readonly<Record<string, string>> = noNames,
  industryNames: Readonly<Record<string, string>> = noNames,
): FormSetup {
  const { money_unit: moneyUnit, hidden_options: hidden } = useSession();
  const language = currentLanguage();
  return useMemo(
    () => ({
      language,
      moneyUnit,
      references: new ReferenceBook(ledger),
      areas: new AreaNames(areaNames),
      industries: new IndustryNames(industryNames),
      hidden,
    }),
    [language, moneyUnit, ledger, areaNames, industryNames, hidden],
  );
}
