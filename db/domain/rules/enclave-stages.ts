import { daysBetween } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { type DatedStage, stageIndex, stagesOf, stagesOfLandMode } from './pipeline.ts';
import { dateArg, type Finding, integerArg, optionArg, type Rule } from './rule.ts';

function at(event: DatedStage, field: string, args: Finding['args']): Finding {
  return { recordType: 'stage_event', recordId: event.id, field, args };
}

/**
 * H16: by date, each stage event goes to the next stage of its land mode's path, or to `ended`, or gives a reason. The
 * first event recorded may be any stage; a framework and a formal agreement are two events. Repeating a stage and going
 * on after an end need a reason. A stage dated before one that precedes it in the pipeline is H17's. Model §6.
 */
const H16: Rule = {
  id: 'H16',
  ruleClass: 'hard',
  form: 'enclave',
  reach: 'enclave',
  needs: ['enclave', 'stage_event'],
  *check(ledger) {
    for (const { id, land_mode } of ledger.all('enclave')) {
      const path = stagesOfLandMode(land_mode);
      const passed: DatedStage[] = [];
      let furthest = -1;
      for (const event of stagesOf(ledger, id)) {
        const before = passed.at(-1);
        const to = stageIndex(event.stage);
        // With a blank land mode the path is not known, and REQ asks for it.
        const skipped =
          land_mode === null || furthest < 0
            ? []
            : path.filter((stage) => stageIndex(stage) > furthest && stageIndex(stage) < to);
        const goesOn = before?.stage === 'ended' && event.stage !== 'ended';
        if (
          before !== undefined &&
          event.reason === null &&
          (skipped.length > 0 || goesOn || repeats(passed, event))
        ) {
          const [first] = skipped;
          const missing = first === undefined ? {} : { missing: optionArg('stage', first) };
          const args = {
            from: optionArg('stage', before.stage),
            to: optionArg('stage', event.stage),
            ...missing,
          };
          yield at(event, 'stage', args);
        }
        passed.push(event);
        furthest = Math.max(furthest, to);
      }
    }
  },
};

/** Whether the stage stands there already; an agreement only with the same kind of agreement. */
function repeats(passed: readonly DatedStage[], event: DatedStage): boolean {
  return passed.some(
    ({ stage, agreement_kind }) =>
      stage === event.stage && (stage !== 'agreement' || agreement_kind === event.agreement_kind),
  );
}

/**
 * H17: no stage is first dated before a stage that precedes it in the pipeline, and none after the report date (while no
 * report is being prepared: after today). Model §6.
 */
const H17: Rule = {
  id: 'H17',
  ruleClass: 'hard',
  form: 'enclave',
  reach: 'enclave',
  needs: ['enclave', 'stage_event'],
  *check(ledger, { head, today }) {
    const limit = head?.report_date ?? today;
    for (const { id } of ledger.all('enclave')) {
      const events = stagesOf(ledger, id);
      for (const event of events) {
        if (event.date <= limit) continue;
        yield at(event, 'date', {
          date: dateArg(event.date),
          limit: dateArg(limit),
          days: integerArg(daysBetween(limit, event.date)),
        });
      }
      yield* outOfOrder(ledger, id);
    }
  },
};

function* outOfOrder(ledger: Ledger, enclaveId: string): Iterable<Finding> {
  const firsts: DatedStage[] = [];
  for (const event of stagesOf(ledger, enclaveId)) {
    if (event.stage !== 'ended' && !firsts.some(({ stage }) => stage === event.stage)) firsts.push(event);
  }
  for (const event of firsts) {
    const later = firsts.find(
      (other) => stageIndex(other.stage) < stageIndex(event.stage) && other.date > event.date,
    );
    if (later === undefined) continue;
    yield at(event, 'date', {
      stage: optionArg('stage', event.stage),
      on: dateArg(event.date),
      earlier: optionArg('stage', later.stage),
      earlier_on: dateArg(later.date),
    });
  }
}

export const stageRules: readonly Rule[] = [H16, H17];
