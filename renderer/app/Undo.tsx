import { Alert, Button, CloseButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepSummary, StepTaken } from '../../db/domain/answers.ts';
import { typeLabel } from '../../db/domain/locale/locale.ts';
import { call } from '../api/client.ts';
import { useReadAgain } from '../api/queries.ts';
import { currentLanguage } from '../locale/setup.ts';
import { failureWords } from '../ui/failure-words.ts';

type Way = 'undo.back' | 'undo.again';

/** Whether a key belongs to what has the focus: text being typed, or a grid with steps of its own. */
function hasOwnSteps(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest('input, textarea, select, .grid-frame, [role=dialog]') !== null
  );
}

export interface Undoing {
  readonly back: StepSummary | null;
  readonly again: StepSummary | null;
  readonly pending: boolean;
  readonly taken: { readonly way: Way; readonly answer: StepTaken } | null;
  readonly error: Error | null;
  take(way: Way): void;
  dismiss(): void;
}

/** Undoing the last save of this run of the program: by button, and by Ctrl+Z where nothing else takes that key. */
export function useUndoing(): Undoing {
  const language = currentLanguage();
  const readAgain = useReadAgain();
  const state = useQuery({ queryKey: ['undo', language], queryFn: () => call('undo.state', { language }) });
  const [taken, setTaken] = useState<Undoing['taken']>(null);
  const taking = useMutation({
    mutationFn: async (way: Way) => ({ way, answer: await call(way, { language }) }),
    onMutate: () => setTaken(null),
    onSuccess: setTaken,
    onSettled: readAgain,
  });
  // What was undone is said on the page where it was; it does not follow to others.
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the page is another one.
  useEffect(() => setTaken(null), [path]);
  const latest = useRef(taking);
  latest.current = taking;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if ((key !== 'z' && key !== 'y') || hasOwnSteps(event.target) || latest.current.isPending) return;
      event.preventDefault();
      latest.current.mutate(key === 'y' || event.shiftKey ? 'undo.again' : 'undo.back');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return {
    back: state.data?.back ?? null,
    again: state.data?.again ?? null,
    pending: taking.isPending,
    taken,
    error: taking.error,
    take: (way) => taking.mutate(way),
    dismiss: () => {
      setTaken(null);
      taking.reset();
    },
  };
}

/** The two buttons; their titles say what they would take back. */
export function UndoButtons({ undoing }: { readonly undoing: Undoing }) {
  const { t } = useTranslation();
  const about = (step: StepSummary | null) =>
    step === null ? null : { label: step.label, type: typeLabel(currentLanguage(), step.type) };
  const [back, again] = [about(undoing.back), about(undoing.again)];
  return (
    <div className="undo-buttons">
      <Button
        size="xs"
        variant="default"
        title={back === null ? t('undo.nothing') : t('undo.undoStep', back)}
        disabled={back === null || undoing.pending}
        onClick={() => undoing.take('undo.back')}
      >
        {t('undo.undo')} <kbd>Ctrl+Z</kbd>
      </Button>
      <Button
        size="xs"
        variant="default"
        title={again === null ? t('undo.nothingAgain') : t('undo.redoStep', again)}
        disabled={again === null || undoing.pending}
        onClick={() => undoing.take('undo.again')}
      >
        {t('undo.redo')}
      </Button>
    </div>
  );
}

/** What was just undone or redone, or why it was not. */
export function UndoNotice({ undoing }: { readonly undoing: Undoing }) {
  const { t } = useTranslation();
  const { taken, error } = undoing;
  if (error !== null) {
    return (
      <Alert
        color="red"
        role="alert"
        className="undo-notice"
        withCloseButton
        closeButtonLabel={t('undo.close')}
        onClose={undoing.dismiss}
      >
        {failureWords(error)}
      </Alert>
    );
  }
  if (taken === null) return null;
  const { type, id, label, records } = taken.answer.taken;
  // Something was saved since: what was undone is the last step no more.
  const next = taken.way === 'undo.back' ? undoing.again : undoing.back;
  if (next?.type !== type || next.id !== id || next.records !== records) return null;
  const words = { type: typeLabel(currentLanguage(), type), label, count: records };
  const undone = taken.way === 'undo.back';
  return (
    <div role="status" className="undo-notice sheet">
      <span>{t(undone ? 'undo.undone' : 'undo.redone', words)}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => undoing.take(undone ? 'undo.again' : 'undo.back')}
      >
        {t(undone ? 'undo.redo' : 'undo.undo')}
      </Button>
      <CloseButton size="sm" aria-label={t('undo.close')} onClick={undoing.dismiss} />
    </div>
  );
}
