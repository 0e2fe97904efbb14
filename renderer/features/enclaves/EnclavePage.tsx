import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/page/PageHead.tsx';

export function EnclavePage() {
  const { t } = useTranslation();
  return <PageHead title={t('enclave.title')} />;
}
