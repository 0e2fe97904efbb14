import { NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { optionLabel, problemText } from '../../../db/domain/locale/locale.ts';
import { offeredOptions } from '../../../db/domain/offered-options.ts';
import { findField, isRecordType, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { useAreaNames, useIndustryNames } from '../../api/queries.ts';
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
  const [left, setLeft] = useState(false);
  const field = findField(props.type, props.name);
  const { kind, target = '', digits, options } = field ?? {};
  const isCode = isDigits(typed, kind === 'industryCode' ? 4 : (digits ?? 6));
  const areas = useAreaNames(kind === 'areaCode' && isCode ? [typed] : []);
  const industries = useIndustryNames(kind === 'industryCode' && isCode ? [typed] : []);
  const name = (kind === 'areaCode' ? areas : industries)[typed];
  const isKnown =
    kind === 'reference' && isRecordType(target)
      ? setup.references.label(target, typed) !== typed
      : name !== undefined && name !== typed;
  const choose = useRef(onChoose);
  choose.current = onChoose;
  // A code is taken once it is known to be one, not as soon as it is as long as one.
  useEffect(() => {
    if (isKnown) choose.current(typed);
  }, [isKnown, typed]);
  const taking = {
    label,
    required: false,
    error:
      left && !isKnown && typed.trim() !== ''
        ? problemText(setup.language, { code: 'not_an_option', args: { text: typed.trim() } })
        : null,
    description: null,
    value: typed,
    onBlur: () => setLeft(true),
    onChange: (text: string) => {
      setLeft(false);
      setTyped(text);
    },
  };
  if (kind === 'reference' && isRecordType(target))
    return (
      <NameInput
        {...taking}
        shown={() => null}
        choices={(text) => referenceNames(text, target, setup.references)}
        placeholder={t('form.choose')}
      />
    );
  if (kind === 'areaCode') return <AreaInput {...taking} digits={digits} known={setup.areas} />;
  if (kind === 'industryCode')
    return <IndustryInput {...taking} language={setup.language} known={setup.industries} />;
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

const isDigits = (text: string, length: number): boolean => /^\d+$/.test(text) && text.length === length;
