import type { CallInput } from '../domain/contract.ts';
import { arrearsByAge } from '../domain/dashboard/arrears-ages.ts';
import { enclavesOfStage } from '../domain/dashboard/enclave-pipeline.ts';
import type { ArrearsDues, DueLine, StageLine } from '../domain/dashboard-answers.ts';
import { daysBetween } from '../domain/dates.ts';
import type { Part } from '../domain/indicators/survey.ts';
import { addFen, fen } from '../domain/money.ts';
import { recordPlace } from '../domain/record-place.ts';
import type { RecordOf, RecordType } from '../domain/records/catalogue.ts';
import type { ServiceContext } from './context.ts';
import { type Surveyed, surveyed } from './surveyed.ts';

/**
 * The dues behind the arrears by age, whose sum is what the chart shows: of one age or all, of one county or all.
 * @throws FailureError `not_initialised`
 */
export function arrearsDues(
  context: ServiceContext,
  { period, age, county, offset = 0, limit = 100 }: CallInput<'dashboard.dues'>,
): ArrearsDues {
  const all = surveyed(context, period);
  const parts = arrearsByAge(all.survey)
    .ages.filter((one) => age === undefined || one.age === age)
    .flatMap((one) => one.parts)
    .filter(({ unit }) => county === undefined || unit === county);
  return {
    value: parts.reduce((sum, { amount }) => addFen(sum, fen(amount ?? 0)), fen(0)),
    total: parts.length,
    rows: parts
      .toSorted(byAmount)
      .slice(offset, offset + limit)
      .flatMap((part) => lineOf(all, part)),
  };
}

/**
 * The enclaves behind a figure of the pipeline, as many as the chart shows.
 * @throws FailureError `not_initialised`
 */
export function stageEnclaves(
  context: ServiceContext,
  { period, stage, group }: CallInput<'dashboard.enclaves'>,
): readonly StageLine[] {
  const all = surveyed(context, period);
  return enclavesOfStage(all.survey, stage, group).map((row) => ({
    ...row,
    place: placeOf(all, row.unit, 'enclave', row.id),
  }));
}

/** The highest first; the rest of the order is only there so that pages fit together. */
const byAmount = (a: Part, b: Part): number =>
  (b.amount ?? 0) - (a.amount ?? 0) || (`${a.unit} ${a.id}` < `${b.unit} ${b.id}` ? -1 : 1);

const ledgerOf = ({ survey }: Surveyed, unit: string) =>
  survey.counties.find((one) => one.unit === unit)?.ledger;

/** Where a record is worked on: a county's own; nobody works here on what others reported. */
function placeOf(all: Surveyed, unit: string, type: RecordType, id: string): StageLine['place'] {
  const ledger = ledgerOf(all, unit);
  return ledger === undefined || all.asker.level !== 'county' ? null : recordPlace(ledger, type, id);
}

function lineOf(all: Surveyed, { unit, id, amount }: Part): readonly DueLine[] {
  const ledger = ledgerOf(all, unit);
  const due: RecordOf<'due'> | undefined = ledger?.get('due', id);
  if (ledger === undefined || due === undefined) return [];
  const { due_date, agreed, year, instalment, return_kind } = due;
  // Dues with a blank there are in no age.
  if (due_date === null || agreed === null || year === null) return [];
  return [
    {
      unit,
      id,
      enclave: ledger.get('enclave', due.enclave_id)?.name ?? '',
      year,
      instalment,
      return_kind,
      due_date,
      days: daysBetween(due_date, all.survey.to),
      agreed,
      rest: fen(amount ?? 0),
      place: placeOf(all, unit, 'due', id),
    },
  ];
}
