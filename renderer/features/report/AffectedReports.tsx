import { useTranslation } from 'react-i18next';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney } from '../../../db/domain/money.ts';
import { formatPeriod, type Period } from '../../../db/domain/period.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { useAffectedReports } from './use-review.ts';

/** Filed reports of later periods that the changes reach, each with what is not as it states any more. */
export function AffectedReports(props: { readonly period: Period; readonly changed: boolean }) {
  const { t, i18n } = useTranslation();
  const { money_unit } = useSession();
  const affected = useAffectedReports(props.period, props.changed);
  const language = currentLanguage();
  const reports = affected.data?.reports ?? [];
  if (reports.length === 0) return null;
  const nameOfTotal = (total: string): string => {
    const key = `report.totals.${total}`;
    return i18n.exists(key) ? t(key as 'report.totals.arrears') : total;
  };
  const money = (fen: number): string => formatMoney(fen as Fen, money_unit, { full: true });
  return (
    <section className="affected" aria-label={t('review.affected')}>
      <h3>{t('review.affected')}</h3>
      <p className="quiet">{t('review.affectedHint')}</p>
      <ul className="change-list">
        {reports.map(({ period, version, status, records, totals }) => (
          <li key={period}>
            <strong>
              {t('review.affectedVersion', { period: formatPeriod(period, language), version })}
            </strong>{' '}
            <span className="quiet">{optionLabel(language, 'reportStatus', status)}</span>
            {records === 0 ? null : <div>{t('review.affectedRecords', { count: records })}</div>}
            {totals.map(({ name, filed, now }) => (
              <div key={name}>
                {t('review.affectedTotal', { name: nameOfTotal(name), filed: money(filed), now: money(now) })}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
