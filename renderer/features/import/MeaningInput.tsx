import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { offeredOptions } from '../../../db/domain/offered-options.ts';
import { findField, isRecordType, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { AreaInput } from '../../ui/forms/AreaInput.tsx';
import { referenceNames } from '../../ui/forms/FieldInput.tsx';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { IndustryInput } from '../../ui/forms/IndustryInput.tsx';
import { NameInput } from '../../ui/forms/NameInput.tsx';

/** Looks up what a name of the sheet means, as a form's own input does; answers with the value as it is stored. */
export function MeaningInput(props: {
  readonly label: string;
  readonly type: RecordType;
  readonly name: string;
  readonly setup: FormSetup;
  readonly onChoose: (value: string) => void;
}) {
  const { t } = useTranslation();
  const { label, setup, onChoose } = props;
  const [typed, setTyped] = useState('');
  const field = findField(props.type, props.name);
  if (field === undefined) return null;
  const { kind, target = '', digits, options } = field;
  const taking = (isValue: (text: string) => boolean) => ({
    label,
    required: false,
    error: null,
    description: null,
    value: typed,
    onBlur: () => undefined,
    onChange: (text: string) => {
      setTyped(text);
      if (isValue(text)) onChoose(text);
    },
  });
  if (kind === 'reference' && isRecordType(target))
    return (
      <NameInput
        {...taking((text) => setup.references.label(target, text) !== text)}
        shown={() => null}
        choices={(text) => referenceNames(text, target, setup.references)}
        placeholder={t('form.choose')}
      />
    );
  if (kind === 'areaCode')
    return (
      <AreaInput
        {...taking((text) => /^\d+$/.test(text) && text.length === (digits ?? 6))}
        digits={digits}
        known={setup.areas}
      />
    );
  if (kind === 'industryCode')
    return (
      <IndustryInput
        {...taking((text) => /^\d{4}$/.test(text))}
        language={setup.language}
        known={setup.industries}
      />
    );
  if (options === undefined) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value=""
      onChange={({ currentTarget: { value } }) => onChoose(value)}
      data={[
        { value: '', label: t('form.choose') },
        ...offeredOptions(options, setup.hidden, '').map((value) => ({
          value,
          label: optionLabel(setup.language, options, value),
        })),
      ]}
    />
  );
}
