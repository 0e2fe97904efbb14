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

/** What of a stage is listed: who has come to it, who stands there, and the year's events. */
export const stageGroups = ['reached', 'now', 'inYear'] as const;
export type StageGroup = (typeof stageGroups)[number];

/** An enclave behind a figure of the pipeline. */
export interface StageEnclave {
  readonly unit: string;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: OptionOf<'enclaveKind'> | null;
  /** Day on which it came to the stage asked for; null where it is known only by a later one. */
  readonly on: IsoDate | null;
  /** Where it stands at the survey's end, and since when. */
  readonly stage: Stage | null;
  readonly since: IsoDate | null;
}

/** The enclaves behind a figure of `enclavePipeline`, as many as the figure says; of the year's events one row each. */
export function enclavesOfStage(survey: Survey, stage: Stage, group: StageGroup): readonly StageEnclave[] {
  return standingsOf(survey)
    .flatMap(({ unit, enclave, standing, inYear, events }) => {
      const here = events.filter((one) => one.stage === stage);
      const listed: readonly (IsoDate | null)[] =
        group === 'inYear'
          ? inYear.filter((one) => one.stage === stage).map(({ date }) => date)
          : (group === 'now' ? standing.now === stage : standing.reached.has(stage))
            ? [(group === 'now' ? here.at(-1) : here[0])?.date ?? null]
            : [];
      return listed.map((on) => ({
        unit,
        id: enclave.id,
        code: enclave.enclave_code ?? '',
        name: enclave.name ?? '',
        kind: enclave.kind,
        on,
        stage: standing.now,
        since: standing.since,
      }));
    })
    .toSorted(byCode);
}

interface Named {
  readonly unit: string;
  readonly id: string;
  readonly code: string;
}

const byCode = (a: Named, b: Named): number =>
  `${a.code}/${a.unit}/${a.id}` < `${b.code}/${b.unit}/${b.id}` ? -1 : 1;

/** The members' enclaves with where each stands; one that two report once. A framework agreement alone is no event. */
const standingsOf = (survey: Survey) =>
  survey.counties.flatMap(({ unit, ledger }) =>
    ledger
      .all('enclave')
      .filter(({ id }) => survey.isMember(unit) && survey.enclaves.counts(unit, id))
      .map((enclave) => {
        const all = stagesOf(ledger, enclave.id).filter(({ date }) => date <= survey.to);
        const events = all.filter(
          ({ stage, agreement_kind }) => stage !== 'agreement' || agreement_kind === 'formal',
        );
        return {
          unit,
          enclave,
          standing: standingOn(ledger, enclave, survey.to),
          events,
          inYear: events.filter(({ date }) => survey.newYear <= date),
        };
      }),
  );

/** The pipeline of the members' enclaves at the survey's end, stage by stage; an enclave that two report once. */
export function enclavePipeline(survey: Survey): readonly PipelineRow[] {
  const standing = standingsOf(survey);
  return stageOrder.map((stage) => {
    const here = standing.filter(({ standing: { now } }) => now === stage);
    return {
      stage,
      inYear: standing.reduce(
        (sum, { inYear }) => sum + inYear.filter((one) => one.stage === stage).length,
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
        .toSorted(byCode),
    };
  });
}
