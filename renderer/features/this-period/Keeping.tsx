import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PeriodsDue } from '../../../db/domain/overview-answers.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';

/** When the ledger was saved and backed up last, with the way to its safety. */
export function Keeping({ due }: { readonly due: PeriodsDue }) {
  const { t } = useTranslation();
  const backups = useQuery({ queryKey: ['backups'], queryFn: () => call('backup.list', {}) });
  const last = backups.data
    ?.map(({ created_at }) => created_at)
    .toSorted()
    .at(-1);
  const { last_save: save } = due;
  return (
    <section className="sheet keeping" aria-label={t('thisPeriod.keeping')}>
      <Title order={2}>{t('thisPeriod.keeping')}</Title>
      <dl>
        <dt>{t('thisPeriod.lastSave')}</dt>
        <dd>{save === null ? t('thisPeriod.neverSaved') : `${momentOf(save.at)} ${save.person}`}</dd>
        <dt>{t('thisPeriod.lastBackup')}</dt>
        <dd>
          {backups.data === undefined ? null : (
            <Link to="/safety" className="table-link">
              {last === undefined ? t('thisPeriod.noBackup') : momentOf(last)}
            </Link>
          )}
        </dd>
      </dl>
    </section>
  );
}

/** Day and time to the minute. */
function momentOf(at: string): string {
  const locale = currentLanguage() === 'en' ? 'en-GB' : 'zh-CN';
  return new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
}
