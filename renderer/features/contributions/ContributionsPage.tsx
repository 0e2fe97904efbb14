import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/page/PageHead.tsx';

export function ContributionsPage() {
  const { t } = useTranslation();
  return <PageHead title={t('contribution.title')} />;
}
