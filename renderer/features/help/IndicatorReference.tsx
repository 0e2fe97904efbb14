import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../locale/setup.ts';
import { indicatorLines } from './indicator-lines.ts';

/** Every headline indicator with what it counts. */
export function IndicatorReference() {
  const { t } = useTranslation();
  return (
    <div className="help-text">
      <p>{t('help.indicatorsIntro')}</p>
      <table aria-label={t('help.indicators')}>
        <thead>
          <tr>
            <th scope="col">{t('help.rule')}</th>
            <th scope="col">{t('help.field')}</th>
            <th scope="col">{t('help.definition')}</th>
            <th scope="col">{t('help.beside')}</th>
          </tr>
        </thead>
        <tbody>
          {indicatorLines(currentLanguage()).map(({ id, name, unit, meaning, beside, footnotes }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>
                {name}
                {unit === null ? '' : ` (${unit})`}
              </td>
              <td>
                {meaning}
                {footnotes.map((note) => (
                  <div key={note} className="quiet">
                    {note}
                  </div>
                ))}
              </td>
              <td>{beside.join(' / ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
