import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { useChooser } from '../../ui/places/use-chooser.tsx';

/** Puts the officer's own workbook, with what is not taken marked in it, beside the original; elsewhere where that cannot be. */
export function AnnotateButton({
  importId,
  copy,
  disabled,
}: {
  readonly importId: string;
  /** The file is a copy: nothing is put beside it. */
  readonly copy: boolean;
  readonly disabled: boolean;
}) {
  const { t } = useTranslation();
  const chooser = useChooser();
  const mark = useMutation({
    mutationFn: async (elsewhere: boolean) => {
      const picked = elsewhere ? await chooser.pickFolder() : null;
      if (elsewhere && picked === null) return null;
      return call('imports.annotate', {
        import_id: importId,
        folder: picked?.token ?? null,
        language: currentLanguage(),
      });
    },
  });
  const made = mark.data ?? null;
  return (
    <>
      {made === null ? null : (
        <span role="status" className="export-answer">
          ✓{' '}
          {t(
            made.with_sheets
              ? mark.variables === true
                ? 'import.markedElsewhere'
                : 'import.marked'
              : 'import.listed',
            { file: made.file, count: made.marks },
          )}
        </span>
      )}
      <Button
        size="compact-sm"
        variant="default"
        disabled={disabled}
        loading={mark.isPending && chooser.panel === null}
        onClick={() => mark.mutate(copy)}
      >
        {t('import.mark')}
      </Button>
      {mark.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(mark.error)}{' '}
          <Button size="compact-xs" variant="default" onClick={() => mark.mutate(true)}>
            {t('records.excelFolder')}
          </Button>
        </Alert>
      )}
      {chooser.panel}
    </>
  );
}
