import { Alert, Button, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mapping } from '../../../db/domain/import/mapping.ts';
import type { RowState } from '../../../db/domain/import/planned-row.ts';
import type { RowCounts } from '../../../db/domain/import-answers.ts';
import { importTexts, noticeText } from '../../../db/domain/locale/import-text.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Progress } from '../../ui/page/Progress.tsx';
import { AnnotateButton } from './AnnotateButton.tsx';
import { Answered } from './Answered.tsx';
import { changeOpen, type OpenWorkbook, stopPlanning } from './import-store.ts';
import { PlanTable } from './PlanTable.tsx';
import { copyRows } from './row-words.ts';
import { UnknownNames } from './UnknownNames.tsx';
import { useEscape } from './use-escape.ts';
import { useImportSetup } from './use-import-setup.ts';
import { type Planning, useImportProgress } from './use-plan.ts';
import { firstLook, rowStates, useRowKeys } from './use-row-keys.ts';

/** What taking the sheet in would do, row by row, and the names that must be explained first. */
export function PlanPart(props: {
  readonly workbook: OpenWorkbook;
  readonly mapping: Mapping;
  readonly planning: Planning;
}) {
  const { t } = useTranslation();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const { workbook, mapping, planning } = props;
  const { import_id } = workbook.opened;
  const setup = useImportSetup(mapping.type);
  const { view, current, error } = planning;
  const counts = view?.counts;
  const shown =
    workbook.shown !== null && counts !== undefined && counts[workbook.shown] > 0
      ? workbook.shown
      : (firstLook.find((state) => (counts?.[state] ?? 0) > 0) ?? null);
  const show = (state: RowState): void => changeOpen(() => ({ shown: state }));
  const keys = useRowKeys({ counts, shown, onShow: show });
  return (
    <section className="sheet import-part" aria-labelledby={titleId} onKeyDown={keys.press}>
      <div className="import-part-head">
        <Title order={2} id={titleId} ref={title} tabIndex={-1}>
          {t('import.plan')}
        </Title>
        {counts === undefined ? null : <Filters counts={counts} shown={shown} onShow={show} />}
        {shown === null ? null : (
          <CopyButton
            importId={import_id}
            copy={workbook.opened.copy}
            mapping={mapping}
            state={shown}
            disabled={!current}
          />
        )}
      </div>
      {shown === null ? null : (
        <span className="quiet import-hint">
          {t(counts !== undefined && counts.rejected > 0 ? 'import.keysProblems' : 'import.keysRows')}
        </span>
      )}
      <Outcome counts={current ? counts : undefined} />
      <Waiting importId={import_id} stopped={workbook.stopped} waiting={!current && error === null} />
      {error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(error)}
        </Alert>
      )}
      {(view?.notices ?? []).map((notice) => (
        <p
          key={JSON.stringify(notice)}
          className={notice.code === 'refused' ? 'import-question' : 'quiet import-hint'}
          role="status"
        >
          {noticeText(currentLanguage(), notice)}
        </p>
      ))}
      {view === undefined ? null : (
        <UnknownNames
          current={current}
          mapping={mapping}
          unknown={view.unknown}
          setup={setup}
          after={title}
        />
      )}
      <Answered mapping={mapping} setup={setup} after={title} />
      {shown === null || counts === undefined ? (
        current && view?.plan !== null ? (
          <Text className="quiet">{t('import.nothing')}</Text>
        ) : null
      ) : (
        <PlanTable
          key={shown}
          importId={import_id}
          mapping={mapping}
          state={shown}
          total={counts[shown]}
          made={planning.made}
          current={current}
          jump={keys.jump}
        />
      )}
    </section>
  );
}

function Filters(props: {
  readonly counts: RowCounts;
  readonly shown: RowState | null;
  readonly onShow: (state: RowState) => void;
}) {
  const { t } = useTranslation();
  const names = importTexts(currentLanguage()).states;
  return (
    <fieldset className="import-filters">
      <legend className="visually-hidden">{t('import.filters')}</legend>
      {rowStates.map((state, at) => (
        <Button
          key={state}
          size="compact-sm"
          variant="default"
          className={`filter-${state}`}
          aria-pressed={state === props.shown}
          aria-keyshortcuts={String(at + 1)}
          disabled={props.counts[state] === 0}
          onClick={() => props.onShow(state)}
        >
          {t('import.state', { state: names[state], count: props.counts[state] })}
        </Button>
      ))}
    </fieldset>
  );
}

/** Says how the comparing ended to who does not see the figures. */
function Outcome({ counts }: { readonly counts: RowCounts | undefined }) {
  const { t } = useTranslation();
  const names = importTexts(currentLanguage()).states;
  const words = rowStates
    .filter((state) => (counts?.[state] ?? 0) > 0)
    .map((state) => t('import.state', { state: names[state], count: counts?.[state] ?? 0 }));
  return (
    <span role="status" className="visually-hidden">
      {words.length === 0 ? '' : t('import.compared', { words: words.join(', ') })}
    </span>
  );
}

function Waiting(props: { readonly importId: string; readonly stopped: boolean; readonly waiting: boolean }) {
  const { t } = useTranslation();
  const { importId, stopped } = props;
  const waiting = props.waiting && !stopped;
  const progress = useImportProgress(importId, waiting);
  useEscape(waiting, stopPlanning);
  if (stopped)
    return (
      <div role="status" className="import-stopped">
        {t('import.stopped')}
        <Button size="compact-sm" onClick={() => changeOpen(() => ({ stopped: false }))}>
          {t('import.goOn')}
        </Button>
      </div>
    );
  if (!waiting) return null;
  if (progress === null || progress.total === 0)
    return (
      <Text role="status" size="sm" className="quiet">
        {t('import.planning')}
      </Text>
    );
  return (
    <Progress
      text={
        progress.phase === 'storing'
          ? t('import.storing')
          : t('import.planningRows', { done: progress.done, total: progress.total })
      }
      part={progress.phase === 'storing' ? null : progress.done / progress.total}
      {...(progress.phase === 'storing' ? {} : { onCancel: stopPlanning })}
    />
  );
}

function CopyButton(props: {
  readonly importId: string;
  readonly copy: boolean;
  readonly mapping: Mapping;
  readonly state: RowState;
  readonly disabled: boolean;
}) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const { importId, mapping, state } = props;
  const copying = useMutation({
    mutationFn: () =>
      copyRows(
        importId,
        mapping,
        state,
        money_unit,
        [
          t('import.row'),
          t(state === 'changed' || state === 'same' ? 'import.record' : 'import.said'),
          t(state === 'changed' ? 'import.changes' : state === 'rejected' ? 'import.problem' : 'import.why'),
        ],
        t('import.empty'),
      ),
  });
  return (
    <span className="import-copy">
      {copying.data === undefined ? null : (
        <span role="status" className="export-answer">
          ✓ {t('import.copied', { count: copying.data })}
        </span>
      )}
      {state === 'rejected' ? (
        <AnnotateButton importId={importId} copy={props.copy} disabled={props.disabled} />
      ) : null}
      <Button size="compact-sm" variant="default" disabled={props.disabled} onClick={() => copying.mutate()}>
        {t('import.copy')}
      </Button>
    </span>
  );
}
