import { dateOf, type IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { type Fen, sumFen } from '../money.ts';
import { type Period, periodEnd, yearOfPeriod } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import {
  type InvestmentFigures,
  investmentAt,
  investmentFigures,
  monthsOf,
  statusOn,
  yearOfProject,
} from './investment.ts';

type Project = RecordOf<'project'>;

/**
 * A project as the monthly form shows it, with its sub-projects: what is invested in a whole is what it and its parts
 * state, each once, so that nothing is left out whichever of them states what (REQ asks that not both state the same
 * month). A whole that has figures of its own besides its parts' stands among them once more, with those; where its parts
 * have none, they are its own.
 */
export interface ProjectLine {
  readonly project: Project;
  readonly parts: readonly ProjectLine[];
  /** Whether its figures are its own, and no sum of its parts'. */
  readonly own: boolean;
  /** Its latest month up to the period's end, within the year; null before the first. */
  readonly month: RecordOf<'investment'> | null;
  readonly year: RecordOf<'project_year'> | null;
  readonly figures: InvestmentFigures;
}

/** Whether a project states investment of its own. */
function statesInvestment(ledger: Ledger, projectId: string): boolean {
  const types = ['investment', 'project_year', 'project_opening'] as const;
  return types.some((type) => ledger.where(type, 'project_id', projectId).length > 0);
}

/** Whether a project is a part of another, whose row is about it, too. */
export function isSubProject(ledger: Ledger, projectId: string): boolean {
  return wholesOf(ledger, projectId).length > 0 && !goesRound(ledger, projectId);
}

/** Investment and funds since start at the end of a day, in fen: a project's own and its sub-projects'. */
export function projectSinceStart(
  ledger: Ledger,
  projectId: string,
  on: IsoDate,
): Pick<InvestmentFigures, 'inv_cum' | 'fund_cum'> {
  const own = investmentAt(ledger, projectId, on);
  const parts = ledger.where('project', 'parent_project_id', projectId);
  if (parts.length === 0 || goesRound(ledger, projectId)) return own;
  const figures = [own, ...parts.map((part) => projectSinceStart(ledger, part.id, on))];
  return {
    inv_cum: sumFen(figures.map(({ inv_cum }) => inv_cum)),
    fund_cum: sumFen(figures.map(({ fund_cum }) => fund_cum)),
  };
}

/** Ids of the projects that a project is a part of, the nearest first; parents that go round end where they began. */
export function wholesOf(ledger: Ledger, projectId: string): readonly string[] {
  const wholes: string[] = [];
  let next = ledger.get('project', projectId)?.parent_project_id ?? null;
  while (next !== null && next !== projectId && !wholes.includes(next)) {
    const whole = ledger.get('project', next);
    if (whole === undefined) break;
    wholes.push(next);
    next = whole.parent_project_id;
  }
  return wholes;
}

/**
 * Projects of a month or a year, by code and name, sub-projects within their whole: those that were brought in by its end
 * and had not ended before its year, or have figures in that year.
 */
export function projectLines(ledger: Ledger, period: Period): readonly ProjectLine[] {
  const projects = ledger.all('project');
  const ids = new Set(projects.map(({ id }) => id));
  const isRoot = ({ id, parent_project_id: parent }: Project): boolean =>
    parent === null || !ids.has(parent) || goesRound(ledger, id);
  const lineOf = (project: Project): ProjectLine | null => {
    const parts = projects
      .filter((one) => one.parent_project_id === project.id && !isRoot(one))
      .toSorted(byCode)
      .flatMap((one) => lineOf(one) ?? []);
    if (parts.length === 0 && !isReported(ledger, project, period)) return null;
    const until = lastMonth(period);
    const inYear = `${yearOfPeriod(period)}-`;
    const month = monthsOf(ledger, project.id).findLast(
      (row) => row.month.startsWith(inYear) && row.month <= until,
    );
    const own: ProjectLine = {
      project,
      parts: [],
      own: true,
      month: month ?? null,
      year: yearOfProject(ledger, project.id, yearOfPeriod(period)) ?? null,
      figures: investmentFigures(ledger, project.id, until),
    };
    const states = statesInvestment(ledger, project.id);
    if (parts.length === 0 || (states && !parts.some((part) => anyStates(ledger, part))))
      return { ...own, parts };
    return { ...own, own: false, month: null, year: null, parts: [...(states ? [own] : []), ...parts] };
  };
  return projects
    .filter(isRoot)
    .toSorted(byCode)
    .flatMap((project) => lineOf(project) ?? []);
}

/** Whether a line's project, or a part of it, states investment. */
function anyStates(ledger: Ledger, { project, parts }: ProjectLine): boolean {
  return statesInvestment(ledger, project.id) || parts.some((part) => anyStates(ledger, part));
}

/** Whether a project's wholes lead, by mistake, back to one of them: then it stands for itself. */
function goesRound(ledger: Ledger, id: string): boolean {
  const last = wholesOf(ledger, id).at(-1) ?? id;
  const next = ledger.get('project', last)?.parent_project_id ?? null;
  return next !== null && ledger.get('project', next) !== undefined;
}

function byCode(a: Project, b: Project): number {
  const [x, y] = [a, b].map(({ project_code, name, id }) =>
    [project_code ?? '', name ?? '', id].join('\u0000'),
  );
  return (x ?? '') < (y ?? '') ? -1 : 1;
}

function isReported(ledger: Ledger, project: Project, period: Period): boolean {
  const year = yearOfPeriod(period);
  const inYear = monthsOf(ledger, project.id).some(({ month }) => yearOfPeriod(month) === year);
  if (inYear || yearOfProject(ledger, project.id, year) !== undefined) return true;
  if ((project.introduced_date ?? '') > periodEnd(period)) return false;
  const before = statusOn(ledger, project.id, dateOf(year - 1, 12, 31));
  return before !== 'inProduction' && before !== 'terminated';
}

/** The last month of a month or a year. */
export function lastMonth(period: Period): Period {
  return periodEnd(period).slice(0, 7) as Period;
}

/** A line's figure: its own, or of a whole the sum of its parts; null where nobody states it. */
export function figureOfLine(line: ProjectLine, of: (line: ProjectLine) => Fen | null): Fen | null {
  if (line.own) return of(line);
  const figures = line.parts.map((part) => figureOfLine(part, of));
  return figures.every((figure) => figure === null) ? null : sumFen(figures);
}

/** Investment and funds of a unit's projects in a month or a year, in fen: each project counted once. */
export interface InvestmentTotals {
  /** Of the month; of a year all of it. */
  readonly inv_period: Fen;
  readonly inv_ytd: Fen;
  readonly inv_cum: Fen;
  readonly fund_period: Fen;
  readonly fund_ytd: Fen;
  readonly fund_cum: Fen;
  readonly year_plan: Fen;
}

/** What the totals row of the monthly form says. */
export function investmentTotals(lines: readonly ProjectLine[], period: Period): InvestmentTotals {
  const total = (of: (line: ProjectLine) => Fen | null): Fen =>
    sumFen(lines.map((line) => figureOfLine(line, of)));
  const isYear = lastMonth(period) !== period;
  const [inv_ytd, fund_ytd] = [
    total(({ figures }) => figures.inv_ytd),
    total(({ figures }) => figures.fund_ytd),
  ];
  return {
    inv_period: isYear ? inv_ytd : total((line) => monthOf(line, period)?.inv_month ?? null),
    inv_ytd,
    inv_cum: total(({ figures }) => figures.inv_cum),
    fund_period: isYear ? fund_ytd : total((line) => monthOf(line, period)?.fund_month ?? null),
    fund_ytd,
    fund_cum: total(({ figures }) => figures.fund_cum),
    year_plan: total(({ year }) => year?.year_plan ?? null),
  };
}

/** A line's row of a month; null where it has none. */
export function monthOf({ month }: ProjectLine, period: Period): RecordOf<'investment'> | null {
  return month?.month === period ? month : null;
}
