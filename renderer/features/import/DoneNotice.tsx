import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoneImport } from '../../../db/domain/import-answers.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { call } from '../../api/client.ts';
import { useReadAgain } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';

/** What was taken in, the step back as long as it is the last one and else what stands before it, and where to go on. */
export function DoneNotice({ done, onChoose }: { readonly done: DoneImport; readonly onChoose: () => void }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const readAgain = useReadAgain();
  const box = useRef<HTMLDivElement>(null);
  const undo = useMutation({
    mutationFn: () => call('undo.back', { language }),
    onSettled: readAgain,
  });
  const { counts, step, type } = done;
  const undone = step?.is === 'undone';
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it says something else.
  useEffect(() => box.current?.focus(), [undone, type, counts.added, counts.changed]);
  const isLast = step?.is === 'done' && step.later === 0;
  const hindered =
    step === null || undone || isLast
      ? null
      : step.is === 'done'
        ? t('import.undoLater', { count: step.later })
        : t('import.undoGone');
  return (
    <div ref={box} className="sheet import-done" role="status" tabIndex={-1}>
      <strong>
        <span aria-hidden="true">✓ </span>
        {t(undone ? 'import.undone' : 'import.done', { added: counts.added, changed: counts.changed })}
      </strong>
      {isLast ? (
        <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t('import.undo')} <kbd>Ctrl+Z</kbd>
        </Button>
      ) : null}
      <Link to="/records" search={{ type }} className="table-link">
        {t('import.toList', { type: typeLabel(language, type) })}
      </Link>
      <Button size="xs" variant="subtle" onClick={onChoose}>
        {t('import.another')}
      </Button>
      {hindered === null ? null : (
        <span className="quiet">
          {hindered}{' '}
          <Link to="/safety" className="table-link">
            {t('import.toBackups')}
          </Link>
        </span>
      )}
      {undo.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(undo.error)}
        </Alert>
      )}
    </div>
  );
}
