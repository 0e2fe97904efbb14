import { useTranslation } from 'react-i18next';

type Counted = 'add' | 'change' | 'void' | 'restore' | 'alias' | 'open' | 'waiting';

/** What was done, in words: `新增 1，修改 2`; null where nothing was. */
export function useCountWords(): (counts: { readonly [K in Counted]?: number }) => string | null {
  const { t } = useTranslation();
  return (counts) => {
    const done = (Object.entries(counts) as [Counted, number][]).filter(([, count]) => count > 0);
    const parts = done.map(([kind, count]) => `${t(`work.counts.${kind}`)} ${count.toLocaleString()}`);
    return parts.length === 0 ? null : parts.join(t('work.and'));
  };
}

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
