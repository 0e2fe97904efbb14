import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { period } from '../../../db/domain/period.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { drawReportSheets } from '../../../db/services/report-sheets.ts';
import {
  externalTimeoutMs,
  libreOfficeConvert,
  needLibreOffice,
  needPdfReader,
  pdfPages,
} from '../../support/external-readers.ts';
import { HOME } from '../../support/ledger-builder.ts';
import { importable } from '../../support/records-file.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

let folder: ReturnType<typeof temporaryFolder>;
let shared: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  folder = temporaryFolder();
  shared = temporaryFolder();
  host = await openServices(folder.path, undefined, drawReportSheets);
  await host.call('session.initialise', { role: 'county', unit: HOME, person: '王芳', language: 'zh-CN' });
  await host.call('records.import', { records: importable(twoEnclaves()), source: 'test' });
});
afterEach(() => {
  host.close();
  folder.remove();
  shared.remove();
});

it('says a remark that many rows share once, and is that much shorter', async () => {
  const note = '按市里统一口径填报，名单以省农业农村厅公布的为准。';
  const read = async (paper: typeof upright) => {
    const { pages } = await host.call('forms.pages', { ...order, forms: ['contribution'], paper });
    return pages.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text)));
  };
  const { rows } = await host.call('records.list', { type: 'contribution' });
  const changes = rows.map(({ id, revision }) => ({
    ...{ type: 'contribution' as const, id, base_revision: revision },
    values: { note },
  }));
  await host.call('records.save', { changes, why: null });
  const texts = await read(upright);
  expect(texts.filter((text) => text === note)).toHaveLength(1);
  expect(texts.filter((text) => text === '同上')).toHaveLength(rows.length - 1);
});

const order = { period: period('2021') } as const;
const upright = { size: 'A4', landscape: false } as const;

it(
  'writes one form or all in official layout before anything is filed, and remembers the paper',
  async (context) => {
    expect(await host.call('forms.paper', {})).toEqual({ size: 'A4', landscape: true });
    const all = await host.call('forms.export', {
      ...order,
      paper: { size: 'A3', landscape: true },
      folder: shared.path,
    });
    const one = await host.call('forms.export', {
      ...order,
      forms: ['return'],
      paper: upright,
      folder: shared.path,
    });
    expect(await host.call('forms.paper', {})).toEqual(upright);
    await host.call('forms.paper', { keep: { size: 'A3', landscape: false } });
    expect(await host.call('forms.paper', {})).toEqual({ size: 'A3', landscape: false });
    expect(one.file).toMatch(/^龙游县_.+_2021年_草稿，未报送_20220110\.xlsx$/);
    const { sheets } = await readWorkbook(readFileSync(join(shared.path, one.file)));
    expect(sheets.length).toBe(one.rows);
    expect(sheets.length).toBeLessThan(all.rows);
    // Nobody can take it for a report.
    expect(sheets.some(({ name }) => name === '_shl')).toBe(false);
    expect(
      await host.refused('forms.export', {
        ...order,
        period: period('2021-03'),
        forms: ['return'],
        paper: upright,
        folder: shared.path,
      }),
    ).toMatchObject({ code: 'rejected' });
    await needLibreOffice(context);
    await needPdfReader(context);
    const files = [all.file, one.file].map((file) => join(shared.path, file));
    const [large = '', small = ''] = await libreOfficeConvert(files, 'pdf', folder.path);
    const wide = await host.call('forms.pages', { ...order, paper: { size: 'A3', landscape: true } });
    const narrow = await host.call('forms.pages', { ...order, forms: ['return'], paper: upright });
    expect([wide.paper, narrow.paper]).toEqual([{ size: 'A3', landscape: true }, upright]);
    const printed = new Map([
      [large, wide.pages.length],
      [small, narrow.pages.length],
    ]);
    for (const [file, width, height] of [
      [large, 1191, 842],
      [small, 595, 842],
    ] as const) {
      const pages = await pdfPages(file);
      expect(printed.get(file)).toBe(pages.length);
      for (const page of pages) {
        expect([Math.round(page.width), Math.round(page.height)]).toEqual([width, height]);
        // Nothing is clipped: every word lies within the paper.
        for (const word of page.words) expect(word.right).toBeLessThanOrEqual(width);
      }
      expect(pages.some(({ words }) => words.some(({ text }) => text.includes('草稿')))).toBe(true);
    }
  },
  externalTimeoutMs,
);
