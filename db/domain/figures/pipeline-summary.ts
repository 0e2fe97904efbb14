import { FAR_FUTURE, type IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { type Stage, stageIndex, stagesOf, stagesOfLandMode } from '../rules/pipeline.ts';

/** How many enclaves a stage of the pipeline has seen. */
export interface StageCount {
  readonly stage: Stage;
  /** Enclaves that have come to it or further, of those whose land mode leads through it or that recorded it. */
  readonly reached: number;
  /** Enclaves that stand there now. */
  readonly now: number;
}

/** Stages in the order of the summary. */
export const stageOrder: readonly Stage[] = [...stagesOfLandMode(null), 'ended'];

/**
 * The pipeline over all enclaves, stage by stage, the suspended and ended last; model §2.3. A framework agreement alone is
 * no agreement reached: only the formal one counts (I9).
 */
export function pipelineSummary(ledger: Ledger): readonly StageCount[] {
  const enclaves = ledger.all('enclave').map((enclave) => standingOn(ledger, enclave, FAR_FUTURE));
  return stageOrder.map((stage) => ({
    stage,
    reached: enclaves.filter(({ reached }) => reached.has(stage)).length,
    now: enclaves.filter((enclave) => enclave.now === stage).length,
  }));
}

/** Where an enclave stands at the end of a day, and what it has come to by then; see `pipelineSummary`. */
export function standingOn(
  ledger: Ledger,
  { id, land_mode }: Pick<RecordOf<'enclave'>, 'id' | 'land_mode'>,
  on: IsoDate,
): { readonly now: Stage | null; readonly since: IsoDate | null; readonly reached: ReadonlySet<Stage> } {
  const events = stagesOf(ledger, id).filter(({ date }) => date <= on);
  const counted = events.filter(
    ({ stage, agreement_kind }) => stage !== 'agreement' || agreement_kind === 'formal',
  );
  const furthest = Math.max(-1, ...counted.map(({ stage }) => stageIndex(stage)));
  const passed = stagesOfLandMode(land_mode).filter((stage) => stageIndex(stage) <= furthest);
  return {
    now: events.at(-1)?.stage ?? null,
    since: events.at(-1)?.date ?? null,
    reached: new Set([...passed, ...counted.map(({ stage }) => stage)]),
  };
}
