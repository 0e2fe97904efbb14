import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type IsoDate, parseDate } from '../../../db/domain/dates.ts';
import { fieldLabel, optionLabel, problemText } from '../../../db/domain/locale/locale.ts';
import { type OptionOf, optionSets } from '../../../db/domain/options.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';

/** What a new row starts with, besides whose it is and how much. */
export interface NewRowValues {
  readonly kind: OptionOf<'contributionKind'>;
  readonly holder_kind: OptionOf<'holderKind'>;
  readonly asset_form: OptionOf<'assetForm'>;
  readonly fund_source: OptionOf<'fundSource'> | null;
  readonly date: IsoDate | null;
}

export const startingValues: NewRowValues = {
  kind: 'contribution',
  holder_kind: 'village',
  asset_form: 'cash',
  fund_source: null,
  date: null,
};

const choices = [
  ['kind', 'contributionKind'],
  ['asset_form', 'assetForm'],
  ['fund_source', 'fundSource'],
] as const;

/** Values that a pasted list need not repeat in every row. */
export function NewRows(props: {
  readonly values: NewRowValues;
  readonly onChange: (values: NewRowValues) => void;
  readonly setup: FormSetup;
}) {
  const { t } = useTranslation();
  const { values, onChange, setup } = props;
  const { language } = setup;
  const [dateText, setDateText] = useState(values.date ?? '');
  const parsed = parseDate(dateText);
  const isBlank = dateText.trim() === '';
  return (
    <fieldset className="new-rows">
      <legend>{t('contribution.newRows')}</legend>
      {choices.map(([name, set]) => (
        <NativeSelect
          key={name}
          size="xs"
          label={fieldLabel(language, 'contribution', name)}
          value={values[name] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...values, [name]: value === '' ? null : value })
          }
          data={[
            ...(name === 'fund_source' ? [{ value: '', label: t('form.choose') }] : []),
            ...optionSets[set].map((value) => ({ value, label: optionLabel(language, set, value) })),
          ]}
        />
      ))}
      <TextInput
        size="xs"
        label={fieldLabel(language, 'contribution', 'date')}
        placeholder="2026-03-31"
        value={dateText}
        error={isBlank || parsed.ok ? null : problemText(language, parsed.problem)}
        onChange={({ currentTarget: { value } }) => {
          setDateText(value);
          const read = parseDate(value);
          onChange({ ...values, date: read.ok ? read.value : null });
        }}
      />
      <Text size="xs" className="quiet">
        {t('contribution.newRowsHint')}
      </Text>
    </fieldset>
  );
}
