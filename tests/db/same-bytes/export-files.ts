import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput } from '../../../db/domain/contract.ts';
import { period } from '../../../db/domain/period.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { seededPorts } from '../../../db/ports.ts';
import { drawReportSheets } from '../../../db/services/report-sheets.ts';
import { HOME } from '../../support/ledger-builder.ts';
import { openServices, reportingDay, type ServiceHost } from '../../support/service-host.ts';

const languages = ['zh-CN', 'en'] as const;

/**
 * SHA-256 of a file of each kind that is written for people to fill in, to read and to sign, in both languages, from the
 * same records.
 * @param records as `records.import` takes them
 */
export async function exportFiles(
  folder: string,
  records: CallInput<'records.import'>['records'],
): Promise<Readonly<Record<string, string>>> {
  mkdirSync(folder, { recursive: true });
  const host = await openServices(join(folder, 'data'), seededPorts(7, reportingDay), drawReportSheets);
  try {
    await host.call('session.initialise', { role: 'county', unit: HOME, person: '王芳', language: 'zh-CN' });
    await host.call('records.import', { records, source: 'test' });
    const hashes: Record<string, string> = {};
    const keep = (kind: string, file: string): void => {
      const bytes = readFileSync(join(folder, file));
      hashes[`${kind} ${file}`] = createHash('sha256').update(bytes).digest('hex');
    };
    for (const language of languages) {
      for (const [kind, files] of Object.entries(await written(host, folder, language)))
        for (const file of files) keep(`${language} ${kind}`, file);
    }
    const paper = { size: 'A3', landscape: true } as const;
    keep('drafts', (await host.call('forms.export', { period: period('2021'), paper, folder })).file);
    return hashes;
  } finally {
    host.close();
  }
}

/** Names of the files, by kind. */
async function written(
  host: ServiceHost,
  folder: string,
  language: (typeof languages)[number],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const common = { folder, language };
  const inUnit = { ...common, money_unit: 'wanYuan' } as const;
  const list: CallInput<'records.export'> = {
    ...inUnit,
    type: 'receipt',
    selection: { sort: { field: 'enclave_id', descending: true } },
    columns: ['date', 'amount', 'document_no', 'enclave_id', 'home_county', 'created_at'],
  };
  const lists: CallInput<'extract.write'>['recipe']['lists'] = [
    { type: 'receipt', columns: ['date', 'amount', 'enclave_id'] },
  ];
  const figures = ['I5', 'I5 cumulative', 'I7'];
  const recipe = { figures, lists, span: 'lastYear', lines: 'county', units: 'all' } as const;
  const order = { ...inUnit, period: period('2021'), recipe };
  const template = { ...inUnit, prefill: true } as const;
  // All of them in one language: the other differs in its words.
  const what = language === 'en' ? { form: 'distribution' as const } : { all: true as const };
  const templates = [
    await host.call('templates.write', { ...template, what, by_town: false }),
    await host.call('templates.write', { ...template, what: { types: ['village'] }, by_town: true }),
  ];
  const csv = await host.call('extract.write', { ...order, format: 'csv' });
  const files = {
    list: await host.call('records.export', list),
    listCsv: await host.call('records.export', { ...list, format: 'csv' }),
    history: await host.call('history.export', { ...inUnit, type: 'receipt', id: 'receipt-1' }),
    signOff: await host.call('distribution.signOff', { ...common, batch_id: 'batch-1', town: null }),
    extract: await host.call('extract.write', { ...order, format: 'xlsx' }),
    annotated: await annotated(host, folder, language),
  };
  return {
    ...Object.fromEntries(Object.entries(files).map(([kind, { file }]) => [kind, [file]])),
    extractCsv: csv.file.split(language === 'en' ? ', ' : '、'),
    templates: templates.flatMap((one) => one.files.map(({ file }) => file)),
  };
}

/** An officer's list of villages, in which a figure cannot be read. */
async function annotated(host: ServiceHost, folder: string, language: (typeof languages)[number]) {
  const rows = [
    ['村名', '村代码', '认定日期'],
    ['溪口村', '330825100201', '去年'],
  ];
  const path = join(folder, `名单-${language}.xlsx`);
  writeFileSync(
    path,
    await writeWorkbook({
      properties: { title: '名单', creator: '李会计', created: '2022-01-05T08:00:00Z' },
      sheets: [
        {
          ...{ name: '名单', state: 'visible', columns: [] },
          rows: rows.map((cells) => ({
            cells: cells.map((value) => ({ kind: 'text', value, style: 'body' })),
          })),
        },
      ],
    }),
  );
  const import_id = `import-${language}`;
  const { mapping } = await host.call('imports.open', { import_id, file: path, type: 'village' });
  if (mapping === null) throw new Error('no table found');
  await host.call('imports.plan', { import_id, mapping, language });
  const made = await host.call('imports.annotate', { import_id, folder, language });
  await host.call('imports.close', { import_id });
  if (made.marks === 0) throw new Error('nothing is marked');
  return made;
}
