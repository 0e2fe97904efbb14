import { Alert, Button, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckAnswer, ReportState } from '../../../db/domain/answers.ts';
import type { Draft } from '../../../db/domain/contract.ts';
import { failureText } from '../../../db/domain/locale/locale.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { signingFields } from '../../../db/domain/signing.ts';
import { useSession } from '../../api/queries.ts';
import { useThresholds } from '../../api/thresholds.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { focusField } from '../../ui/forms/RecordForm.tsx';
import { Progress } from '../../ui/page/Progress.tsx';
import { Blockers } from './Blockers.tsx';
import { type Blocker, blockersOf } from './blockers.ts';
import { FolderRow } from './FolderRow.tsx';
import { HeadQuestions } from './HeadQuestions.tsx';
import { headOf, headQuestions } from './head-questions.ts';
import { SignerFields } from './SignerFields.tsx';
import { SubmitOutcome } from './SubmitOutcome.tsx';
import { useSigning } from './use-signing.ts';
import { failureOf, placeOfFailure, useSubmitReport } from './use-submitting.ts';

/** Signing and submitting the next version: what is missing is said before the button, and what failed at its place. */
export function SubmitSection(props: {
  readonly state: ReportState;
  readonly check: UseQueryResult<CheckAnswer>;
  readonly records: { readonly form_head: readonly AnyRecord[]; readonly explanation: readonly AnyRecord[] };
  readonly stored: Draft | null;
  /** Queries that were neither answered nor led to another figure. */
  readonly openQueries: number;
  readonly focusField: string | null;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const { state, check, records } = props;
  const signing = useSigning(state, session, props.stored);
  const submit = useSubmitReport();
  const box = useRef<HTMLElement>(null);
  const blockersBox = useRef<HTMLDivElement>(null);
  const [last] = state.filed;
  const unchanged = state.changed_since === false;
  /** Whether a version that says nothing new is being signed anew. */
  const [anew, setAnew] = useState(props.stored !== null);

  const head = headOf(signing.texts, state.next_version);
  const thresholds = useThresholds(state.period);
  const questions = headQuestions(head, { ...state, thresholds }, session, records);
  const signedAnew = last !== undefined && signingFields.some((field) => head[field] !== last.signers[field]);
  const failure = failureOf(submit.error);
  const place = failure === null ? null : placeOfFailure(failure);

  if (unchanged && !anew) {
    return (
      <section className="sheet report-done" aria-label={t('report.signAndSubmit')} ref={box}>
        <SubmitOutcome submit={submit} />
        <p>
          {t(last?.status === 'sentBack' ? 'review.answerFirst' : 'report.unchanged', {
            version: last?.version ?? 1,
          })}
        </p>
        <Button size="xs" variant="default" onClick={() => setAnew(true)}>
          {t('report.signAnew')}
        </Button>
      </section>
    );
  }

  const blockers: readonly Blocker[] =
    check.data === undefined
      ? []
      : blockersOf({
          check: check.data,
          drafts: check.data.drafts.length,
          queries: props.openQueries,
          state,
          questions,
          folder: session.shared_folder,
          signedAnew,
        });
  const start = (): void => {
    const { unit_head, stat_head, filler, phone, report_date, correction_reason } = head;
    // A blank date is among the blockers.
    if (check.data === undefined || blockers.length > 0 || report_date === null) {
      blockersBox.current?.focus();
      return;
    }
    submit.start(
      {
        period: state.period,
        folder: null,
        signers: {
          unit_head: unit_head ?? '',
          stat_head: stat_head ?? '',
          filler: filler ?? '',
          phone: phone ?? '',
          report_date,
        },
        correction_reason: state.next_version > 1 ? correction_reason : null,
      },
      () => {
        void signing.keeper.discard();
        setAnew(false);
      },
    );
  };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    // What is typed here is kept as it is typed; submitting is a decision of its own.
    event.preventDefault();
    void signing.keeper.flush();
  };

  return (
    <section className="sheet submit" aria-label={t('report.signAndSubmit')} ref={box} onKeyDown={keys}>
      <Title order={2}>
        {t('report.signAndSubmit')}{' '}
        <span className="quiet">{t('report.version', { version: state.next_version })}</span>
      </Title>
      <SubmitOutcome submit={submit} />
      {state.locked.length === 0 ? null : (
        <Alert color="orange" role="alert">
          {failureText(currentLanguage(), {
            code: 'period_locked',
            args: {
              period: state.period,
              lock: state.obligation?.lock ?? null,
              forms: state.locked.join(','),
            },
          })}
        </Alert>
      )}
      <SignerFields
        signing={signing}
        state={state}
        focusField={props.focusField}
        failure={place === 'signers' || place === 'reason' ? failure : null}
      />
      <HeadQuestions questions={questions} period={state.period} />
      <FolderRow failure={place === 'folder' ? failure : null} onChosen={() => submit.reset()} />
      {submit.isPending ? (
        <Progress text={t('report.submitting')} part={null} />
      ) : (
        <>
          <Blockers
            blockers={blockers}
            failure={place === 'blocked' ? failure : null}
            checking={check.data === undefined}
            ref={blockersBox}
            onField={(field) => focusField(box.current, field)}
          />
          {check.isError ? (
            <Alert color="red" role="alert">
              {t('report.checkFailed')}
            </Alert>
          ) : null}
          <div className="submit-actions">
            <Button
              variant={blockers.length === 0 ? 'filled' : 'default'}
              aria-describedby="submit-what"
              onClick={start}
            >
              {t('report.submit')}
            </Button>
            <span className="quiet" id="submit-what">
              {blockers.length === 0 ? t('report.submitWhat') : t('report.submitBlocked')}
            </span>
          </div>
        </>
      )}
    </section>
  );
}
