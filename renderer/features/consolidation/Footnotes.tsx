import { useTranslation } from 'react-i18next';
import { footnoteIds } from '../../../db/domain/indicators/declarations.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';

/** What the client has not settled about the figures yet. */
export function Footnotes() {
  const { t } = useTranslation();
  const { footnotes } = localeOf(currentLanguage()).indicators;
  return (
    <Fold title={t('consolidation.footnotes')}>
      <ul className="footnotes">
        {footnoteIds.map((id) => (
          <li key={id}>{footnotes[id]}</li>
        ))}
      </ul>
    </Fold>
  );
}
