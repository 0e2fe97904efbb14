import type { UnitState } from '../../../db/domain/inbox-answers.ts';
import { inboxWords } from '../../../db/domain/locale/inbox-words.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { StateBadge, type StateKind } from '../../ui/page/StateBadge.tsx';

const kinds: { readonly [S in UnitState]: StateKind } = {
  draft: 'neutral',
  checked: 'neutral',
  signed: 'neutral',
  submitted: 'warning',
  sentBack: 'warning',
  cityAccepted: 'good',
  accepted: 'good',
  locked: 'good',
  missing: 'neutral',
  waiting: 'warning',
  fork: 'bad',
};

/** Where a unit's report stands, in one word. */
export function StateOf({ state }: { readonly state: UnitState }) {
  return <StateBadge kind={kinds[state]} text={inboxWords(currentLanguage()).states[state]} />;
}
