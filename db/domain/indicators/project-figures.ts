import type { IsoDate } from '../dates.ts';
import { isCarriedOver, statusesOf, statusOn } from '../figures/investment.ts';
import { wholesOf } from '../figures/project-lines.ts';
import type { Ledger } from '../ledger.ts';
import type { RecordOf } from '../records/catalogue.ts';
import type { IndicatorId } from './declarations.ts';
import { investmentEntries, isInvestedBy } from './investment-entries.ts';
import type { CountedParks } from './platform-figures.ts';
import type { CountyLedger } from './same-record.ts';
import { type Survey, type Tally, tally } from './survey.ts';

type Project = RecordOf<'project'>;
type Where = (project: Project) => boolean;

/** I12–I17: projects and their investment. */
export function* projectTallies(survey: Survey, parks: CountedParks): Iterable<Tally> {
  for (const county of survey.counties) {
    const projects = county.ledger.all('project').filter(({ id }) => survey.projects.counts(county.unit, id));
    yield* countTallies(survey, county, projects, parks);
    yield* shareTallies(survey, county, projects);
    yield* fundsTallies(survey, county, projects);
  }
  yield* investedTallies(survey, parks);
}

/**
 * Projects of a kind, one filing once: a sub-project counts only where no project that it is a part of does. A filing with
 * several sub-projects is a project itself (model §2.9).
 */
function filings(ledger: Ledger, projects: readonly Project[], where: Where): readonly Project[] {
  const fitting = new Set(projects.filter(where).map(({ id }) => id));
  return projects.filter(
    ({ id, parent_project_id }) =>
      fitting.has(id) &&
      (parent_project_id === null || !wholesOf(ledger, id).some((whole) => fitting.has(whole))),
  );
}

const by = (day: IsoDate | null, on: IsoDate): boolean => day !== null && day <= on;

function* countTallies(
  { year, newYear, to }: Survey,
  { unit, ledger }: CountyLedger,
  projects: readonly Project[],
  parks: CountedParks,
): Iterable<Tally> {
  const introduced: Where = ({ introduced_date }) => by(introduced_date, to);
  const each = function* (indicator: IndicatorId, figure: Tally['figure'], where: Where): Iterable<Tally> {
    for (const { id } of filings(ledger, projects, where))
      yield tally(indicator, figure, unit, ['project', id]);
  };
  yield* each('I12', 'allProjects', introduced);
  yield* each('I12', 'value', (one) => introduced(one) && parks.parkOf(unit, ledger, one) !== undefined);
  yield* each(
    'I12',
    'inEcoParks',
    (one) => introduced(one) && parks.parkOf(unit, ledger, one)?.ecoPark != null,
  );
  yield* each(
    'I17',
    'value',
    (one) =>
      one.sector === 'industry' &&
      ((introduced(one) && (one.introduced_date ?? newYear) >= newYear) || isCarriedOver(ledger, one, year)),
  );
  for (const { id, introduced_date } of projects) {
    if (introduced_date === null) yield tally('I12', 'value', unit, ['project', id], null);
  }
}

/** I14 and I16: shares of the projects signed by the period's end. */
function* shareTallies(
  { to }: Survey,
  { unit, ledger }: CountyLedger,
  projects: readonly Project[],
): Iterable<Tally> {
  for (const { id, project_code, start_date } of filings(ledger, projects, (one) => by(one.sign_date, to))) {
    const record = ['project', id] as const;
    const started = by(start_date, to);
    yield tally('I14', 'den', unit, record);
    yield tally('I16', 'den', unit, record);
    if (started || (project_code ?? '').trim() !== '') yield tally('I14', 'num', unit, record);
    if (started) yield tally('I16', 'num', unit, record);
    if (isProducing(ledger, id, to)) yield tally('I16', 'production', unit, record);
  }
}

/** Whether a project has come to production by a day, and was not stopped since. */
function isProducing(ledger: Ledger, id: string, on: IsoDate): boolean {
  const now = statusOn(ledger, id, on);
  if (now === null || now === 'suspended' || now === 'terminated') return false;
  return statusesOf(ledger, id).some(({ status, date }) => status === 'inProduction' && by(date, on));
}

/**
 * I15: funds since start ÷ agreed investment, over projects with an agreed one. Funds of sub-projects are in their whole's
 * where the whole has it; projects for which nobody states it are counted on a line of their own.
 */
function* fundsTallies(
  { to }: Survey,
  { unit, ledger }: CountyLedger,
  projects: readonly Project[],
): Iterable<Tally> {
  const agreed: Where = ({ agreed_investment, introduced_date }) =>
    agreed_investment !== null && by(introduced_date, to);
  const counted = filings(ledger, projects, agreed);
  const covered = new Set<string>();
  for (const { id, agreed_investment } of counted) {
    yield tally('I15', 'den', unit, ['project', id], agreed_investment);
    for (const whole of wholesOf(ledger, id)) covered.add(whole);
    for (const part of withParts(ledger, id)) {
      covered.add(part);
      for (const entry of investmentEntries(ledger, part)) {
        if (isInvestedBy(entry, to)) yield tally('I15', 'num', unit, [entry.type, entry.id], entry.funds);
      }
    }
  }
  const without = filings(
    ledger,
    projects,
    ({ id, introduced_date }) => by(introduced_date, to) && !covered.has(id),
  );
  for (const { id } of without) yield tally('I15', 'withoutAgreed', unit, ['project', id]);
}

/** A project and its sub-projects of whatever depth. */
function withParts(ledger: Ledger, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  // A set takes in what is added while it is walked.
  for (const one of found) {
    for (const part of ledger.where('project', 'parent_project_id', one)) found.add(part.id);
  }
  return found;
}

/** I13: investment since start of every project, and of those that lie in counted parks; each project's own rows once. */
function* investedTallies(survey: Survey, parks: CountedParks): Iterable<Tally> {
  const { from, to } = survey;
  for (const { unit, ledger } of survey.counties) {
    for (const project of ledger.all('project')) {
      if (investmentReporter(survey, unit, project.id) !== unit) continue;
      const park = parks.parkOf(unit, ledger, project);
      for (const entry of investmentEntries(ledger, project.id)) {
        const { type, id, month, done, invested } = entry;
        if (!isInvestedBy(entry, to)) continue;
        const record = [type, id] as const;
        yield tally('I13', 'value', unit, record, invested);
        if (invested !== null && park !== undefined)
          yield tally('I13', 'inPlatforms', unit, record, invested);
        if (invested !== null && park?.ecoPark != null)
          yield tally('I13', 'inEcoParks', unit, record, invested);
        if (month !== null && done !== null && (entry.date ?? '') >= from)
          yield tally('I13', 'inPeriod', unit, record, done);
      }
    }
  }
}

/** The unit whose figures of a project count: the first reporter that states any, else the first. */
export function investmentReporter(survey: Survey, unit: string, id: string): string | undefined {
  const group = survey.projects.groupOf(unit, id);
  const reporters = group === undefined ? [] : survey.projects.reportersOf(group);
  if (reporters.length < 2) return reporters[0]?.unit;
  const stating = reporters.find((one) => {
    const ledger = survey.counties.find((county) => county.unit === one.unit)?.ledger;
    return ledger !== undefined && investmentEntries(ledger, one.id).length > 0;
  });
  return (stating ?? reporters[0])?.unit;
}
