import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/queries.ts';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { MachinesSection } from './MachinesSection.tsx';
import { PartsSection } from './PartsSection.tsx';
import '../../styles/work.css';

/** What several computers enter comes together here: the office's other one, and those of departments. */
export function WorkPage() {
  const { t } = useTranslation();
  const { role } = useSession();
  return (
    <>
      <PageHead title={t('work.title')} about={t('work.about')} />
      <MachinesSection />
      {role === 'county' ? <PartsSection /> : null}
      {role === 'department' ? (
        <section className="record-section" aria-label={t('work.parts')}>
          <Title order={2}>{t('work.parts')}</Title>
          <p className="work-hint">
            {t('work.ownPart')}{' '}
            <Link to="/report" className="table-link">
              {t('work.toReport')}
            </Link>
          </p>
        </section>
      ) : null}
    </>
  );
}
