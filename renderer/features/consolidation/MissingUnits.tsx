import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConsolidationView } from '../../../db/domain/consolidation-answers.ts';

/** Units that owe a report and have none that counts, by name, with how far theirs has come. */
export function MissingUnits({ view }: { readonly view: ConsolidationView }) {
  const { t } = useTranslation();
  if (view.missing.length === 0) return null;
  const lines = new Map(
    view.prefectures.flatMap(({ units }) => units.map((line) => [line.unit, line] as const)),
  );
  return (
    <section className="missing-units sheet" aria-label={t('consolidation.missing')}>
      <Title order={2}>{t('consolidation.missing')}</Title>
      <p className="quiet">{t('consolidation.missingHint')}</p>
      <ul className="missing-list">
        {view.missing.map(({ unit, name }) => {
          const standing = lines.get(unit)?.standing ?? 'missing';
          return (
            <li key={unit}>
              {name}
              {standing === 'missing' ? null : (
                <span className="quiet">（{t(`consolidation.standing.${standing}`)}）</span>
              )}
            </li>
          );
        })}
      </ul>
      <Link to="/inbox" className="table-link">
        {t('consolidation.toInbox')}
      </Link>
    </section>
  );
}
