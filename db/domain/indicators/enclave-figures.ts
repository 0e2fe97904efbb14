import type { IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { endedOn, reachedOn } from '../rules/pipeline.ts';
import type { CountyLedger } from './same-record.ts';
import { type Survey, type Tally, tally } from './survey.ts';

/** Whether an enclave counts as a park on a day: an agreement or a later stage, and not ended; model §4 I1. */
export function isParkOn(ledger: Ledger, enclaveId: string, on: IsoDate): boolean {
  return reachedOn(ledger, enclaveId, 'agreement', on) !== null && endedOn(ledger, enclaveId, on) === null;
}

/** I1–I3, I8 and I9: enclaves, their counties, and the steps of the pipeline. */
export function* enclaveTallies(survey: Survey): Iterable<Tally> {
  for (const county of survey.counties) {
    const { unit, ledger } = county;
    for (const enclave of ledger.all('enclave')) {
      if (!survey.enclaves.counts(unit, enclave.id)) continue;
      yield* parkTallies(survey, county, enclave);
      yield* eventTallies(survey, county, enclave.id);
    }
  }
  yield* coveredCounties(survey);
}

function* parkTallies(
  { to }: Survey,
  { unit, ledger }: CountyLedger,
  { id, kind }: RecordOf<'enclave'>,
): Iterable<Tally> {
  if (!isParkOn(ledger, id, to)) return;
  yield tally('I1', 'value', unit, ['enclave', id]);
  if (kind === 'weakVillage') yield tally('I2', 'value', unit, ['enclave', id]);
  else if (kind === null) yield tally('I2', 'value', unit, ['enclave', id], null);
}

/** Site plans and formal agreements; a framework agreement is none yet (model §2.3). */
function* eventTallies(survey: Survey, { unit, ledger }: CountyLedger, enclaveId: string): Iterable<Tally> {
  for (const { id, stage, date, agreement_kind } of ledger.where('stage_event', 'enclave_id', enclaveId)) {
    if (stage !== 'sitePlan' && stage !== 'agreement') continue;
    const indicator = stage === 'sitePlan' ? 'I8' : 'I9';
    if (stage === 'agreement' && agreement_kind === 'framework') continue;
    if (date === null || (stage === 'agreement' && agreement_kind === null)) {
      yield tally(indicator, 'value', unit, ['stage_event', id], null);
      continue;
    }
    if (date > survey.to) continue;
    yield tally(indicator, 'cumulative', unit, ['stage_event', id]);
    if (date >= survey.newYear) yield tally(indicator, 'value', unit, ['stage_event', id]);
  }
}

/**
 * I3: every home county of a weak-village enclave once, by its own record where it reports one. A party that is neither
 * asked about nor reporting is none of the counties covered.
 */
function* coveredCounties(survey: Survey): Iterable<Tally> {
  const covered = new Map<string, Tally>();
  const reporting = new Set(survey.counties.map(({ unit }) => unit));
  for (const { unit, ledger } of survey.counties) {
    for (const party of ledger.all('enclave_party')) {
      if (!isCountedWeakVillage(survey, unit, party.enclave_id)) continue;
      const { valid_from: from, valid_to: until, home_county: home } = party;
      if (!survey.isMember(home) && !reporting.has(home)) continue;
      if (from === null) yield tally('I3', 'value', unit, ['enclave_party', party.id], null);
      else if (from <= survey.to && survey.to <= (until ?? survey.to)) {
        if (!covered.has(home) || (unit === home && covered.get(home)?.part.unit !== home))
          covered.set(home, coveredBy(unit, home, party.id));
      }
    }
  }
  yield* covered.values();
}

function coveredBy(unit: string, home: string, party: string): Tally {
  const { part, ...figure } = tally('I3', 'value', unit, ['enclave_party', party]);
  return { ...figure, part: { ...part, county: home } };
}

/** Whether an enclave of a unit's ledger is one that I2 counts, as its first reporter states it. */
function isCountedWeakVillage(survey: Survey, unit: string, enclaveId: string): boolean {
  const group = survey.enclaves.groupOf(unit, enclaveId);
  const first = group === undefined ? undefined : survey.enclaves.reportersOf(group)[0];
  const ledger = survey.counties.find((county) => county.unit === first?.unit)?.ledger;
  if (first === undefined || ledger === undefined) return false;
  return ledger.get('enclave', first.id)?.kind === 'weakVillage' && isParkOn(ledger, first.id, survey.to);
}
