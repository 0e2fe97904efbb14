import { CloseButton, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shownCell } from '../../../db/domain/field-kinds.ts';
import { headOf } from '../../../db/domain/list-words.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import {
  type AnyRecord,
  declarationOf,
  isRecordType,
  type RecordType,
} from '../../../db/domain/records/catalogue.ts';
import { useSession } from '../../api/queries.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { Attachments } from '../../ui/attachments/Attachments.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { HistoryPanel } from '../../ui/records/HistoryPanel.tsx';
import { wordsContext } from '../../ui/records/shown-words.ts';
import { ReasonButton } from './ChosenBar.tsx';
import { isGone } from './ListGrid.tsx';
import type { ListRow } from './use-list-rows.ts';

/** One record beside the list: all that it holds, and what happened to it. */
export function RecordPanel(props: {
  readonly type: RecordType;
  readonly row: ListRow;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { type, row } = props;
  const { money_unit } = useSession();
  const { record, page, place } = row;
  if (record === null || page === null || place === null) return null;
  const words = wordsContext(money_unit, page);
  const address = addressOf(type, record.id, null, place);
  const filled = declarationOf(type).fields.filter(({ name }) => (record[name] ?? null) !== null);
  return (
    <aside className="record-panel sheet" aria-label={t('records.panel')}>
      <header className="record-panel-head">
        <Title order={2}>{typeLabel(words.language, type)}</Title>
        {record.voided ? <StateBadge kind="bad" text={t('records.isVoided')} /> : null}
        {isGone(row) ? <StateBadge kind="bad" text={t('records.isGone')} /> : null}
        <CloseButton aria-label={t('records.closePanel')} onClick={props.onClose} />
      </header>
      <div className="record-panel-actions">
        {address.to === '/records' ? null : (
          <RecordLink address={address} className="row-open">
            {t('records.open')} →
          </RecordLink>
        )}
        {record.voided && type !== 'report' ? (
          <ReasonButton type={type} records={[record]} voided={false} onDone={() => undefined} />
        ) : null}
      </div>
      <dl className="record-values" aria-label={t('records.values')}>
        {filled.map((field) => (
          <div key={field.name}>
            <dt>{headOf(type, field.name, words)}</dt>
            <dd>{shownCell(record[field.name] ?? null, { ...words, field })}</dd>
          </div>
        ))}
      </dl>
      <FilesOf type={type} record={record} />
      <HistoryPanel type={type} id={record.id} />
    </aside>
  );
}

/** The record's files; of an attachment those of the record that it is kept with, itself among them. */
function FilesOf({ type, record }: { readonly type: RecordType; readonly record: AnyRecord }) {
  if (type !== 'attachment') return <Attachments type={type} id={record.id} canAdd={!record.voided} />;
  const of = String(record.record_type);
  return isRecordType(of) ? <Attachments type={of} id={String(record.record_id)} canAdd={false} /> : null;
}
