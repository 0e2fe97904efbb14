import { useTranslation } from 'react-i18next';
import type { CheckAnswer } from '../../../db/domain/answers.ts';

/** How many of each kind, in one strip. */
export function CheckSummary({ answer, drafts }: { readonly answer: CheckAnswer; readonly drafts: number }) {
  const { t } = useTranslation();
  const { hard, unexplained, explained, hints } = answer;
  const figures = { hard, unexplained, drafts, explained, hints };
  return (
    <dl className="figures check-figures" aria-label={t('check.summary')}>
      {(Object.keys(figures) as (keyof typeof figures)[]).map((name) => (
        <div key={name} className={figures[name] > 0 ? `figure-${name}` : undefined}>
          <dt>{t(`check.counts.${name}`)}</dt>
          <dd>{figures[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
