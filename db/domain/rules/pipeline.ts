import type { IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import type { OptionOf } from '../options.ts';
import type { RecordOf } from '../records/catalogue.ts';

export type Stage = OptionOf<'stage'>;
type StageEvent = RecordOf<'stage_event'>;
/** A stage event with its stage and date filled in. */
export type DatedStage = StageEvent & { readonly stage: Stage; readonly date: IsoDate };

/** The pipeline in its order, model §2.3; `ended` (suspended or ended) is no step of it. */
const pipeline: readonly Stage[] = [
  'sitePlan',
  'agreement',
  'landApproved',
  'construction',
  'completed',
  'operating',
];

/** Place of a stage in the pipeline, from 0; −1 for `ended`. */
export function stageIndex(stage: Stage): number {
  return pipeline.indexOf(stage);
}

/** Stages that a park must pass, by its land mode: purchased and leased space has no land approval and construction. */
export function stagesOfLandMode(mode: OptionOf<'landMode'> | null): readonly Stage[] {
  const ready = mode === 'purchased' || mode === 'leased';
  return ready ? pipeline.filter((stage) => stage !== 'landApproved' && stage !== 'construction') : pipeline;
}

/** An enclave's stage events by date, those of one day in the order of the pipeline; incomplete ones left out. */
export function stagesOf(ledger: Ledger, enclaveId: string): readonly DatedStage[] {
  const complete = ledger
    .where('stage_event', 'enclave_id', enclaveId)
    .filter((event): event is DatedStage => event.stage !== null && event.date !== null);
  return complete.toSorted((a, b) =>
    a.date === b.date ? stageIndex(a.stage) - stageIndex(b.stage) : a.date < b.date ? -1 : 1,
  );
}

/**
 * The stage that comes next on the path of an enclave's land mode; null once it is in operation, and while it is suspended
 * or ended.
 */
export function nextStage(
  ledger: Ledger,
  { id, land_mode }: Pick<RecordOf<'enclave'>, 'id' | 'land_mode'>,
): Stage | null {
  const events = stagesOf(ledger, id);
  if (events.at(-1)?.stage === 'ended') return null;
  const furthest = Math.max(-1, ...events.map(({ stage }) => stageIndex(stage)));
  return stagesOfLandMode(land_mode).find((stage) => stageIndex(stage) > furthest) ?? null;
}

/** First day on which an enclave had reached a stage or a later one; null when it has not by `on`. */
export function reachedOn(ledger: Ledger, enclaveId: string, stage: Stage, on: IsoDate): IsoDate | null {
  const from = stageIndex(stage);
  const event = stagesOf(ledger, enclaveId).find((one) => stageIndex(one.stage) >= from);
  return event === undefined || event.date > on ? null : event.date;
}

/** Day since which an enclave is suspended or ended; null while its latest stage by `on` is another one. */
export function endedOn(ledger: Ledger, enclaveId: string, on: IsoDate): IsoDate | null {
  const latest = stagesOf(ledger, enclaveId).findLast((event) => event.date <= on);
  return latest?.stage === 'ended' ? latest.date : null;
}
