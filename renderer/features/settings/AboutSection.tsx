import { Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readLicences } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { SettingSection } from './SettingSection.tsx';

/** Version and licences. */
export function AboutSection() {
  const { t } = useTranslation();
  const { app_version } = useSession();
  return (
    <SettingSection title={t('settings.program')}>
      <Text>
        {t('product')} · {t('settings.version', { version: app_version })}
      </Text>
      <Text size="sm" className="quiet">
        {t('settings.licence')}
      </Text>
      <Fold title={t('settings.others')}>
        <Licences />
      </Fold>
    </SettingSection>
  );
}

function Licences() {
  const { t } = useTranslation();
  const read = useQuery({
    queryKey: ['licences'],
    queryFn: readLicences,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (read.isPending) return <Text className="quiet">{t('loading')}</Text>;
  if (read.data == null) return <Text className="quiet">{t('settings.noOthers')}</Text>;
  return (
    <Textarea aria-label={t('settings.others')} readOnly rows={14} spellCheck={false} value={read.data} />
  );
}
