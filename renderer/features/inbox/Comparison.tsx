import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Headline } from '../../../db/domain/inbox-answers.ts';
import { unitLabel } from '../../../db/domain/locale/locale.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { changeWords, figureWords } from './figure-words.ts';

/** Headline figures beside those of the period before and of last year, with what they changed by. */
export function Comparison({ headlines }: { readonly headlines: readonly Headline[] }) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const unit = unitLabel(currentLanguage(), money_unit === 'yuan' ? '元' : '万元');
  const earlier = (headline: Headline, before: number | null) => {
    const change = changeWords(headline, before, money_unit);
    return (
      <td className="figure">
        {figureWords(headline.name, before, money_unit)}
        {change === null ? null : (
          <span className="figure-change">
            {change.amount}
            {change.share === null ? '' : ` (${change.share})`}
          </span>
        )}
      </td>
    );
  };
  if (headlines.length === 0) return null;
  return (
    <section className="sheet" aria-label={t('inbox.comparison')}>
      <Title order={2}>{t('inbox.comparison')}</Title>
      <table className="plain-table" aria-label={t('inbox.comparison')}>
        <thead>
          <tr>
            <th scope="col">
              {t('inbox.figure')} <span className="quiet">({unit})</span>
            </th>
            <th scope="col" className="figure">
              {t('inbox.now')}
            </th>
            <th scope="col" className="figure">
              {t('inbox.before')}
            </th>
            <th scope="col" className="figure">
              {t('inbox.lastYear')}
            </th>
          </tr>
        </thead>
        <tbody>
          {headlines.map((headline) => (
            <tr key={headline.name}>
              <th scope="row">{t(`inbox.figures.${headline.name}`)}</th>
              <td className="figure">{figureWords(headline.name, headline.now, money_unit)}</td>
              {earlier(headline, headline.before)}
              {earlier(headline, headline.lastYear)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
