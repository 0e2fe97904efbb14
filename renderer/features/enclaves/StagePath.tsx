import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../db/domain/dates.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import {
  type DatedStage,
  nextStage,
  type Stage,
  stageIndex,
  stagesOf,
  stagesOfLandMode,
} from '../../../db/domain/rules/pipeline.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';

interface PathProps {
  readonly ledger: Ledger;
  readonly enclaveId: string;
  /** Opens the record of a stage that was reached, to correct it. */
  readonly onOpen: (id: string) => void;
  /** Opens a new record of a stage. */
  readonly onRecord: (stage: Stage) => void;
}

/**
 * The pipeline of an enclave by its land mode: what was reached with its day and document, what comes next with the way to
 * record it, what was left out, and the end where there is one.
 */
export function StagePath({ ledger, enclaveId, onOpen, onRecord }: PathProps) {
  const { t } = useTranslation();
  const enclave = ledger.get('enclave', enclaveId);
  const next = enclave === undefined ? null : nextStage(ledger, enclave);
  const events = stagesOf(ledger, enclaveId);
  const last = events.at(-1);
  const path = stagesOfLandMode(enclave?.land_mode ?? null);
  const beside = events.map(({ stage }) => stage).filter((stage) => !path.includes(stage));
  const stages = [...new Set([...path, ...beside])].toSorted((a, b) => order(a) - order(b));
  const furthest = Math.max(-1, ...events.map(({ stage }) => stageIndex(stage)));
  return (
    <div className="stage-line">
      <ol className="stage-path" aria-label={t('enclave.stagePath')}>
        {stages.map((stage) => (
          <Step
            key={stage}
            stage={stage}
            events={events.filter((event) => event.stage === stage)}
            isNext={stage === next}
            isNow={stage === last?.stage}
            isSkipped={stageIndex(stage) >= 0 && stageIndex(stage) < furthest}
            isOver={last?.stage === 'ended'}
            onOpen={onOpen}
            onRecord={onRecord}
          />
        ))}
      </ol>
      {events.length === 0 || last?.stage === 'ended' ? null : (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onRecord('ended')}>
          {t('enclave.recordEnd')}
        </Button>
      )}
    </div>
  );
}

interface StepProps extends Pick<PathProps, 'onOpen' | 'onRecord'> {
  readonly stage: Stage;
  /** Of this stage, by their days. */
  readonly events: readonly DatedStage[];
  readonly isNext: boolean;
  readonly isNow: boolean;
  /** A later stage was reached. */
  readonly isSkipped: boolean;
  readonly isOver: boolean;
}

function Step({ stage, events, isNext, isNow, isSkipped, isOver, onOpen, onRecord }: StepProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const reached = events.length > 0;
  const ended = stage === 'ended';
  const kind = reached ? (ended ? 'ended' : 'done') : isNext ? 'next' : 'open';
  const since = events.at(-1)?.date;
  const days = isNow && since !== undefined ? daysBetween(since, today) : -1;
  const lacksFormal =
    stage === 'agreement' && reached && events.every(({ agreement_kind }) => agreement_kind !== 'formal');
  return (
    <li className={`stage-step stage-${kind}`} aria-current={isNow || isNext ? 'step' : undefined}>
      <span aria-hidden="true" className="stage-mark">
        {{ done: '✓', ended: '■', next: '▸', open: isSkipped ? '–' : '·' }[kind]}
      </span>
      <span className="stage-body">
        {optionLabel(currentLanguage(), 'stage', stage)}
        {events.map((event) => (
          <Event key={event.id} event={event} onOpen={onOpen} />
        ))}
        {days < 0 ? null : <span className="second-line">{t('enclave.days', { count: days })}</span>}
        {lacksFormal ? <span className="second-line stage-lack">{t('enclave.noFormal')}</span> : null}
        {lacksFormal ? (
          <UnstyledButton className="table-link stage-act" onClick={() => onRecord(stage)}>
            {t('enclave.recordFormal')}
          </UnstyledButton>
        ) : null}
        {isNext ? (
          <Button size="compact-xs" className="stage-act" onClick={() => onRecord(stage)}>
            {t('enclave.record')}
          </Button>
        ) : null}
        {!reached && !isNext && isSkipped ? (
          <span className="second-line">{t('enclave.skipped')}</span>
        ) : null}
        {reached || isNext || isSkipped || isOver ? null : (
          <UnstyledButton
            className="second-line stage-later"
            title={t('enclave.recordSkipping')}
            onClick={() => onRecord(stage)}
          >
            {t('enclave.record')}
          </UnstyledButton>
        )}
      </span>
    </li>
  );
}

/** A stage as it is on record; opening it is the way to correct it, and its history keeps what stood there. */
function Event({ event, onOpen }: { readonly event: DatedStage; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const kind =
    event.agreement_kind === null ? '' : `${optionLabel(language, 'agreementKind', event.agreement_kind)} `;
  return (
    <UnstyledButton
      className="second-line stage-event"
      title={t('enclave.correct')}
      onClick={() => onOpen(event.id)}
    >
      {kind}
      {event.date}
      {event.document_no === null ? null : <span className="stage-document">{event.document_no}</span>}
      {event.reason === null ? null : <span className="stage-document">{event.reason}</span>}
    </UnstyledButton>
  );
}

/** `ended` stands after all others. */
function order(stage: Stage): number {
  const index = stageIndex(stage);
  return index < 0 ? Number.MAX_SAFE_INTEGER : index;
}
