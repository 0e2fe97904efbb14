import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { ShownReportView } from './ShownReportView.tsx';

/** A look at a report file, of whatever unit: what it says of itself, and what was changed in it since. */
export function LookAtFile() {
  const { t } = useTranslation();
  const chooser = useChooser();
  const look = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFile(['xlsx']);
      return picked === null
        ? null
        : { name: picked.name, shown: await call('reports.show', { file: picked.token }) };
    },
  });
  return (
    <Fold title={t('report.look')} hint={t('report.lookHint')}>
      <div className="look">
        <Button
          size="xs"
          variant="default"
          loading={look.isPending && chooser.panel === null}
          onClick={() => look.mutate()}
        >
          {t('report.chooseFile')}
        </Button>
        {look.isError ? (
          <Alert color="red" role="alert">
            {failureWords(look.error)}
          </Alert>
        ) : null}
        {look.data == null ? null : <ShownReportView name={look.data.name} shown={look.data.shown} />}
      </div>
      {chooser.panel}
    </Fold>
  );
}
