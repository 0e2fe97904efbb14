import { daysBetween, type IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { periodEnd } from '../period.ts';
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

/** What counts of an enclave at a stage: its first plan, its first formal agreement; later ones change what there is. */
function firstOf(ledger: Ledger, enclaveId: string, stage: 'sitePlan' | 'agreement', on: IsoDate) {
  return stagesOf(ledger, enclaveId).find(
    (event) =>
      event.stage === stage &&
      event.date <= on &&
      (stage === 'sitePlan' || event.agreement_kind === 'formal'),
  );
}

/**
 * S87: cumulative formal agreements ≤ cumulative site plans + earlier signed, by the period's end. Earlier signed are the
 * enclaves whose agreement is older than the county's first site plan. The newest agreement without a plan is named.
 * Model §6, §4 I9.
 */
const S87: Rule = {
  id: 'S87',
  ruleClass: 'soft',
  form: 'enclave',
  reach: 'unit',
  needs: ['enclave', 'stage_event'],
  *check(ledger, { period }) {
    const on = periodEnd(period);
    const enclaves = ledger.all('enclave').map(({ id }) => ({
      plan: firstOf(ledger, id, 'sitePlan', on),
      agreement: firstOf(ledger, id, 'agreement', on),
    }));
    const plans = enclaves.flatMap(({ plan }) => (plan === undefined ? [] : [plan.date])).toSorted();
    const [firstPlan] = plans;
    const signed = enclaves.filter(({ agreement }) => agreement !== undefined);
    const earlier = signed.filter(
      ({ agreement }) => firstPlan === undefined || (agreement?.date ?? '') < firstPlan,
    );
    const covered = plans.length + earlier.length;
    const newest = signed
      .flatMap(({ plan, agreement }) => (plan === undefined && agreement !== undefined ? [agreement] : []))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .at(-1);
    if (signed.length <= covered || newest === undefined) return;
    yield at(newest, 'date', {
      date: dateArg(on),
      a: integerArg(signed.length),
      plans: integerArg(plans.length),
      earlier: integerArg(earlier.length),
      b: integerArg(covered),
      d: integerArg(signed.length - covered),
    });
  },
};

export const stageRules: readonly Rule[] = [H16, H17, S87];
