import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../locale/setup.ts';
import { ruleLines } from './rule-lines.ts';

/** Every rule with its class and what it asks for. */
export function RuleReference() {
  const { t } = useTranslation();
  return (
    <div className="help-text">
      <p>{t('help.rulesIntro')}</p>
      <table aria-label={t('help.rules')}>
        <thead>
          <tr>
            <th scope="col">{t('help.rule')}</th>
            <th scope="col">{t('help.class')}</th>
            <th scope="col">{t('help.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {ruleLines(currentLanguage()).map(({ id, ruleClass, meaning }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{t(`ruleClass.${ruleClass}`)}</td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
