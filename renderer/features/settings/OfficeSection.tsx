import { Alert, Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf, optionLabel } from '../../../db/domain/locale/locale.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { OfficeFields } from '../../ui/office/OfficeFields.tsx';
import { type OfficeChoice, officeInput, officeOf, officeProblems } from '../../ui/office/office-choice.ts';
import { SettingSection } from './SettingSection.tsx';

/** Role, unit and department: changed on purpose, with what that means said first. */
export function OfficeSection() {
  const { t } = useTranslation();
  const session = useSession();
  const { unit, role, department } = session;
  const language = currentLanguage();
  const [open, setOpen] = useState(false);
  return (
    <SettingSection title={t('settings.unit')}>
      {open ? (
        <OfficeForm onClose={() => setOpen(false)} />
      ) : (
        <>
          <div>
            <Text>
              <strong>{department?.name ?? unit?.name ?? t('firstRun.province')}</strong>
              <span className="quiet">
                {' '}
                {role === null ? '' : optionLabel(language, 'role', role)}
                {unit === null ? '' : ` · ${department === null ? '' : `${unit.name} `}${unit.code}`}
              </span>
            </Text>
            {department === null ? null : (
              <Text size="sm" className="quiet">
                {t('settings.departmentFills', {
                  forms: department.forms.map((form) => localeOf(language).forms[form].short).join('、'),
                })}
              </Text>
            )}
          </div>
          {session.is_sample || session.unit_fixed ? (
            <Text size="sm" className="quiet">
              {t(session.is_sample ? 'sample.fixed' : 'settings.unitFixed')}
            </Text>
          ) : (
            <div>
              <Button size="xs" variant="default" onClick={() => setOpen(true)}>
                {t('settings.change')}
              </Button>
            </div>
          )}
        </>
      )}
    </SettingSection>
  );
}

function OfficeForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const queries = useQueryClient();
  const [choice, setChoice] = useState<OfficeChoice>(() => officeOf(session));
  const [tried, setTried] = useState(false);
  const problems = officeProblems(choice);
  const saving = useMutation({
    mutationFn: () => call('session.reassign', officeInput(choice)),
    onSuccess: async (data) => {
      queries.setQueryData(['session'], data);
      onClose();
      // What was judged was judged for another unit.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  return (
    <form
      className="office-fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problems.length === 0) saving.mutate();
      }}
    >
      <Text size="sm">{t('settings.changeNote')}</Text>
      <OfficeFields value={choice} problems={tried ? problems : []} onChange={setChoice} />
      {saving.isError ? (
        <Alert color="red" role="alert">
          {failureWords(saving.error)}
        </Alert>
      ) : null}
      <div className="setting-actions">
        <Button size="xs" type="submit" loading={saving.isPending}>
          {t('page.save')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('page.cancel')}
        </Button>
      </div>
    </form>
  );
}
