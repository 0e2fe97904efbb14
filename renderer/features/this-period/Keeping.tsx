import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../../db/domain/list-words.ts';
import type { PeriodsDue } from '../../../db/domain/overview-answers.ts';
import { useSafetyHealth } from '../../api/safety.ts';

/** When the ledger was saved and backed up last, with the way to its safety. */
export function Keeping({ due }: { readonly due: PeriodsDue }) {
  const { t } = useTranslation();
  const last = useSafetyHealth().data?.last_backup_at;
  const { last_save: save } = due;
  return (
    <section className="sheet keeping" aria-label={t('thisPeriod.keeping')}>
      <Title order={2}>{t('thisPeriod.keeping')}</Title>
      <dl>
        <dt>{t('thisPeriod.lastSave')}</dt>
        <dd>
          {save === null ? (
            t('thisPeriod.neverSaved')
          ) : (
            <>
              <span>{instantWords(save.at)}</span> <span>{save.person}</span>
            </>
          )}
        </dd>
        <dt>{t('thisPeriod.lastBackup')}</dt>
        <dd>
          {last === undefined ? null : (
            <Link to="/safety" className="table-link">
              {last === null ? t('thisPeriod.noBackup') : instantWords(last)}
            </Link>
          )}
        </dd>
      </dl>
    </section>
  );
}
