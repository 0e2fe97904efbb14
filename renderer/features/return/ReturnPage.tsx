import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/page/PageHead.tsx';

export function ReturnPage() {
  const { t } = useTranslation();
  return <PageHead title={t('return.title')} />;
}
