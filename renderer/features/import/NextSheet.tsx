import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DoneImport } from '../../../db/domain/import-answers.ts';
import { call } from '../../api/client.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { type OpenWorkbook, showMapping } from './import-store.ts';
import { asNext } from './mapping-edits.ts';

/** After a sheet was taken in, the way to the next one that goes with it. */
export function NextSheet(props: {
  readonly workbook: OpenWorkbook;
  readonly done: DoneImport;
  /** Sheets with the same heads, and other tables of the same sheet. */
  readonly alike: readonly string[];
}) {
  const { t } = useTranslation();
  const { workbook, done, alike } = props;
  const { import_id, sheets } = workbook.opened;
  const typeOf = (sheet: string) => sheets.find(({ name }) => name === sheet)?.type ?? null;
  const [next] = alike;
  const goOn = useMutation({
    mutationFn: (sheet: string) => {
      // What was corrected holds for sheets of the same heads; another table of the sheet is of its own type.
      const own = typeOf(sheet);
      const type = own === null || own === typeOf(done.sheet) ? done.type : own;
      return call('imports.propose', { import_id, sheet, type, head_first: 0, head_last: 0 });
    },
    onSuccess: ({ mapping, remembered }) => {
      const before = workbook.mapping;
      showMapping(before === null ? mapping : asNext(mapping, before), remembered);
    },
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
