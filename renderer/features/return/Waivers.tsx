import { useTranslation } from 'react-i18next';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { judgeRecord, withTyped } from '../../ui/violations/judge.ts';
import type { AccountView } from './account-view.ts';
import type { Target } from './page-types.ts';

/** Waivers (减免) of a due, under its form: each has a day and a document. */
export function Waivers(props: {
  readonly view: AccountView;
  readonly dueId: string;
  readonly focus: Target | null;
}) {
  const { t } = useTranslation();
  const { view, dueId } = props;
  const { ledger, context, setup } = view;
  const rows = ledger.where('waiver', 'due_id', dueId);
  return (
    <RecordSection
      type="waiver"
      rows={rows as readonly unknown[] as readonly AnyRecord[]}
      setup={setup}
      fixed={{ due_id: dueId }}
      scope={dueId}
      emptyHint={t('return.hints.waivers')}
      judge={(candidate, id) => {
        const typed = withTyped(ledger, 'waiver', id, candidate);
        // Too much is waived of the due: that is said here, where it is typed.
        const ofDue = judgeRecord(typed, context, 'due', dueId).filter(({ rule }) => rule === 'H40');
        return [...judgeRecord(typed, context, 'waiver', id), ...ofDue];
      }}
      focus={props.focus}
    />
  );
}
