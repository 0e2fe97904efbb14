import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNewSettings } from '../../api/province.ts';

/** Says that the province handed out newer settings; nothing while there are none. */
export function NewSettings() {
  const { t } = useTranslation();
  const found = useNewSettings();
  if (found.data == null) return null;
  return (
    <Alert color="blue" role="status" className="new-settings">
      {t('thisPeriod.newSettings', { version: found.data.version })}{' '}
      <Link to="/settings" className="table-link">
        {t('thisPeriod.newSettingsLink')}
      </Link>
    </Alert>
  );
}
