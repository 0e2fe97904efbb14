import { Checkbox, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { localeOf, optionLabel } from '../../../db/domain/locale/locale.ts';
import { type FormId, type OptionOf, optionSets } from '../../../db/domain/options.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { type OfficeChoice, type OfficeProblem, unitDigits, withRole } from './office-choice.ts';
import { UnitPicker } from './UnitPicker.tsx';

/** Who works here: role, unit and, of a department, its name and the forms it fills. */
export function OfficeFields(props: {
  readonly value: OfficeChoice;
  /** What is missing, to be said at its place. */
  readonly problems: readonly OfficeProblem[];
  readonly onChange: (value: OfficeChoice) => void;
}) {
  const { t } = useTranslation();
  const { value, problems, onChange } = props;
  const language = currentLanguage();
  const digits = unitDigits(value.role);
  const said = (problem: OfficeProblem): string | null =>
    problems.includes(problem) ? t(`office.missing.${problem}`) : null;
  return (
    <div className="office-fields">
      <Radio.Group
        label={t('office.role')}
        value={value.role}
        onChange={(role) => onChange(withRole(value, role as OptionOf<'role'>))}
      >
        <div className="office-roles">
          {optionSets.role.map((role) => (
            <Radio
              key={role}
              value={role}
              label={optionLabel(language, 'role', role)}
              description={t(`office.about.${role}`)}
            />
          ))}
        </div>
      </Radio.Group>
      {digits === 0 ? null : (
        <UnitPicker
          key={digits}
          digits={digits}
          value={value.unit}
          error={said('unit')}
          onChange={(unit) => onChange({ ...value, unit })}
        />
      )}
      {value.role === 'department' ? (
        <>
          <TextInput
            label={t('office.departmentName')}
            withAsterisk
            autoComplete="off"
            maxLength={60}
            placeholder={t('office.departmentPlaceholder')}
            value={value.departmentName}
            error={said('departmentName')}
            onChange={({ currentTarget }) => onChange({ ...value, departmentName: currentTarget.value })}
          />
          <Checkbox.Group
            label={t('office.departmentForms')}
            description={t('office.departmentFormsHint')}
            withAsterisk
            error={said('departmentForms')}
            value={[...value.departmentForms]}
            onChange={(forms) => onChange({ ...value, departmentForms: forms as FormId[] })}
          >
            <div className="office-forms">
              {optionSets.form.map((form) => (
                <Checkbox key={form} value={form} label={localeOf(language).forms[form].short} />
              ))}
            </div>
          </Checkbox.Group>
        </>
      ) : null}
    </div>
  );
}
