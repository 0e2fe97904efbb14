import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { nextStage, type Stage, stagesOf } from '../../../db/domain/rules/pipeline.ts';
import { newId } from '../../api/new-id.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { judgeRecord, withTyped } from '../../ui/violations/judge.ts';
import type { EnclaveSectionProps } from './enclave-section.ts';
import { StagePath } from './StagePath.tsx';

/** Stages (阶段) of an enclave: the path of its land mode with what comes next, and the records of what was reached. */
export function StageSection({ ledger, enclaveId, setup, context, focus }: EnclaveSectionProps) {
  const { t } = useTranslation();
  const enclave = ledger.get('enclave', enclaveId);
  const rows = useMemo(() => {
    const events = ledger.where('stage_event', 'enclave_id', enclaveId);
    const place = (event: (typeof events)[number]): string => event.date ?? '9999';
    return events.toSorted((a, b) =>
      place(a) < place(b) ? -1 : 1,
    ) as readonly unknown[] as readonly AnyRecord[];
  }, [ledger, enclaveId]);
  const fixed = useMemo(() => ({ enclave_id: enclaveId }), [enclaveId]);
  const ofLink = rows.some(({ id }) => id === focus?.record) ? focus : null;
  const [open, setOpen] = useState<string | null>(ofLink?.record ?? null);
  /** The stage that the open new record was asked for. */
  const [wanted, setWanted] = useState<{ readonly id: string; readonly stage: Stage } | null>(null);
  const record = (stage: Stage): void => {
    const id = newId();
    setWanted({ id, stage });
    setOpen(id);
  };
  const propose = (_values: Values, id: string): Values => {
    const stage =
      wanted?.id === id ? wanted.stage : enclave === undefined ? null : nextStage(ledger, enclave);
    const signed = stagesOf(ledger, enclaveId).some((event) => event.stage === 'agreement');
    return { stage, ...(stage === 'agreement' && signed ? { agreement_kind: 'formal' } : {}) };
  };
  return (
    <>
      <StagePath ledger={ledger} enclaveId={enclaveId} onOpen={setOpen} onRecord={record} />
      <RecordSection
        type="stage_event"
        title={t('enclave.stages')}
        rows={rows}
        setup={setup}
        fixed={fixed}
        scope={enclaveId}
        emptyHint={t('enclave.stageHint')}
        propose={propose}
        opened={{ id: open, change: setOpen }}
        judge={(candidate, id) =>
          judgeRecord(withTyped(ledger, 'stage_event', id, candidate), context, 'stage_event', id)
        }
        focus={ofLink}
      />
    </>
  );
}
