import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { goToOwn, showsSample } from '../../api/which-ledger.ts';
import { RemoveSample } from './RemoveSample.tsx';

/** Says on every page of the sample data that they are sample data, and leads back. */
export function SampleBanner() {
  const { t } = useTranslation();
  if (!showsSample) return null;
  return (
    <aside className="sample-banner" aria-label={t('sample.banner')}>
      <strong>{t('sample.banner')}</strong>
      <Button size="xs" onClick={goToOwn}>
        {t('sample.back')}
      </Button>
      <RemoveSample onRemoved={goToOwn} />
    </aside>
  );
}
