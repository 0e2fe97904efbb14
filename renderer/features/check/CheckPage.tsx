import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/page/PageHead.tsx';

export function CheckPage() {
  const { t } = useTranslation();
  return <PageHead title={t('check.title')} />;
}
