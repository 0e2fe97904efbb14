import { Alert, Button, SegmentedControl, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { chinaDate, formatDateLong } from '../../../db/domain/dates.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { provincialTypes } from '../../../db/domain/provincial.ts';
import type { SettingsState } from '../../../db/domain/settings-answers.ts';
import { type PrefectureReview, prefectureReviews } from '../../../db/domain/workflow.ts';
import { call } from '../../api/client.ts';
import { useProvinceSettings } from '../../api/province.ts';
import { sayNothing, useSession, useSettings } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { FolderField } from '../../ui/places/FolderField.tsx';
import { CalendarSection } from '../../ui/province/CalendarSection.tsx';

/** What the province sets for every county: handed out as one signed file, and its reporting calendar. */
export function ProvincePage() {
  const { t } = useTranslation();
  const state = useProvinceSettings();
  return (
    <>
      <PageHead title={t('province.title')} about={t('province.about')} />
      <div className="settings">
        <div className="settings-column">
          <Loaded query={state}>{(data) => <IssueSection state={data} />}</Loaded>
        </div>
        <div className="settings-column">
          <CalendarSection />
          <ReviewSection />
        </div>
      </div>
    </>
  );
}

function IssueSection({ state }: { readonly state: SettingsState }) {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const settings = useSettings();
  const queries = useQueryClient();
  const language = currentLanguage();
  const id = useId();
  const issue = useMutation({
    mutationFn: () => call('settings.export', { folder: null, language }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['province'] }),
  });
  const next = (state.kept[0]?.version ?? 0) + 1;
  const lacking = provincialTypes.filter((type) => (state.incomplete[type] ?? 0) > 0);
  const held = provincialTypes.filter((type) => (state.counts[type] ?? 0) > 0);
  return (
    <section className="sheet setting-section" aria-labelledby={id}>
      <Title order={2} id={id}>
        {t('province.issue')}
      </Title>
      <Text size="sm">{t('province.issueAbout')}</Text>
      <FolderField
        label={t('settings.folderOfUpper')}
        path={shared_folder}
        onTake={async (folder) => {
          await settings.mutateAsync({ shared_folder: folder?.token ?? null });
        }}
      />
      {held.length === 0 ? null : (
        <div>
          <Text size="sm" className="quiet">
            {t('province.counts')}
          </Text>
          <ul className="issue-counts">
            {held.map((type) => (
              <li key={type}>
                {typeLabel(language, type)} <strong>{state.counts[type]}</strong>
              </li>
            ))}
          </ul>
        </div>
      )}
      {lacking.length === 0 ? null : (
        <Alert color="yellow" role="note">
          {t('province.incomplete', {
            what: lacking
              .map((type) => `${typeLabel(language, type)} ${state.incomplete[type]}`)
              .join(language === 'en' ? ', ' : '、'),
          })}{' '}
          <Link to="/registers" className="table-link">
            {t('forms.registers')}
          </Link>
        </Alert>
      )}
      <div>
        <Text size="sm" className="quiet">
          {t('province.fingerprint')}
        </Text>
        <output className="fingerprint">{state.fingerprint}</output>
        <Text size="sm" className="quiet">
          {t('province.fingerprintHint')}
        </Text>
      </div>
      <div className="setting-actions">
        <Button
          size="xs"
          loading={issue.isPending}
          disabled={shared_folder === null}
          onClick={() => issue.mutate()}
        >
          {t('province.issueButton', { version: next })}
        </Button>
      </div>
      {issue.isError ? (
        <Alert color="red" role="alert">
          {failureWords(issue.error)}
        </Alert>
      ) : null}
      {issue.data === undefined ? null : (
        <Text role="status" size="sm" className="issue-done">
          ✓ {t('province.issued', { version: issue.data.version, file: issue.data.file })}
        </Text>
      )}
      <Versions state={state} />
    </section>
  );
}

/** Whether the province waits for the prefectures' review before it accepts. */
function ReviewSection() {
  const { t } = useTranslation();
  const { prefecture_review } = useSession();
  const settings = useSettings();
  const id = useId();
  return (
    <section className="sheet setting-section" aria-labelledby={id}>
      <Title order={2} id={id}>
        {t('province.review')}
      </Title>
      <SegmentedControl
        size="xs"
        aria-labelledby={id}
        value={prefecture_review}
        data={prefectureReviews.map((value) => ({ value, label: t(`province.reviews.${value}`) }))}
        onChange={(value) =>
          settings.mutateAsync({ prefecture_review: value as PrefectureReview }).catch(sayNothing)
        }
      />
      <Text size="sm" className="quiet">
        {t(`province.reviewAbout.${prefecture_review}`)}
      </Text>
    </section>
  );
}

function Versions({ state }: { readonly state: SettingsState }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  if (state.kept.length === 0)
    return (
      <Text size="sm" className="quiet">
        {t('province.never')}
      </Text>
    );
  return (
    <div>
      <h3>{t('province.versions')}</h3>
      <ul className="issue-versions">
        {state.kept.map((one) => (
          <li key={one.version}>
            <strong>{t('province.version', { version: one.version })}</strong>{' '}
            <span className="quiet">
              {formatDateLong(chinaDate(one.kept_at), language)} · {one.kept_by} · {one.file_name}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
