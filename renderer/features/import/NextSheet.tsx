import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DoneImport } from '../../../db/domain/import-answers.ts';
import { call } from '../../api/client.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { type OpenWorkbook, showMapping } from './import-store.ts';

/** After a sheet was taken in, the way to the next one with the same heads. */
export function NextSheet(props: {
  readonly workbook: OpenWorkbook;
  readonly done: DoneImport;
  /** Other sheets with the same heads. */
  readonly alike: readonly string[];
}) {
  const { t } = useTranslation();
  const { workbook, done, alike } = props;
  const { import_id } = workbook.opened;
  const [next] = alike;
  const goOn = useMutation({
    mutationFn: (sheet: string) =>
      call('imports.propose', { import_id, sheet, type: done.type, head_first: 0, head_last: 0 }),
    onSuccess: ({ mapping, remembered }) => showMapping(mapping, remembered),
  });
  if (next === undefined || workbook.mapping?.sheet !== done.sheet) return null;
  return (
    <>
      <Button size="xs" loading={goOn.isPending} onClick={() => goOn.mutate(next)}>
        {t('import.nextSheet', { name: next })}
      </Button>
      {goOn.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(goOn.error)}
        </Alert>
      )}
    </>
  );
}
