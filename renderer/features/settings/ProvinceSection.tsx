import { Alert, Button, Checkbox, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../db/domain/contract.ts';
import { chinaDate, formatDateLong } from '../../../db/domain/dates.ts';
import type { SettingsPreview } from '../../../db/domain/settings-answers.ts';
import { call } from '../../api/client.ts';
import { useNewSettings, useProvinceSettings, useTakeSettings } from '../../api/province.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { ChangeList } from './ChangeList.tsx';
import { SettingSection } from './SettingSection.tsx';

type SettingsFile = CallInput<'settings.preview'>['file'];

/** Which of the province's settings are in force, and newer ones: looked at, then taken over. */
export function ProvinceSection() {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const language = currentLanguage();
  const chooser = useChooser();
  const [taken] = useProvinceSettings().data?.kept ?? [];
  const found = useNewSettings();
  const preview = useMutation({
    mutationFn: async (given: SettingsFile | null) => {
      const file = given ?? (await chooser.pickFile(['xlsx']))?.token;
      if (file === undefined) return null;
      return { file, shown: await call('settings.preview', { file, language }) };
    },
  });
  const taking = useTakeSettings();
  const look = async (): Promise<void> => {
    await found.refetch();
  };
  const shown = taking.isSuccess ? null : (preview.data ?? null);
  return (
    <SettingSection title={t('province.title')}>
      <Text>
        {taken === undefined
          ? t('province.none')
          : t('province.inForce', {
              version: taken.version,
              date: formatDateLong(chinaDate(taken.kept_at), language),
              person: taken.kept_by,
            })}
      </Text>
      {found.data == null || shown !== null ? null : (
        <Alert color="blue" role="status" title={t('province.found')}>
          <div className="setting-actions">
            <span>{found.data.file}</span>
            <Button
              size="xs"
              loading={preview.isPending}
              onClick={() => {
                taking.reset();
                preview.mutate({ shared: found.data?.file ?? '' });
              }}
            >
              {t('province.open')}
            </Button>
          </div>
        </Alert>
      )}
      <div className="setting-actions">
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            taking.reset();
            preview.mutate(null);
          }}
        >
          {t('province.import')}
        </Button>
        {shared_folder === null ? null : (
          <Button size="xs" variant="default" loading={found.isFetching} onClick={() => void look()}>
            {t('province.look')}
          </Button>
        )}
      </div>
      {found.isFetchedAfterMount && found.data === null && !found.isFetching ? (
        <Text size="sm" className="quiet" role="status">
          {t('province.lookNone')}
        </Text>
      ) : null}
      {found.isError || preview.isError || taking.isError ? (
        <Alert color="red" role="alert">
          {failureWords(taking.error ?? preview.error ?? found.error)}
        </Alert>
      ) : null}
      {shown === null ? null : (
        <Preview
          shown={shown.shown}
          busy={taking.isPending}
          onCancel={() => preview.reset()}
          onTake={(trust) =>
            taking.mutate({ file: shown.file, confirm: shown.shown.sha256, trust, language })
          }
        />
      )}
      {taking.data === undefined ? null : (
        <Text role="status" className="issue-done">
          ✓ {t('province.taken', { version: taking.data.version, count: taking.data.changes.length })}
        </Text>
      )}
      {chooser.panel}
    </SettingSection>
  );
}

function Preview(props: {
  readonly shown: SettingsPreview;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onTake: (trust: boolean) => void;
}) {
  const { t } = useTranslation();
  const { shown } = props;
  const [matched, setMatched] = useState(false);
  const date = formatDateLong(chinaDate(shown.created), currentLanguage());
  return (
    <section className="settings-preview" aria-label={t('province.previewTitle', { ...shown, date })}>
      <h3>{t('province.previewTitle', { ...shown, date })}</h3>
      {shown.first ? (
        <div className="first-time">
          <Text size="sm">{t('province.firstTime')}</Text>
          <output className="fingerprint">{shown.fingerprint}</output>
          <Checkbox
            label={t('province.matched')}
            checked={matched}
            onChange={({ currentTarget }) => setMatched(currentTarget.checked)}
          />
        </div>
      ) : null}
      <ChangeList shown={shown} />
      <div className="setting-actions">
        <Button
          size="xs"
          loading={props.busy}
          disabled={shown.first && !matched}
          onClick={() => props.onTake(matched)}
        >
          {t('province.take', { version: shown.version })}
        </Button>
        <Button size="xs" variant="default" onClick={props.onCancel}>
          {t('province.cancel')}
        </Button>
      </div>
    </section>
  );
}
