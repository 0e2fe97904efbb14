import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { nextStage, stageIndex, stagesOf, stagesOfLandMode } from '../../../db/domain/rules/pipeline.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { judgeRecord, withTyped } from '../../ui/violations/judge.ts';
import type { EnclaveSectionProps } from './enclave-section.ts';

/** Stages (阶段) of an enclave: the path of its land mode with what comes next, and the records of what was reached. */
export function StageSection({ ledger, enclaveId, setup, context, focus }: EnclaveSectionProps) {
  const { t } = useTranslation();
  const enclave = ledger.get('enclave', enclaveId);
  const next = enclave === undefined ? null : nextStage(ledger, enclave);
  const rows = useMemo(() => {
    const events = ledger.where('stage_event', 'enclave_id', enclaveId);
    const place = (event: (typeof events)[number]): string => event.date ?? '9999';
    return events.toSorted((a, b) =>
      place(a) < place(b) ? -1 : 1,
    ) as readonly unknown[] as readonly AnyRecord[];
  }, [ledger, enclaveId]);
  const fixed = useMemo(() => ({ enclave_id: enclaveId }), [enclaveId]);
  return (
    <>
      <StagePath ledger={ledger} enclaveId={enclaveId} next={next} />
      <RecordSection
        type="stage_event"
        title={t('enclave.stages')}
        rows={rows}
        setup={setup}
        fixed={fixed}
        scope={enclaveId}
        emptyHint={t('enclave.stageHint')}
        propose={() => ({ stage: next })}
        judge={(candidate, id) =>
          judgeRecord(withTyped(ledger, 'stage_event', id, candidate), context, 'stage_event', id)
        }
        focus={rows.some(({ id }) => id === focus?.record) ? focus : null}
      />
    </>
  );
}

function StagePath(props: {
  readonly ledger: EnclaveSectionProps['ledger'];
  readonly enclaveId: string;
  readonly next: ReturnType<typeof nextStage>;
}) {
  const { t } = useTranslation();
  const { ledger, enclaveId, next } = props;
  const language = currentLanguage();
  const landMode = ledger.get('enclave', enclaveId)?.land_mode ?? null;
  const events = stagesOf(ledger, enclaveId);
  const path = stagesOfLandMode(landMode);
  const beside = events.map(({ stage }) => stage).filter((stage) => !path.includes(stage));
  const stages = [...new Set([...path, ...beside])].toSorted((a, b) => order(a) - order(b));
  return (
    <ol className="stage-path" aria-label={t('enclave.stagePath')}>
      {stages.map((stage) => {
        const reached = events.find((event) => event.stage === stage);
        const kind = reached !== undefined ? 'done' : stage === next ? 'next' : 'open';
        return (
          <li
            key={stage}
            className={`stage-step stage-${kind}`}
            aria-current={kind === 'next' ? 'step' : undefined}
          >
            <span aria-hidden="true" className="stage-mark">
              {{ done: '✓', next: '▸', open: '·' }[kind]}
            </span>
            <span>
              {optionLabel(language, 'stage', stage)}
              <span className="second-line">
                {reached?.date ?? (kind === 'next' ? t('enclave.nextStage') : '—')}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** `ended` stands after all others. */
function order(stage: Parameters<typeof stageIndex>[0]): number {
  const index = stageIndex(stage);
  return index < 0 ? Number.MAX_SAFE_INTEGER : index;
}
