import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mapping } from '../../../db/domain/import/mapping.ts';
import { measuresOf } from '../../../db/domain/import/period-columns.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { changeMapping } from './import-store.ts';
import { withPeriodFigure } from './mapping-edits.ts';

/** Of months or years side by side: which figure stands below them, and of which year the months are. */
export function PeriodQuestions({ mapping }: { readonly mapping: Mapping }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const periods = mapping.columns.filter(({ period }) => period !== undefined);
  const figures = new Set(periods.map(({ field }) => field));
  const [figure = null] = figures;
  // Two figures side by side are told by their heads.
  const isAsked = figures.size === 1 || figures.has(null);
  const isUndated = periods.some(({ period }) => period?.startsWith('--'));
  const [year, setYear] = useState(mapping.period_year ?? '');
  if (periods.length === 0) return null;
  const takeYear = (text: string): void => {
    setYear(text);
    const said = text.trim();
    changeMapping(({ period_year: _, ...before }) =>
      /^20\d\d$/.test(said) ? { ...before, period_year: said } : before,
    );
  };
  return (
    <>
      {isAsked ? (
        <NativeSelect
          size="xs"
          className={figures.has(null) ? 'import-question' : undefined}
          label={t('import.periodFigure')}
          value={figures.size === 1 ? (figure ?? '') : ''}
          onChange={({ currentTarget: { value } }) =>
            changeMapping((before) => withPeriodFigure(before, value === '' ? null : value))
          }
          data={[
            { value: '', label: `${t('import.chooseType')}…` },
            ...measuresOf(mapping.type).map(({ name }) => ({
              value: name,
              label: fieldLabel(language, mapping.type, name),
            })),
          ]}
        />
      ) : null}
      {isUndated ? (
        <TextInput
          size="xs"
          className={mapping.period_year === undefined ? 'import-question' : undefined}
          label={t('import.periodYear')}
          inputMode="numeric"
          maxLength={4}
          value={year}
          onChange={({ currentTarget: { value } }) => takeYear(value)}
        />
      ) : null}
    </>
  );
}
