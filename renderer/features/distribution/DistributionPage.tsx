import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/page/PageHead.tsx';

export function DistributionPage() {
  const { t } = useTranslation();
  return <PageHead title={t('distribution.title')} />;
}
