import { Alert, Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { useReadAgain } from '../../api/queries.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { changeOpen, type OpenWorkbook } from './import-store.ts';
import type { Planning } from './use-plan.ts';

/** Does what the plan says, or says why not yet. */
export function ApplyFoot(props: { readonly workbook: OpenWorkbook; readonly planning: Planning }) {
  const { t } = useTranslation();
  const reasonId = useId();
  const readAgain = useReadAgain();
  const { workbook, planning } = props;
  const { view, current } = planning;
  const plan = current ? (view?.plan ?? null) : null;
  const apply = useMutation({
    mutationFn: async (hash: string) => {
      await call('imports.apply', { import_id: workbook.opened.import_id, plan: hash });
      changeOpen(() => ({ shown: null }));
    },
    onSettled: readAgain,
  });
  const { added = 0, changed = 0, rejected = 0 } = view?.counts ?? {};
  const what = [
    ...(added > 0 ? [t('import.applyAdded', { count: added })] : []),
    ...(changed > 0 ? [t('import.applyChanged', { count: changed })] : []),
  ].join(t('import.applyBoth'));
  const reason = workbook.stopped
    ? t('import.stopped')
    : planning.error !== null
      ? t('import.cannotPlan')
      : view === undefined || !current
        ? t('import.planning')
        : Object.keys(view.constant_problems).length > 0
          ? t('import.mustMend')
          : view.questions.length > 0
            ? t('import.mustAnswer')
            : added + changed === 0
              ? t('import.nothingToDo')
              : null;
  const isReady = plan !== null && reason === null && !apply.isPending;
  const press = (): void => {
    if (isReady) apply.mutate(plan);
  };
  return (
    <footer className="import-foot">
      {apply.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(apply.error)}
        </Alert>
      )}
      <Button
        aria-disabled={!isReady}
        {...(isReady ? {} : { 'data-disabled': true })}
        aria-describedby={reasonId}
        loading={apply.isPending}
        onClick={press}
      >
        {t('import.apply', { what })}
      </Button>
      <Text size="sm" className="quiet" id={reasonId}>
        {reason ?? t('import.backup')}
        {rejected > 0 && current ? ` ${t('import.rejectedStay', { count: rejected })}` : ''}
      </Text>
    </footer>
  );
}
