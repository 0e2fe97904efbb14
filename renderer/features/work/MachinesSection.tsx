import { Alert, Button, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Progress } from '../../ui/page/Progress.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { useCountWords } from './Counts.tsx';
import { MergeView } from './MergeView.tsx';
import { useMerge } from './use-merge.ts';

/** The office's other computer: a file for it, and its file merged. */
export function MachinesSection() {
  const { t } = useTranslation();
  const chooser = useChooser();
  const countWords = useCountWords();
  const merge = useMerge();
  const { looked } = merge;
  const exporting = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFolder();
      return picked === null ? null : call('work.export', { folder: picked.token });
    },
  });
  const load = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFile(['work']);
      if (picked === null) return;
      merge.apply.reset();
      await merge.look.mutateAsync({ token: picked.token, asked: [], answers: new Map() });
    },
  });
  const isExporting = exporting.isPending && chooser.panel === null;
  const error = exporting.error ?? load.error ?? merge.look.error;
  const done = merge.apply.data;
  return (
    <section className="record-section" aria-label={t('work.machines')}>
      <Title order={2}>{t('work.machines')}</Title>
      <p className="quiet work-hint">{t('work.machinesHint')}</p>
      <div className="work-actions">
        <Button size="xs" variant="default" onClick={() => exporting.mutate()}>
          {t('work.export')}
        </Button>
        <Button size="xs" variant="default" onClick={() => load.mutate()}>
          {t('work.load')}
        </Button>
      </div>
      {isExporting ? <Progress text={t('work.exporting')} part={null} /> : null}
      {merge.look.isPending && looked === null ? <Progress text={t('work.loading')} part={null} /> : null}
      {exporting.data == null ? null : (
        <p role="status" className="work-said">
          ✓{' '}
          {t(exporting.data.attachments > 0 ? 'work.exportedBeside' : 'work.exported', { ...exporting.data })}
        </p>
      )}
      {done === undefined || looked !== null ? null : (
        <p role="status" className="work-said">
          ✓ {t('work.merged', { what: countWords(done.counts) ?? t('work.mergedNothing') })}
          {done.backup === null ? null : (
            <span className="quiet"> {t('work.mergedBackup', { file: done.backup })}</span>
          )}
        </p>
      )}
      {error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(error)}
        </Alert>
      )}
      {looked === null ? null : <MergeView key={looked.token} merge={merge} looked={looked} />}
      {chooser.panel}
    </section>
  );
}
