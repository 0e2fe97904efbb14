import { instantWords } from '../../domain/list-words.ts';
import type { Language } from '../../domain/locale/labels.ts';
import { localeOf } from '../../domain/locale/locale.ts';
import { formatPeriod } from '../../domain/period.ts';
import { sheetRows } from '../report-file/data-rows.ts';
import type { InstallationKeys } from '../report-file/keys.ts';
import type { RowModel } from '../workbook/model.ts';
import { writeWorkbook } from '../workbook/write.ts';
import type { ReplyManifest } from './reply-manifest.ts';
import { reviewRows, reviewSheetName } from './review-sheet.ts';

/**
 * A receipt (回执): one sheet for people, and `_shl_review`. Says by its hashes what was received. Bytes depend on the
 * arguments alone.
 * @param unitName name of the county
 */
export async function receiptFile(
  manifest: ReplyManifest,
  unitName: string,
  keys: Pick<InstallationKeys, 'publicKey' | 'sign'>,
  language: Language,
): Promise<Uint8Array> {
  const { receipt: words, verdicts } = localeOf(language).replySheets;
  const { report, unit, person, at, verdict, why } = manifest;
  const line = (label: string, value: string): RowModel => ({
    height: 24,
    cells: [
      { kind: 'text', value: label, style: 'headText' },
      value === '' ? { kind: 'blank', style: 'body' } : { kind: 'text', value, style: 'body' },
    ],
  });
  const rows: RowModel[] = [
    { height: 32, cells: [{ kind: 'text', value: words.title, style: 'title' }] },
    line(words.unit, `${unitName} ${report.unit}`),
    line(words.period, formatPeriod(report.period, language)),
    line(words.version, String(report.version)),
    line(words.verdict, verdicts[verdict]),
    line(words.by, unit.name),
    line(words.person, person),
    line(words.at, instantWords(at)),
    line(words.why, why ?? ''),
    line(words.sha256, report.sha256),
    line(words.fileSha256, report.file_sha256),
    { height: 36, cells: [{ kind: 'text', value: words.note, style: 'note' }] },
  ];
  const review = reviewRows({ manifest, queries: [] }, keys);
  return writeWorkbook({
    properties: { title: words.title, creator: unit.name, company: unit.name, created: at },
    sheets: [
      {
        name: words.tab,
        state: 'visible',
        columns: [{ width: 22 }, { width: 76 }],
        rows,
        merges: ['A1:B1', `A${rows.length}:B${rows.length}`],
        print: { paper: 'A4', landscape: false, fitToWidth: true },
      },
      { name: reviewSheetName, state: 'veryHidden', columns: [], rows: sheetRows(review) },
    ],
  });
}
