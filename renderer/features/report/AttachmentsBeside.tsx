import { useTranslation } from 'react-i18next';
import type { FoundAttachments } from '../../../db/domain/attachment-answers.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { fileSize } from '../../ui/attachments/file-size.ts';
import { StateBadge, type StateKind } from '../../ui/page/StateBadge.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';

type Beside = FoundAttachments['files'][number];
const kinds: { readonly [S in Beside['state']]: StateKind } = {
  present: 'good',
  missing: 'bad',
  changed: 'bad',
};

/** Whether the attachments that a report names lie beside its file, in one word. */
export function AttachmentsBadge({ found }: { readonly found: FoundAttachments }) {
  const { t } = useTranslation();
  const count = (state: Beside['state']): number => found.files.filter((one) => one.state === state).length;
  const whole = count('present') === found.files.length;
  return (
    <StateBadge
      kind={whole ? 'good' : 'bad'}
      text={
        whole
          ? t('attachments.besideWhole', { count: found.files.length })
          : t('attachments.besideBroken', { missing: count('missing'), changed: count('changed') })
      }
    />
  );
}

/** Each of them, what it belongs to, and whether it is as it was reported. */
export function AttachmentsBeside({ found }: { readonly found: FoundAttachments }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const columns: readonly TableColumn<Beside>[] = [
    { key: 'name', label: t('attachments.file'), show: ({ name }) => name },
    { key: 'size', label: t('attachments.size'), align: 'end', show: ({ bytes }) => fileSize(bytes) },
    { key: 'of', label: t('attachments.of'), show: ({ record_type }) => typeLabel(language, record_type) },
    {
      key: 'state',
      label: t('attachments.state'),
      show: ({ state }) => <StateBadge kind={kinds[state]} text={t(`attachments.states.${state}`)} />,
    },
  ];
  return (
    <>
      <p>{t('attachments.besideFolder', { folder: found.folder })}</p>
      <LedgerTable
        label={t('attachments.beside')}
        columns={columns}
        rows={found.files}
        rowKey={({ file, record_id }) => `${file} ${record_id}`}
      />
      {found.extra.length === 0 ? null : (
        <p className="quiet">{t('attachments.besideExtra', { files: found.extra.join(', ') })}</p>
      )}
    </>
  );
}
