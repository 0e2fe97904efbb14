import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../db/domain/contract.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { RestorePreview } from '../../../db/domain/safety-answers.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { readEverythingAnew } from '../../api/safety.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { PanelDialog } from '../../ui/page/PanelDialog.tsx';
import { Progress } from '../../ui/page/Progress.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';

/** A backup that may be restored. */
export interface ChosenBackup {
  readonly backup: CallInput<'backup.restore'>;
  /** ISO instant at which it was made; null for a file that was picked. */
  readonly at: string | null;
  readonly name: string;
}

/** What restoring would change; then the restore itself. Nothing happens before the one button is pressed. */
export function RestoreDialog(props: {
  readonly chosen: ChosenBackup;
  readonly onClose: () => void;
  /** @param safetyCopy name of the backup of the data as it was */
  readonly onRestored: (safetyCopy: string) => void;
}) {
  const { t } = useTranslation();
  const { chosen, onClose, onRestored } = props;
  const queries = useQueryClient();
  const language = currentLanguage();
  const preview = useQuery({
    queryKey: ['safety', 'preview', chosen.name, language],
    queryFn: () => call('backup.preview', { backup: chosen.backup, language }),
    gcTime: 0,
  });
  const restore = useMutation({
    mutationFn: async () => {
      const { safety_copy } = await call('backup.restore', chosen.backup);
      await readEverythingAnew(queries);
      return safety_copy;
    },
    onSuccess: onRestored,
  });
  const error = preview.error ?? restore.error;
  const title =
    chosen.at === null
      ? t('safety.preview.titleFile', { name: chosen.name })
      : t('safety.preview.title', { at: instantWords(chosen.at) });
  return (
    <PanelDialog title={title} className="restore-dialog" busy={restore.isPending} onClose={onClose}>
      {error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(error)}
        </Alert>
      )}
      {preview.isPending ? <Progress text={t('safety.preview.reading')} part={null} /> : null}
      {preview.data === undefined ? null : <Difference preview={preview.data} />}
      {restore.isPending ? <Progress text={t('safety.preview.restoring')} part={null} /> : null}
      <footer className="restore-foot">
        <span className="quiet">{t('safety.preview.safety')}</span>
        <Button disabled={preview.data === undefined || restore.isPending} onClick={() => restore.mutate()}>
          {t('safety.preview.confirm')}
        </Button>
        <Button variant="default" disabled={restore.isPending} onClick={onClose}>
          {t('page.cancel')}
        </Button>
      </footer>
    </PanelDialog>
  );
}

type TypeDifference = RestorePreview['types'][number];

function Difference({ preview }: { readonly preview: RestorePreview }) {
  const { t } = useTranslation();
  const session = useSession();
  const { backup, types, saves_since } = preview;
  const figure = (key: 'now' | 'backup' | 'added' | 'changed' | 'removed'): TableColumn<TypeDifference> => ({
    key,
    label: t(`safety.preview.${key}`),
    align: 'end',
    show: (row) => (row[key] === 0 && key !== 'now' && key !== 'backup' ? '' : row[key].toLocaleString()),
  });
  const columns: readonly TableColumn<TypeDifference>[] = [
    { key: 'type', label: t('safety.preview.type'), show: ({ type }) => typeLabel(currentLanguage(), type) },
    figure('now'),
    figure('backup'),
    figure('changed'),
    figure('added'),
    figure('removed'),
    {
      key: 'examples',
      label: t('safety.preview.examples'),
      show: ({ examples }) => (
        <span className="wrapped">
          {examples.map(({ id, label, change }) => (
            <span key={id} className="restore-example">
              {label} <span className="quiet">{t(`safety.preview.change.${change}`)}</span>
            </span>
          ))}
        </span>
      ),
    },
  ];
  const otherUnit = backup.unit !== null && session.unit !== null && backup.unit !== session.unit.name;
  return (
    <div className="restore-body">
      {otherUnit ? (
        <Alert color="red" role="alert">
          {t('safety.preview.otherUnit', { unit: backup.unit })}
        </Alert>
      ) : null}
      <p className={saves_since?.saves === 0 ? 'quiet' : 'restore-lost'}>{lostWords()}</p>
      {types.length === 0 ? (
        <p>{t('safety.preview.same')}</p>
      ) : (
        <LedgerTable
          label={t('safety.preview.type')}
          columns={columns}
          rows={types}
          rowKey={({ type }) => type}
        />
      )}
    </div>
  );

  function lostWords(): string {
    if (saves_since === null) return t('safety.preview.foreign');
    const { saves, first_at, last_at } = saves_since;
    if (saves === 0) return '';
    return t('safety.preview.lost', { saves, from: instantWords(first_at), to: instantWords(last_at) });
  }
}
