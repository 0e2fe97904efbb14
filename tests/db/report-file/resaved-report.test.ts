import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editedCells } from '../../../db/exchange/report-file/edited-cells.ts';
import { readReportFile } from '../../../db/exchange/report-file/read-report-file.ts';
import type { PlainWorkbook } from '../../../db/exchange/workbook/plain.ts';
import { type DrawSheets, drawReportSheets } from '../../../db/services/report-sheets.ts';
import { externalTimeoutMs, libreOfficeConvert, needLibreOffice } from '../../support/external-readers.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { type DrawnReport, demoRecords, drawnReports, recordsOf } from './drawn-report.ts';
import { projectCounty } from './project-county.ts';
import { richCounty } from './rich-county.ts';

/* The drawn report after another program opened it, calculated it and saved it. */

/** What no formula of a report gives. */
const wrong = '987654.321';

/** The same sheets with wrong results: only a program that calculates can put them right. */
const withWrongResults: DrawSheets = (input) => {
  const drawn = drawReportSheets(input);
  const sheets = drawn.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        cell?.kind === 'formula' ? { ...cell, cached: { kind: 'number', decimal: wrong } as const } : cell,
      ),
    })),
  }));
  return { ...drawn, sheets };
};

/** Results of formulas as text, by sheet and address. */
function results({ sheets }: PlainWorkbook): Map<string, string> {
  return new Map(
    sheets.flatMap(({ name, cells }) =>
      [...cells].flatMap(([at, cell]): [string, string][] =>
        cell.kind === 'formula' && cell.cached?.kind === 'number'
          ? [[`${name}!${at}`, Number(cell.cached.decimal).toFixed(6)]]
          : [],
      ),
    ),
  );
}

const folder = temporaryFolder();
async function draw(
  name: string,
  enter: Parameters<typeof drawnReports>[1],
  periods: readonly string[],
  sheets = drawReportSheets,
): Promise<DrawnReport[]> {
  const path = join(folder.path, name);
  await mkdir(path);
  return [...(await drawnReports(path, enter, periods, sheets)).values()];
}

let rich: DrawnReport[];
let demo: DrawnReport[];
let projects: DrawnReport[];
beforeAll(async () => {
  rich = await draw('rich', recordsOf(richCounty()), ['2021Q4', '2021']);
  demo = await draw('demo', demoRecords, ['2020']);
  projects = await draw('projects', recordsOf(projectCounty()), ['2021-03', '2021']);
});
afterAll(() => folder.remove());

async function expectSame(path: string, original: DrawnReport): Promise<PlainWorkbook> {
  const { workbook, report } = await readReportFile(path, path);
  const { report: before } = await readReportFile(original.path, original.path);
  expect(report).toMatchObject({ records: before.records, cellMap: before.cellMap, signature: 'valid' });
  expect(before.records).toEqual(original.packaged);
  expect(report.cellMap.length).toBeGreaterThan(100);
  expect(editedCells(workbook, report.cellMap)).toEqual([]);
  return workbook;
}

/** Saved again, each county's files in a folder of their own: they have the same names. */
async function saved(
  drawn: readonly DrawnReport[],
  into: string,
  options: { readonly recalculate?: boolean } = {},
): Promise<string[]> {
  const paths: string[] = [];
  const byFolder = Map.groupBy(drawn, ({ path }) => dirname(path));
  for (const [from, reports] of byFolder) {
    const files = reports.map(({ path }) => path);
    const to = join(folder.path, into, basename(from));
    paths.push(...(await libreOfficeConvert(files, 'xlsx', to, options)));
  }
  return paths;
}

describe('saved again by LibreOffice', () => {
  it('the drawn report is whole and no cell counts as edited', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needLibreOffice(context);
    const honest = [...rich.slice(1), ...demo, ...projects];
    const paths = await saved(honest, 'resaved');
    for (const [at, path] of paths.entries()) {
      const workbook = await expectSame(path, honest[at] ?? expect.fail('no report'));
      expect(workbook.sheets.at(-1)?.name).toBe('_shl');
    }
  });

  it('every formula calculates what the report says', { timeout: externalTimeoutMs }, async (context) => {
    await needLibreOffice(context);
    const planted = [
      ...(await draw('wrong', recordsOf(richCounty()), ['2021Q4', '2021'], withWrongResults)),
      ...(await draw('wrong-projects', recordsOf(projectCounty()), ['2021-03', '2021'], withWrongResults)),
    ];
    const paths = await saved(planted, 'calculated', { recalculate: true });
    for (const [at, path] of paths.entries()) {
      const original = [...rich, ...projects][at] ?? expect.fail('no report');
      const must = results((await readReportFile(original.path, '')).workbook);
      expect(must.size).toBeGreaterThan(20);
      const before = results((await readReportFile(planted[at]?.path ?? '', '')).workbook);
      expect([...before.keys()]).toEqual([...must.keys()]);
      expect(new Set(before.values())).toEqual(new Set([Number(wrong).toFixed(6)]));
      const workbook = await expectSame(path, planted[at] ?? expect.fail('no report'));
      expect(results(workbook)).toEqual(must);
    }
  });
});
