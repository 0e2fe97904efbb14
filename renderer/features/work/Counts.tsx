import { useTranslation } from 'react-i18next';

type Counted = 'add' | 'change' | 'void' | 'restore' | 'alias' | 'open' | 'waiting';

/** Numbers of a plan in a row; those that are nothing are left out. */
export function Counts({ counts }: { readonly counts: { readonly [K in Counted]?: number } }) {
  const { t } = useTranslation();
  const shown = (Object.entries(counts) as [Counted, number][]).filter(([, count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <dl className="work-counts">
      {shown.map(([kind, count]) => (
        <div key={kind} className={`work-count-${kind}`}>
          <dt>{t(`work.counts.${kind}`)}</dt>
          <dd>{count.toLocaleString()}</dd>
        </div>
      ))}
    </dl>
  );
}
