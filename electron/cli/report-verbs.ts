import { resolve } from 'node:path';
import type { ReportState, ShownReport, SubmittedReport } from '../../db/domain/answers.ts';
import { type IsoDate, parseDate } from '../../db/domain/dates.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import { type Period, parsePeriod } from '../../db/domain/period.ts';
import { canonicalReport, showReportFile } from '../../db/exchange/report-file/show-report-file.ts';
import { attachmentDoubts } from './attachment-verbs.ts';
import type { Output } from './output.ts';
import type { StoreVerbCall, VerbCall, Verbs } from './verb.ts';
import { checkLines } from './violation-lines.ts';
import { cliWords } from './words.ts';

/** Verbs about a period's report: check, submit, place its file again, show a file. */
export function addReportVerbs(verbs: Verbs): void {
  verbs
    .onStore('check', '审核一个报告期 / check a period', check)
    .requiredOption('--period <period>', '2026Q3, 2026');

  verbs
    .onStore('submit', '报送：审核、存档并生成报送文件 / check, file and hand over a report', submit)
    .requiredOption('--period <period>', '2026Q3, 2026')
    .requiredOption('--to <folder>', 'folder that receives the file')
    .option('--filler <name>', '填表人; default that of the last report, as the next three')
    .option('--phone <number>', '联系电话')
    .option('--stat-head <name>', '统计负责人')
    .option('--unit-head <name>', '单位负责人')
    .option('--report-date <date>', '报出日期; default today')
    .option('--reason <text>', '订正原因; needed from the second version on');

  verbs
    .onStore('place', '再次放置报送文件 / put the file of a filed report into a folder again', place)
    .requiredOption('--period <period>', '2026Q3, 2026')
    .requiredOption('--to <folder>', 'folder that receives the file')
    .option('--version <n>', 'default the newest');

  verbs
    .plain('show <file>', '读出报送文件（规范 JSON）/ read a report file, as canonical JSON', show)
    .option('--data <dir>', 'not needed: no data folder is read');
}

function periodOf({ options }: VerbCall): Period {
  const text = options.period ?? '';
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new FailureError('period_invalid', { period: text });
  return parsed.value;
}

async function check(call: StoreVerbCall): Promise<number> {
  const { ask, out } = call;
  const answer = await ask('check.run', { period: periodOf(call) });
  const { money_unit } = await ask('session.open', {});
  out.answer(answer, checkLines(out.language, answer, money_unit));
  return answer.hard > 0 || answer.unexplained > 0 ? 1 : 0;
}

async function submit(call: StoreVerbCall): Promise<number> {
  const { ask, out, options } = call;
  const period = periodOf(call);
  const { last_signers: last } = await ask('reports.state', { period });
  const { today } = await ask('session.open', {});
  const submitted = await ask('reports.submit', {
    period,
    folder: options.to ?? '',
    signers: {
      unit_head: options.unitHead ?? last?.unit_head ?? '',
      stat_head: options.statHead ?? last?.stat_head ?? '',
      filler: options.filler ?? last?.filler ?? '',
      phone: options.phone ?? last?.phone ?? '',
      report_date: options.reportDate === undefined ? today : dateOf('report_date', options.reportDate),
    },
    correction_reason: options.reason ?? null,
  });
  answerPlaced(out, submitted);
  return 0;
}

function dateOf(path: string, text: string): IsoDate {
  const parsed = parseDate(text);
  if (parsed.ok) return parsed.value;
  throw new FailureError('rejected', {}, [{ path, problem: 'no_such_date', type: 'report' }]);
}

async function place(call: StoreVerbCall): Promise<number> {
  const { ask, out, options } = call;
  const { filed } = await ask('reports.state', { period: periodOf(call) });
  const report = versionOf(filed, options.version);
  if (report === undefined) throw new FailureError('not_found', { type: 'report' });
  answerPlaced(out, await ask('reports.place', { report_id: report.id, folder: options.to ?? '' }));
  return 0;
}

function versionOf(
  filed: ReportState['filed'],
  version: string | undefined,
): ReportState['filed'][number] | undefined {
  return version === undefined ? filed[0] : filed.find((report) => String(report.version) === version);
}

function answerPlaced(out: Output, placed: SubmittedReport): void {
  const words = cliWords[out.language];
  const { file, created, report, without } = placed;
  out.answer(placed, [fill(created ? words.submitted : words.present, { version: report.version, file })]);
  if (without.length > 0) out.note(fill(words.without, { files: without.join(', ') }));
}

async function show({ out, words }: VerbCall): Promise<number> {
  const shown = await showReportFile(resolve(words[0] ?? ''));
  process.stdout.write(`${canonicalReport(shown)}\n`);
  out.note(...doubts(out, shown));
  return 0;
}

/** What the receiver of a file should know before relying on it. */
function doubts(out: Output, { signature, edited_cells, attachments }: ShownReport): readonly string[] {
  const words = cliWords[out.language];
  const cells = edited_cells.map(({ address, expected, found }) =>
    fill(words.editedCell, {
      address,
      expected: expected || words.emptyCell,
      found: found || words.emptyCell,
    }),
  );
  return [
    ...(signature === 'valid' ? [] : [words.badSignature]),
    ...(attachments === null ? [] : attachmentDoubts(words, attachments)),
    ...(cells.length === 0 ? [] : [fill(words.editedCells, { count: cells.length }), ...cells]),
  ];
}
