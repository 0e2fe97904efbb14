import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureText, typeLabel } from '../../../db/domain/locale/locale.ts';
import type { SafetyHealth } from '../../../db/domain/safety-answers.ts';
import { useSafetyHealth } from '../../api/safety.ts';
import { showsSample } from '../../api/which-ledger.ts';
import { currentLanguage } from '../../locale/setup.ts';

/** Above every page, where the data is not safe as it is: what is wrong, and the way to the page that mends it. */
export function SafetyNotice() {
  const { t } = useTranslation();
  const health = useSafetyHealth().data;
  const words = health === undefined ? null : warning(health);
  // Sample data needs no backup.
  if (words === null || showsSample) return null;
  return (
    <Alert color="yellow" role="status" className="safety-notice">
      {words} <Link to="/safety">{t('safety.notice.open')}</Link>
    </Alert>
  );

  function warning({ check, daily_failure, overdue, days }: SafetyHealth): string | null {
    if (check?.integrity === 'damaged') return t('safety.notice.damaged');
    if (check != null && check.first_bad_entry !== null)
      return t('safety.notice.torn', { entry: check.first_bad_entry });
    if (check?.diverging != null)
      return t('safety.notice.diverging', { type: typeLabel(currentLanguage(), check.diverging.type) });
    if (daily_failure !== null)
      return `${t('safety.notice.daily')}${failureText(currentLanguage(), daily_failure)}`;
    // Until the first look at the data is over, the day's backup may still be on its way.
    return overdue && check !== null ? t('safety.notice.overdue', { days: days ?? 0 }) : null;
  }
}
