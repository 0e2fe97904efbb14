import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedPlace } from '../../../db/domain/host-contract.ts';
import { call } from '../../api/client.ts';
import { offerReport, useOpenedReport } from '../../api/opened-report.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { ShownReportView } from './ShownReportView.tsx';

/**
 * A look at a report file, of whatever unit: what it says of itself, and what was changed in it since. A file that the
 * system asked the program to open is looked at without asking.
 */
export function LookAtFile(props: {
  /** Whether the page is about nothing else: then it is open, without a title of its own. */
  readonly alone?: boolean;
}) {
  const { t } = useTranslation();
  const chooser = useChooser();
  const look = useMutation({
    mutationFn: async (given: PickedPlace | null) => {
      const picked = given ?? (await chooser.pickFile(['xlsx']));
      return picked === null
        ? null
        : { name: picked.name, shown: await call('reports.show', { file: picked.token }) };
    },
  });
  const opened = useOpenedReport();
  const { mutate } = look;
  useEffect(() => {
    if (opened === null) return;
    offerReport(null);
    mutate(opened);
  }, [opened, mutate]);
  const view = (
    <>
      <div className="look">
        <Button
          size="xs"
          variant="default"
          loading={look.isPending && chooser.panel === null}
          onClick={() => look.mutate(null)}
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
    </>
  );
  return props.alone === true ? (
    <section className="sheet" aria-label={t('report.look')}>
      {view}
    </section>
  ) : (
    <Fold title={t('report.look')} hint={t('report.lookHint')} open={opened !== null || !look.isIdle}>
      {view}
    </Fold>
  );
}
