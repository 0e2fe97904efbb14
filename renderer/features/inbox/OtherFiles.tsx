import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FoundFile, InboxState } from '../../../db/domain/inbox-answers.ts';
import { inboxWords } from '../../../db/domain/locale/inbox-words.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';

/** Kinds of a unit's files that its row shows in a word, and that need more than a confirmed key. */
const toBeExplained: ReadonlySet<FoundFile['kind']> = new Set(['badSignature', 'foreignKey', 'wrongForm']);

/** Files that were not received, with what to do about each; what is no report is counted. */
export function OtherFiles({ state }: { readonly state: InboxState }) {
  const { t } = useTranslation();
  const { kinds } = inboxWords(currentLanguage());
  // Another prefecture's reports may well lie in a folder that all share: nothing is to be done about them.
  const elsewhere = state.others.filter(({ kind }) => kind === 'otherUnit');
  const files = [
    ...state.others.filter(({ kind }) => kind !== 'otherUnit'),
    ...state.rows.flatMap(({ waiting }) => waiting).filter(({ kind }) => toBeExplained.has(kind)),
  ];
  if (files.length + elsewhere.length === 0 && state.other_periods === 0 && state.not_reports === 0)
    return null;
  const columns: readonly TableColumn<FoundFile>[] = [
    { key: 'file', label: t('inbox.file'), show: ({ file }) => <span className="wrapped">{file}</span> },
    { key: 'kind', label: t('inbox.kind'), show: ({ kind }) => kinds[kind].name },
    {
      key: 'hint',
      label: t('inbox.whatToDo'),
      show: ({ kind }) => <span className="wrapped">{kinds[kind].hint}</span>,
    },
  ];
  return (
    <Fold
      title={t('inbox.files')}
      {...(files.length === 0 ? {} : { hint: t('inbox.filesHint', { count: files.length }), open: true })}
    >
      {files.length === 0 ? null : (
        <LedgerTable label={t('inbox.files')} columns={columns} rows={files} rowKey={({ file }) => file} />
      )}
      {elsewhere.length === 0 ? null : (
        <Text size="sm">
          {t('inbox.otherUnits', { count: elsewhere.length })}
          {elsewhere.map(({ file }) => file).join('、')}
        </Text>
      )}
      {state.other_periods === 0 ? null : (
        <Text size="sm">{t('inbox.otherPeriods', { count: state.other_periods })}</Text>
      )}
      {state.not_reports === 0 ? null : (
        <Text size="sm">
          {t('inbox.notReports', { count: state.not_reports })}
          {state.not_report_files.slice(0, 20).join('、')}
        </Text>
      )}
    </Fold>
  );
}
