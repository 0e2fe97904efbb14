import { useTranslation } from 'react-i18next';
import type { ConsolidationView } from '../../../db/domain/consolidation-answers.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { ruleMessage } from '../../../db/domain/locale/rule-message.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';

/** What several units report: whose counts, and where they disagree (S92). */
export function Duplicates({ view }: { readonly view: ConsolidationView }) {
  const { t } = useTranslation();
  const { money_unit: moneyUnit } = useSession();
  const language = currentLanguage();
  const { duplicates } = view;
  if (duplicates.length === 0) return null;
  return (
    <Fold
      title={t('consolidation.duplicates')}
      hint={t('consolidation.duplicatesHint', { count: duplicates.length })}
      open={duplicates.some(({ disagreements }) => disagreements.length > 0)}
    >
      <ul className="duplicates">
        {duplicates.map(({ type, key, label, reporters, disagreements }) => {
          const [first, ...others] = reporters;
          return (
            <li key={`${type} ${key}`}>
              <strong>
                {typeLabel(language, type)} {label}
              </strong>{' '}
              <span className="quiet">
                {t('consolidation.countedFor', {
                  unit: first?.name ?? '',
                  others: others.map(({ name }) => name).join('、'),
                })}
              </span>
              <ul>
                {disagreements.length === 0 ? <li className="quiet">{t('consolidation.agrees')}</li> : null}
                {disagreements.map((one) => (
                  <li key={`${one.field} ${one.recordId}`}>{ruleMessage(language, one, { moneyUnit })}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}
