import { useTranslation } from 'react-i18next';
import { useHostGone } from '../../api/host-state.ts';
import { StateBadge } from './StateBadge.tsx';

export interface Saving {
  /** A save is under way. */
  readonly pending: boolean;
  /** Something typed differs from the ledger. */
  readonly unsaved: boolean;
  /** Cells whose text is no value; they stay in the draft. */
  readonly unreadable: number;
  /** Rows that lack what makes them a record; they stay in the draft. */
  readonly incomplete?: number;
  /** Rows with values of the last period that nobody has confirmed; they stay in the draft. */
  readonly carried?: number;
  /** The last save was refused. */
  readonly failed: boolean;
}

/** Whether what stands on the page is in the ledger; announced to screen readers. */
export function SaveState({ saving }: { readonly saving: Saving }) {
  const { t } = useTranslation();
  const gone = useHostGone();
  return (
    <output className="save-state" aria-live="polite">
      {stateOf(saving)}
    </output>
  );

  function stateOf({ pending, unsaved, unreadable, incomplete, carried = 0, failed }: Saving) {
    if (gone && unsaved) return <StateBadge kind="bad" text={t('page.notKept')} />;
    if (pending) return <StateBadge kind="neutral" text={t('page.saving')} />;
    if (failed) return <StateBadge kind="bad" text={t('page.failed')} />;
    if (unreadable > 0)
      return <StateBadge kind="warning" text={t('page.notReadable', { count: unreadable })} />;
    if (incomplete !== undefined && incomplete > 0)
      return <StateBadge kind="warning" text={t('page.incomplete', { count: incomplete })} />;
    if (carried > 0) return <StateBadge kind="warning" text={t('page.carried', { count: carried })} />;
    if (unsaved) return <StateBadge kind="warning" text={t('page.unsaved')} />;
    return <StateBadge kind="good" text={t('page.saved')} />;
  }
}
