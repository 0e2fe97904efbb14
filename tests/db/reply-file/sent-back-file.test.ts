import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReplyFile } from '../../../db/exchange/reply-file/read-reply-file.ts';
import {
  type SentBackFile,
  type SpokenQuery,
  sentBackFile,
} from '../../../db/exchange/reply-file/sent-back-file.ts';
import type { ReadReport } from '../../../db/exchange/report-file/data-sheet.ts';
import { editedCells } from '../../../db/exchange/report-file/edited-cells.ts';
import type { InstallationKeys } from '../../../db/exchange/report-file/keys.ts';
import { readReportFile } from '../../../db/exchange/report-file/read-report-file.ts';
import { readZipDirectory, unpack } from '../../../db/exchange/workbook/zip-read.ts';
import { writeZip } from '../../../db/exchange/workbook/zip-write.ts';
import {
  externalTimeoutMs,
  libreOfficeResave,
  needLibreOffice,
  needOpenpyxl,
  openpyxlDump,
  openpyxlEdit,
} from '../../support/external-readers.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { type DrawnReport, drawnReports, recordsOf } from '../report-file/drawn-report.ts';
import { richCounty } from '../report-file/rich-county.ts';
import { replyTo, reviewerKeys, spoken } from './reviewed.ts';

const folder = temporaryFolder();
let drawn: DrawnReport;
let report: ReadReport;
let keys: InstallationKeys;
let queries: readonly SpokenQuery[];
let sentBack: SentBackFile;
let path: string;

/** First cells of the report that say a receipt's amount and a village's name. */
const cellsOf = (type: string, field: string) =>
  report.cellMap.filter((entry) => entry.record_type === type && entry.field === field);

async function sendBack(bytes: Uint8Array, asked = queries): Promise<SentBackFile> {
  const manifest = replyTo(report, bytes, keys, { queries: asked.length });
  return sentBackFile({ bytes, manifest, unitName: '龙游县', queries: asked, keys, language: 'zh-CN' });
}

beforeAll(async () => {
  const [made] = (await drawnReports(folder.path, recordsOf(richCounty()), ['2021Q4'])).values();
  if (made === undefined) throw new Error('no report');
  drawn = made;
  report = (await readReportFile(drawn.bytes, 'x')).report;
  const reviewer = join(folder.path, 'reviewer');
  await mkdir(reviewer);
  keys = await reviewerKeys(reviewer);
  const [amount] = cellsOf('receipt', 'amount');
  const [line] = cellsOf('batch_line', 'amount');
  if (amount === undefined || line === undefined) throw new Error('no cells');
  queries = [
    spoken(report, 'query-1', amount),
    spoken(report, 'query-2', amount, '付款人也请核对 <&> _x0041_'),
    spoken(report, 'query-3', line, '合计与银行代发清单差一分'),
    spoken(report, 'query-4', { record_type: 'receipt', record_id: 'nowhere', field: 'amount' }),
  ];
  sentBack = await sendBack(drawn.bytes);
  path = join(folder.path, '退回.xlsx');
  await writeFile(path, sentBack.bytes);
});
afterAll(() => folder.remove());

describe('a report that is sent back', () => {
  it('is the county’s own workbook: only what must be is another part of it', () => {
    const parts = (bytes: Uint8Array) =>
      new Map(
        readZipDirectory(Buffer.from(bytes)).map((entry) => [entry.name, unpack(Buffer.from(bytes), entry)]),
      );
    const [before, after] = [parts(drawn.bytes), parts(sentBack.bytes)];
    const changed = [...before].flatMap(([name, content]) =>
      after.get(name)?.equals(content) === true ? [] : [name],
    );
    const commented = new Set(changed.filter((name) => name.startsWith('xl/worksheets/sheet')));
    expect(changed.filter((name) => !commented.has(name)).sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
    ]);
    // Of a sheet with comments nothing is missing, and only the reference to them is new.
    for (const name of commented) {
      const now = after
        .get(name)
        ?.toString('utf8')
        .replace(/<legacyDrawing [^>]*\/>/, '');
      expect(now).toBe(before.get(name)?.toString('utf8'));
    }
    expect(sentBack.withForms).toBe(true);
  });

  it('says what the report said, and what the reviewer says, both signed', async () => {
    const { workbook, report: again } = await readReportFile(path, path);
    expect(again).toEqual(report);
    expect(again.signature).toBe('valid');
    expect(editedCells(workbook, again.cellMap)).toEqual([]);
    const { reply } = await readReplyFile(path, path);
    expect(reply.signature).toBe('valid');
    expect(reply.manifest).toMatchObject({
      verdict: 'sentBack',
      report: { sha256: report.sha256, version: 1 },
    });
    expect(reply.queries).toEqual(queries.map(({ query }) => query));
  });

  it('has the queries as comments at their cells, several at one cell in one', async () => {
    const { workbook } = await readReplyFile(path, path);
    const comments = new Map(
      workbook.sheets.flatMap(({ name, comments: found }) =>
        [...found].map(([at, comment]) => [`${name}!${at}` as string, comment] as const),
      ),
    );
    const [amount, line] = [queries[0], queries[2]].map((one) =>
      report.cellMap.filter(
        ({ record_id, field }) => record_id === one?.query.record_id && field === one?.query.field,
      ),
    );
    expect([...comments.keys()].sort()).toEqual(
      [...(amount ?? []), ...(line ?? [])].map(({ address }) => address).sort(),
    );
    const at = comments.get(amount?.[0]?.address ?? '');
    expect(at?.author).toBe('衢州市');
    expect(at?.text).toBe(
      '核实意见1：与银行回单不一致，请核实（H31 到账须有凭证）\n核实意见2：付款人也请核对 <&> _x0041_（H31 到账须有凭证）',
    );
  });

  it('is the same, byte for byte, whenever it is made again', async () => {
    expect(Buffer.from((await sendBack(drawn.bytes)).bytes).equals(Buffer.from(sentBack.bytes))).toBe(true);
  });

  it('opens in openpyxl, with the comments and the links', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    const { sheets } = await openpyxlDump(path);
    const list = sheets.at(-2);
    expect(list).toMatchObject({ name: '核实意见', state: 'visible' });
    expect(sheets.at(-1)).toMatchObject({ name: '_shl_review', state: 'veryHidden' });
    const [first] = cellsOf('receipt', 'amount');
    const [sheet = '', at = ''] = first?.address.split('!') ?? [];
    expect(sheets.find(({ name }) => name === sheet)?.cells[at]?.comment?.[1]).toContain('与银行回单不一致');
    const texts = Object.values(list?.cells ?? {}).map(({ value }) => value);
    expect(texts).toEqual(
      expect.arrayContaining([first?.address, '合计与银行代发清单差一分', '（不在表中）']),
    );
  });

  it('comes back the same from LibreOffice, comments too', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needLibreOffice(context);
    const out = join(folder.path, 'resaved');
    await mkdir(out);
    const resaved = await libreOfficeResave(path, out);
    const { report: again } = await readReportFile(resaved, resaved);
    expect(again).toEqual(report);
    const { reply, workbook } = await readReplyFile(resaved, resaved);
    expect(reply).toMatchObject({ signature: 'valid', queries: queries.map(({ query }) => query) });
    expect(workbook.sheets.reduce((sum, { comments }) => sum + comments.size, 0)).toBeGreaterThan(1);
  });
});

describe('a report that another program saved before it was received', () => {
  it('is sent back with comments all the same: LibreOffice', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needLibreOffice(context);
    const out = join(folder.path, 'received');
    await mkdir(out);
    const bytes = await readFile(await libreOfficeResave(drawn.path, out));
    const made = await sendBack(bytes);
    expect(made.withForms).toBe(true);
    await expectWhole(made.bytes, 2);
  });

  it('is sent back with comments all the same: openpyxl', { timeout: externalTimeoutMs }, async (context) => {
    await needOpenpyxl(context);
    const saved = join(folder.path, 'openpyxl.xlsx');
    const { workbook } = await readReportFile(drawn.bytes, 'x');
    const sheet = workbook.sheets[0]?.name ?? '';
    await openpyxlEdit(drawn.path, saved, sheet, 'A1', String(textAt(workbook.sheets[0], 'A1')));
    const made = await sendBack(await readFile(saved));
    await expectWhole(made.bytes, 2);
  });

  it('is listed in a new workbook where it is written in a way that is not edited safely', async () => {
    const made = await sendBack(withComment(drawn.bytes));
    expect(made.withForms).toBe(false);
    await expectWhole(made.bytes, 0);
  });
});

/** The report exactly, the reply exactly, and at least so many comments. */
async function expectWhole(bytes: Uint8Array, comments: number): Promise<void> {
  const { workbook, reply } = await readReplyFile(bytes, 'x');
  expect((await readReportFile(bytes, 'x')).report).toEqual(report);
  expect(reply).toMatchObject({ signature: 'valid', queries: queries.map(({ query }) => query) });
  expect(workbook.sheets.reduce((sum, sheet) => sum + sheet.comments.size, 0)).toBeGreaterThanOrEqual(
    comments,
  );
}

function textAt(sheet: { cells: Map<string, unknown> } | undefined, at: string): unknown {
  const cell = sheet?.cells.get(at) as { text?: string } | undefined;
  return cell?.text ?? '';
}

/** The same workbook, its list of sheets written so that its end cannot be told apart. */
function withComment(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes);
  const parts = readZipDirectory(buffer).map((entry) => {
    const content = unpack(buffer, entry);
    if (entry.name !== 'xl/workbook.xml') return { name: entry.name, content };
    const xml = content.toString('utf8').replace('</sheets>', '<!-- </sheets> --></sheets>');
    return { name: entry.name, content: Buffer.from(xml) };
  });
  return writeZip(parts, '2022-01-10T00:00:00Z');
}
