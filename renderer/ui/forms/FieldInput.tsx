import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ControllerRenderProps } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { fieldKinds } from '../../../db/domain/field-kinds.ts';
import { isFoundIn } from '../../../db/domain/found-by-text.ts';
import { fieldLabel, localeOf, optionLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { formatMoney, parseMoney } from '../../../db/domain/money.ts';
import { offeredOptions } from '../../../db/domain/offered-options.ts';
import { isRecordType, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { AreaInput } from './AreaInput.tsx';
import { type FormSetup, formContext } from './form-setup.ts';
import { IndustryInput } from './IndustryInput.tsx';
import { MoneyInput } from './MoneyInput.tsx';
import { type NameChoice, NameInput } from './NameInput.tsx';

export interface FieldInputProps {
  readonly type: RecordType;
  readonly field: Field;
  readonly setup: FormSetup;
  readonly control: ControllerRenderProps<Record<string, string>, string>;
  readonly error: string | undefined;
  /** Under the cell: the last period's value, a proposal, a violation. */
  readonly beside?: ReactNode;
}

/** One cell of a form, drawn by its field's kind; label, unit, options and alignment come from the declaration. */
export function FieldInput({ type, field, setup, control, error, beside }: FieldInputProps) {
  const { t } = useTranslation();
  const { language } = setup;
  const name = fieldLabel(language, type, field.name);
  const unit = fieldKinds[field.kind].unitOf({ ...formContext(setup), field });
  const label = unit === null || field.kind === 'money' ? name : `${name} (${unitLabel(language, unit)})`;
  const required = field.need === 'identity' || field.need === 'required';
  const common = {
    label,
    withAsterisk: required,
    error: error ?? null,
    description: beside ?? null,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
    onBlur: control.onBlur,
    'data-field': field.name,
  };
  const named = {
    label,
    required,
    error: error ?? null,
    description: beside ?? null,
    field: field.name,
    value: control.value,
    onChange: control.onChange,
    onBlur: control.onBlur,
    inputRef: control.ref,
  };
  switch (field.kind) {
    case 'money':
      return (
        <div data-field={field.name}>
          <MoneyInput
            label={name}
            required={required}
            value={control.value}
            formUnit={setup.moneyUnit}
            error={error ?? null}
            description={
              <>
                <OtherUnit text={control.value} unit={setup.moneyUnit} language={language} />
                {beside}
              </>
            }
            inputRef={control.ref}
            onChange={control.onChange}
            onBlur={control.onBlur}
          />
        </div>
      );
    case 'option':
    case 'flag':
      return (
        <NativeSelect
          {...common}
          ref={control.ref}
          value={control.value}
          onChange={control.onChange}
          data={[{ value: '', label: t('form.choose') }, ...choicesOf(field, setup, control.value)]}
        />
      );
    case 'reference':
      return (
        <NameInput
          {...named}
          shown={(text) => shownReference(text, field, setup)}
          choices={(typed) => referenceChoices(typed, field, setup)}
          placeholder={t('form.choose')}
        />
      );
    case 'areaCode':
      return <AreaInput {...named} digits={field.digits} known={setup.areas} />;
    case 'industryCode':
      return <IndustryInput {...named} language={language} known={setup.industries} />;
    case 'longText':
      return (
        <Textarea
          {...common}
          ref={control.ref}
          value={control.value}
          onChange={control.onChange}
          autosize
          minRows={2}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          ref={control.ref}
          value={control.value}
          onChange={control.onChange}
          autoComplete="off"
          className={fieldKinds[field.kind].align === 'end' ? 'figure-input' : undefined}
          placeholder={field.kind === 'date' ? '2026-03-31' : undefined}
        />
      );
  }
}

function OtherUnit(props: {
  readonly text: string;
  readonly unit: 'yuan' | 'wanYuan';
  readonly language: 'zh-CN' | 'en';
}) {
  const { t } = useTranslation();
  const parsed = parseMoney(props.text, props.unit);
  if (!parsed.ok || props.text === '') return null;
  const other = props.unit === 'yuan' ? 'wanYuan' : 'yuan';
  const unit = unitLabel(props.language, other === 'yuan' ? '元' : '万元');
  const amount = `${formatMoney(parsed.value, other, { full: true })} ${unit}`;
  return <span className="other-unit">{t('form.other', { amount })}</span>;
}

function choicesOf(
  field: Field,
  { language, hidden }: FormSetup,
  chosen: string,
): { value: string; label: string }[] {
  if (field.kind === 'flag') {
    const { flags } = localeOf(language);
    return [
      { value: 'yes', label: flags.yes },
      { value: 'no', label: flags.no },
    ];
  }
  const set = field.options;
  if (set === undefined) return [];
  return offeredOptions(set, hidden, chosen).map((value) => ({
    value,
    label: optionLabel(language, set, value),
  }));
}

/** Records that a typed text may mean: those whose name, its pinyin or whose code holds it. */
export function referenceNames(
  typed: string,
  target: RecordType,
  references: FormSetup['references'],
): readonly NameChoice[] {
  return references
    .choices(target)
    .filter(({ label, code }) => isFoundIn(typed, code === null ? [label] : [label, code]))
    .map(({ id, label, code }) => ({
      value: id,
      name: label,
      ...(code === null || code === label ? {} : { detail: code }),
    }));
}

function referenceChoices(typed: string, field: Field, { references }: FormSetup): readonly NameChoice[] {
  const target = field.target ?? '';
  if (!isRecordType(target)) return [];
  return referenceNames(typed, target, references);
}

function shownReference(text: string, field: Field, { references }: FormSetup): string | null {
  const target = field.target ?? '';
  if (text === '' || !isRecordType(target)) return null;
  const label = references.label(target, text);
  return label === text ? null : references.typed(target, text);
}
