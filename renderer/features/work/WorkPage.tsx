import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/queries.ts';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { MachinesSection } from './MachinesSection.tsx';
import { PartsSection } from './PartsSection.tsx';
import { RegistersSection } from './RegistersSection.tsx';
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
      {role === 'department' ? <RegistersSection /> : null}
    </>
  );
}
