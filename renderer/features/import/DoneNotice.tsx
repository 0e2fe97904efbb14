import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepSummary } from '../../../db/domain/answers.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { call } from '../../api/client.ts';
import { useReadAgain } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { changeOpen, type DoneImport, type OpenWorkbook } from './import-store.ts';

/** What was taken in, the step back as long as it is the last one, and where to go on. */
export function DoneNotice(props: {
  readonly workbook: OpenWorkbook;
  readonly done: DoneImport;
  /** Other sheets with the same heads. */
  readonly alike: readonly string[];
  readonly onChoose: () => void;
}) {
  const { workbook, done, onChoose } = props;
  const { t } = useTranslation();
  const language = currentLanguage();
  const readAgain = useReadAgain();
  const box = useRef<HTMLDivElement>(null);
  const undoable = useQuery({
    queryKey: ['undo', language],
    queryFn: () => call('undo.state', { language }),
  });
  const undo = useMutation({
    mutationFn: async () => {
      await call('undo.back', { language });
      changeOpen(({ done: before }) => ({ done: before === null ? null : { ...before, undone: true } }));
    },
    onSettled: readAgain,
  });
  const { import_id } = workbook.opened;
  const next = props.alike.find((name) => name !== workbook.mapping?.sheet);
  const goOn = useMutation({
    mutationFn: (sheet: string) =>
      call('imports.propose', { import_id, sheet, type: done.type, head_first: 0, head_last: 0 }),
    onSuccess: ({ mapping, remembered }) =>
      changeOpen(() => ({ mapping, remembered, hiddenRows: 0, shown: null, done: null })),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it says something else.
  useEffect(() => box.current?.focus(), [done]);
  const mayUndo = !done.undone && done.step !== null && isSameStep(undoable.data?.back ?? null, done.step);
  return (
    <div ref={box} className="sheet import-done" role="status" tabIndex={-1}>
      <strong>
        <span aria-hidden="true">✓ </span>
        {t(done.undone ? 'import.undone' : 'import.done', {
          added: done.counts.added,
          changed: done.counts.changed,
        })}
      </strong>
      {mayUndo ? (
        <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t('import.undo')}
        </Button>
      ) : null}
      <Link to="/records" search={{ type: done.type }} className="table-link">
        {t('import.toList', { type: typeLabel(language, done.type) })}
      </Link>
      {next === undefined ? null : (
        <Button size="xs" loading={goOn.isPending} onClick={() => goOn.mutate(next)}>
          {t('import.nextSheet', { name: next })}
        </Button>
      )}
      <Button size="xs" variant="subtle" onClick={onChoose}>
        {t('import.another')}
      </Button>
      {goOn.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(goOn.error)}
        </Alert>
      )}
      {undo.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(undo.error)}
        </Alert>
      )}
    </div>
  );
}

/** Whether the step that undoing would take back is this import, not a later save. */
function isSameStep(back: StepSummary | null, step: StepSummary): boolean {
  return back !== null && back.type === step.type && back.id === step.id && back.records === step.records;
}
