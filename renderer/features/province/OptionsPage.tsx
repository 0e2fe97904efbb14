import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/page/PageHead.tsx';

/** What the province sets for every county. */
export function OptionsPage() {
  const { t } = useTranslation();
  return <PageHead title={t('province.title')} about={t('province.about')} />;
}
