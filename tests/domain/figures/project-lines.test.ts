import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../db/domain/dates.ts';
import {
  figureOfLine,
  investmentTotals,
  type ProjectLine,
  projectLines,
  projectSinceStart,
} from '../../../db/domain/figures/project-lines.ts';
import { period } from '../../../db/domain/period.ts';
import { LedgerBuilder, yuan } from '../../support/ledger-builder.ts';

const march = period('2021-03');

/** Names of lines with those of their parts. */
const names = (lines: readonly ProjectLine[]): unknown[] =>
  lines.map(({ project, parts }) => (parts.length === 0 ? project.name : [project.name, ...names(parts)]));

const project = (builder: LedgerBuilder, name: string, parent: string | null = null): LedgerBuilder =>
  builder.with('project', { name, project_code: null, parent_project_id: parent });
const invested = (builder: LedgerBuilder, id: string, month: string, amount: number): LedgerBuilder =>
  builder.with('investment', {
    project_id: id,
    month,
    inv_month: yuan(amount),
    fund_month: yuan(amount * 2),
  });

describe('lines of the monthly form', () => {
  it('stand by code and name, sub-projects beneath their whole', () => {
    const builder = new LedgerBuilder();
    project(project(project(builder, '乙'), '甲'), '丙', 'project-1').change('project', 'project-2', {
      project_code: '2101-330825-04-01-123456',
    });
    project(builder, '丁', 'project-1');
    expect(names(projectLines(builder.ledger(), march))).toEqual([['乙', '丁', '丙'], '甲']);
  });
});

describe('what is invested in all', () => {
  it('of a whole without figures of its own is the sum of its parts', () => {
    const builder = project(
      project(project(new LedgerBuilder(), '总'), '一', 'project-1'),
      '二',
      'project-1',
    );
    invested(
      invested(invested(builder, 'project-2', '2021-02', 100), 'project-2', '2021-03', 20),
      'project-3',
      '2021-03',
      7,
    );
    const lines = projectLines(builder.ledger(), march);
    const [whole] = lines;
    if (whole === undefined) throw new Error('no line');
    expect(figureOfLine(whole, ({ month }) => month?.inv_month ?? null)).toBe(yuan(27));
    expect(investmentTotals(lines, march)).toEqual({
      inv_period: yuan(27),
      inv_ytd: yuan(127),
      inv_cum: yuan(127),
      fund_period: yuan(54),
      fund_ytd: yuan(254),
      fund_cum: yuan(254),
      year_plan: 0,
    });
  });

  it('since start, a whole without figures of its own says what its parts make', () => {
    const builder = project(project(new LedgerBuilder(), '总'), '一', 'project-1');
    invested(builder, 'project-2', '2021-03', 80);
    const at = (id: string, on: string) => projectSinceStart(builder.ledger(), id, isoDate(on));
    expect(at('project-1', '2021-03-31')).toMatchObject({ inv_cum: yuan(80), fund_cum: yuan(160) });
    expect(at('project-1', '2021-03-30')).toMatchObject({ inv_cum: 0, fund_cum: 0 });
    invested(builder, 'project-1', '2021-02', 100);
    expect(at('project-1', '2021-03-31')).toMatchObject({ inv_cum: yuan(180) });
  });

  it('of a whole is what it and its parts state: a filing that is split in the year loses nothing', () => {
    const builder = project(project(new LedgerBuilder(), '总'), '一', 'project-1');
    builder.with('project_year', { project_id: 'project-1', year: 2021, year_plan: yuan(900) });
    invested(invested(builder, 'project-1', '2021-02', 500), 'project-2', '2021-03', 80);
    const lines = projectLines(builder.ledger(), march);
    expect(names(lines)).toEqual([['总', '总', '一']]);
    expect(investmentTotals(lines, march)).toEqual({
      inv_period: yuan(80),
      inv_ytd: yuan(580),
      inv_cum: yuan(580),
      fund_period: yuan(160),
      fund_ytd: yuan(1160),
      fund_cum: yuan(1160),
      year_plan: yuan(900),
    });
  });

  it('of a year is what its months make, also where the last ones are missing', () => {
    const builder = project(new LedgerBuilder(), '总').with('project_opening', { inv_cum: yuan(1_000) });
    invested(
      invested(invested(builder, 'project-1', '2021-02', 10), 'project-1', '2021-10', 5),
      'project-1',
      '2022-02',
      1,
    );
    const lines = projectLines(builder.ledger(), period('2021'));
    expect(lines[0]?.month?.month).toBe('2021-10');
    expect(investmentTotals(lines, period('2021'))).toMatchObject({
      inv_period: yuan(15),
      inv_ytd: yuan(15),
      inv_cum: yuan(1_015),
    });
  });

  it('carries the year to date on in a month without any row', () => {
    const builder = invested(project(new LedgerBuilder(), '总'), 'project-1', '2021-02', 10);
    expect(investmentTotals(projectLines(builder.ledger(), march), march)).toMatchObject({
      inv_period: 0,
      inv_ytd: yuan(10),
    });
  });

  it('counts projects that are, by mistake, parts of each other once each', () => {
    const builder = project(project(new LedgerBuilder(), '一', 'project-2'), '二', 'project-1');
    project(builder, '三', 'project-3');
    for (const n of [1, 2, 3]) invested(builder, `project-${n}`, '2021-03', n);
    const lines = projectLines(builder.ledger(), march);
    expect(lines).toHaveLength(3);
    expect(investmentTotals(lines, march)).toMatchObject({ inv_ytd: yuan(6) });
  });
});

describe('projects of a period', () => {
  const of = (given: { introduced?: string; status?: 'inProduction' | 'terminated'; on?: string }) => {
    const builder = new LedgerBuilder().with('project', {
      introduced_date: given.introduced ?? '2019-05-01',
    });
    if (given.status !== undefined)
      builder.with('project_status', { status: given.status, date: given.on ?? '' });
    return builder;
  };
  const shown = (builder: LedgerBuilder): number => projectLines(builder.ledger(), march).length;

  it.each([
    ['goes on', of({}), 1],
    ['ended in the year', of({ status: 'inProduction', on: '2021-02-01' }), 1],
    ['ended before it', of({ status: 'inProduction', on: '2020-12-31' }), 0],
    ['was given up before it', of({ status: 'terminated', on: '2020-03-01' }), 0],
    ['is brought in later', of({ introduced: '2021-04-01' }), 0],
    [
      'ended before it, and has a figure in it',
      invested(of({ status: 'inProduction', on: '2020-12-31' }), 'project-1', '2021-02', 1),
      1,
    ],
  ] as const)('one that %s', (_, builder, count) => {
    expect(shown(builder)).toBe(count);
  });
});
