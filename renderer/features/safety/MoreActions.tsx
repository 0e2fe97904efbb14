import { Alert, Button, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { SalvageButton } from '../../ui/safety/SalvageButton.tsx';
import type { ChosenBackup } from './RestoreDialog.tsx';

/** What is needed seldom: another file, a successor, a store that is damaged in parts. */
export function MoreActions({ onRestore }: { readonly onRestore: (chosen: ChosenBackup) => void }) {
  const { t } = useTranslation();
  const chooser = useChooser();
  const pick = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFile(['sqlite']);
      if (picked !== null) onRestore({ backup: { file: picked.token }, at: null, name: picked.name });
    },
  });
  const handOver = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFolder();
      return picked === null ? null : call('backup.handOver', { folder: picked.token });
    },
  });
  const error = pick.error ?? handOver.error;
  return (
    <section className="record-section" aria-label={t('safety.more')}>
      <Title order={2}>{t('safety.more')}</Title>
      <div className="safety-actions">
        <Button size="xs" variant="default" onClick={() => pick.mutate()}>
          {t('safety.fromFile')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={handOver.isPending && chooser.panel === null}
          onClick={() => handOver.mutate()}
        >
          {t('safety.handOver')}
        </Button>
        <SalvageButton />
      </div>
      {handOver.data == null ? null : (
        <p role="status" className="safety-said">
          ✓ {t('safety.handedOver', { folder: handOver.data.folder, file: handOver.data.file_name })}
        </p>
      )}
      {error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(error)}
        </Alert>
      )}
      {chooser.panel}
    </section>
  );
}
