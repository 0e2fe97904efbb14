import { describe, expect, it } from 'vitest';
import { tablesOfProjects } from '../../renderer/features/investment/tables-of-projects.ts';
import type { GridColumn } from '../../renderer/ui/grid/grid-model.ts';
import { planTable } from '../../renderer/ui/grid/paste-table.ts';
import { solveStep } from '../../renderer/ui/grid/solve-step.ts';
import { recordOf } from '../support/ledger-builder.ts';

const projects = [
  recordOf('project', 'p-1', { name: '精密零件项目', project_code: '2003-330825-04-01-123451' }),
  recordOf('project', 'p-2', { name: '文旅综合体项目', project_code: '2003-330825-04-01-123452' }),
  recordOf('project', 'p-3', { name: '冷链物流项目', project_code: null }),
  recordOf('project', 'p-4', { name: '同名项目', project_code: '2003-330825-04-01-123454' }),
  recordOf('project', 'p-5', { name: '同名项目', project_code: '2003-330825-04-01-123455' }),
];
type Row = (typeof projects)[number];
const column = (key: string, editable = true): GridColumn<Row> => ({
  key,
  label: key,
  text: () => '',
  editable,
});
const columns = [
  { ...column('project_id', false), text: ({ name }: Row) => name ?? '' },
  column('inv_month'),
  column('inv_ytd'),
  column('fund_month'),
  column('progress_text'),
];
const tables = tablesOfProjects(
  'investment',
  ['project_id', 'month'],
  ['inv_ytd', 'inv_cum', 'fund_ytd', 'fund_cum'],
  projects,
  (row) => row,
);
const at = { top: 0, left: 0, bottom: 0, right: 0 };
const paste = (...lines: string[]) =>
  planTable(
    { cells: lines.map((line) => line.split(' ')), merged: [], hidden: [], beneath: new Map() },
    { at, rowLimit: projects.length },
    columns,
    projects,
    tables,
  );
const cells = (...lines: string[]) =>
  paste(...lines).edits.map(({ row, column: key, text }) => [row, key, text]);

describe('a table of projects that is pasted into a month', () => {
  it.each(['项目', '项目名称', 'Project', 'Project name'])('goes to the projects named under %s', (head) => {
    expect(
      cells(`序号 ${head.replace(' ', '')} 本月完成投资`, '1 冷链物流项目 3', '2 精密零件项目 1'),
    ).toEqual([
      [2, 'inv_month', '3'],
      [0, 'inv_month', '1'],
    ]);
  });

  it.each(['项目代码', '项目', 'Projectcode'])('goes to the projects of the codes under %s', (head) => {
    expect(cells(`${head} 本月完成投资`, '2003-330825-04-01-123452 2')).toEqual([[1, 'inv_month', '2']]);
  });

  it('tells projects of one name apart by their codes, and never guesses', () => {
    const plan = paste(
      '项目名称 项目代码 本月完成投资',
      '同名项目 2003-330825-04-01-123455 5',
      '同名项目  6',
      '冷链物流项目 2003-330825-04-01-999999 3',
      '精密零件项目 2003-330825-04-01-999999 1',
      '无此项目  9',
    );
    expect(plan.edits).toEqual([
      { row: 4, column: 'inv_month', text: '5' },
      { row: 2, column: 'inv_month', text: '3' },
    ]);
    expect(plan.left.map(({ text }) => text.split(' ').at(-1))).toEqual(['6', '1', '9']);
  });

  it('goes to them without heads, too, from the column of projects on', () => {
    expect(cells('文旅综合体项目 2', '精密零件项目 1')).toEqual([
      [1, 'inv_month', '2'],
      [0, 'inv_month', '1'],
    ]);
  });

  it('changes neither month nor project', () => {
    const plan = paste('月份 项目名称 本月到位资金', '2021-03 文旅综合体项目 2');
    expect(plan.edits).toEqual([{ row: 1, column: 'fund_month', text: '2' }]);
    expect(plan.left).toEqual([{ at: 'A1', text: '月份', why: 'unknownHead' }]);
  });

  it('gives totals for the month only where it does not name the month', () => {
    const solving = {
      totals: { inv_ytd: 'inv_month' },
      solve: (edit: { row: number; column: string; text: string }) => ({ ...edit, column: 'inv_month' }),
    };
    const both = paste('项目名称 本月完成投资 本年累计完成投资', '文旅综合体项目 2 9');
    expect(solveStep(both.edits, projects, solving)).toEqual([{ row: 1, column: 'inv_month', text: '2' }]);
    const total = paste('项目名称 本年累计完成投资', '文旅综合体项目 9');
    expect(solveStep(total.edits, projects, solving)).toEqual([{ row: 1, column: 'inv_month', text: '9' }]);
  });
});
