import type { IsoDate } from '../dates.ts';
import { stageOrder, standingOn } from '../figures/pipeline-summary.ts';
import type { Survey } from '../indicators/survey.ts';
import type { OptionOf } from '../options.ts';
import { type Stage, stagesOf } from '../rules/pipeline.ts';

/** An enclave that stands at a stage. */
export interface PipelineEnclave {
  readonly unit: string;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: OptionOf<'enclaveKind'> | null;
  /** Day of its latest event. */
  readonly since: IsoDate | null;
}

/** A stage of the pipeline over all counties. */
export interface PipelineRow {
  readonly stage: Stage;
  /** Events of the year up to the survey's end: site plans are I8, formal agreements I9. */
  readonly inYear: number;
  /** Enclaves that have come to it or further. */
  readonly reached: number;
  /** Enclaves that stand there. */
  readonly now: number;
  readonly enclaves: readonly PipelineEnclave[];
}

/** The pipeline of the members' enclaves at the survey's end, stage by stage; an enclave that two report once. */
export function enclavePipeline(survey: Survey): readonly PipelineRow[] {
  const standing = survey.counties.flatMap(({ unit, ledger }) =>
    ledger
      .all('enclave')
      .filter(({ id }) => survey.isMember(unit) && survey.enclaves.counts(unit, id))
      .map((enclave) => ({
        unit,
        enclave,
        standing: standingOn(ledger, enclave, survey.to),
        events: stagesOf(ledger, enclave.id).filter(
          ({ date, stage, agreement_kind }) =>
            survey.newYear <= date &&
            date <= survey.to &&
            (stage !== 'agreement' || agreement_kind === 'formal'),
        ),
      })),
  );
  return stageOrder.map((stage) => {
    const here = standing.filter(({ standing: { now } }) => now === stage);
    return {
      stage,
      inYear: standing.reduce(
        (sum, { events }) => sum + events.filter((one) => one.stage === stage).length,
        0,
      ),
      reached: standing.filter(({ standing: { reached } }) => reached.has(stage)).length,
      now: here.length,
      enclaves: here
        .map(({ unit, enclave, standing: { since } }) => ({
          unit,
          id: enclave.id,
          code: enclave.enclave_code ?? '',
          name: enclave.name ?? '',
          kind: enclave.kind,
          since,
        }))
        .toSorted((a, b) => (`${a.code}/${a.unit}/${a.id}` < `${b.code}/${b.unit}/${b.id}` ? -1 : 1)),
    };
  });
}
