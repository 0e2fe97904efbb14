import { useTranslation } from 'react-i18next';
import { headlineOfSums } from '../../../db/domain/consolidation/figures.ts';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { footnoteIds, indicatorIds, indicatorOf } from '../../../db/domain/indicators/declarations.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { MoneyUnit } from '../../../db/domain/money.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { figureText, unitWord } from './figure-text.ts';

/** As many counties are named in a line. */
const mostNamed = 8;

/** What must be known to read the figures: what is to be settled, what is left out, what is compared with what. */
export function Notes({ view, money }: { readonly view: DashboardView; readonly money: MoneyUnit }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { footnotes, indicators, leavers } = localeOf(language).indicators;
  const blanks = indicatorIds.flatMap((id) => {
    const count = view.incomplete[id];
    return count === undefined ? [] : [t('dashboard.blanksOf', { name: indicators[id].short, count })];
  });
  const left = view.leavers;
  const ofLeavers =
    left === null
      ? []
      : indicatorIds.flatMap((id) => {
          const value = headlineOfSums(left, id);
          if (value === null || value === 0 || indicatorOf(id).unit === '1/10000 percent') return [];
          const { unit } = indicatorOf(id);
          const words = `${figureText(value, unit, money)} ${unitWord(id, unit, money)}`;
          return [t('dashboard.leaver', { name: indicators[id].short, value: words })];
        });
  const separator = language === 'en' ? ', ' : '，';
  return (
    <section className="dashboard-notes" aria-label={t('dashboard.notes')}>
      {view.earlier.map(({ period, counties }) => {
        const name = formatPeriod(period, language);
        if (counties === 0) return <p key={period}>{t('dashboard.noEarlier', { period: name })}</p>;
        const without = view.reporting - counties;
        if (without <= 0) return null;
        return <p key={period}>{t('dashboard.someEarlier', { period: name, count: counties, without })}</p>;
      })}
      {view.gaps.length === 0 ? null : (
        <p>
          {t(view.gaps.length > mostNamed ? 'dashboard.gapsMany' : 'dashboard.gaps', {
            count: view.gaps.length,
            names: view.gaps.map(({ name }) => name).join(language === 'en' ? ', ' : '、'),
          })}
        </p>
      )}
      {ofLeavers.length === 0 ? null : (
        <p>
          {leavers}: {ofLeavers.join(separator)}
        </p>
      )}
      {blanks.length === 0 ? null : <p>{t('dashboard.blanks', { list: blanks.join(separator) })}</p>}
      <ol className="dashboard-footnotes">
        {footnoteIds.map((id) => (
          <li key={id}>
            <sup>{id}</sup> {footnotes[id]}
          </li>
        ))}
      </ol>
    </section>
  );
}
