import { Alert, Title, UnstyledButton } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../../ui/failure-words.ts';
import type { Saved } from './use-saved.ts';

/** One group of settings, with what became of the last change. */
export function SettingSection(props: {
  readonly title: string;
  readonly saved?: Saved;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const id = useId();
  const { saved } = props;
  return (
    <section className="sheet setting-section" aria-labelledby={id}>
      <div className="setting-head">
        <Title order={2} id={id}>
          {props.title}
        </Title>
        {saved === undefined ? null : (
          <span className="setting-saved">
            <span role="status">
              {saved.said === 'saved'
                ? `✓ ${t('settings.saved')}`
                : saved.said === 'saving'
                  ? t('page.saving')
                  : ''}
            </span>
            {saved.undo === null ? null : (
              <UnstyledButton className="take" onClick={saved.undo}>
                {t('settings.undo')}
              </UnstyledButton>
            )}
          </span>
        )}
      </div>
      {props.children}
      {saved?.error == null ? null : (
        <Alert color="red" role="alert">
          {failureWords(saved.error)}
        </Alert>
      )}
    </section>
  );
}
