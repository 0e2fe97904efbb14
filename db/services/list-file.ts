import type { PlacedList } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import type { FileFormat } from '../domain/export-calls.ts';
import { headOf, instantWords, whyWords } from '../domain/list-words.ts';
import { fill } from '../domain/locale/fill.ts';
import { localeOf, typeLabel } from '../domain/locale/locale.ts';
import type { ChosenPaper } from '../domain/paper.ts';
import type { PrintedList } from '../domain/printed-pages.ts';
import { type FieldValue, findField, type RecordType } from '../domain/records/catalogue.ts';
import type { RecordStory } from '../domain/story-answers.ts';
import { csvFile } from '../exchange/list-file/csv.ts';
import { type ListTable, listBook, longListBook, sumsOfList } from '../exchange/list-file/list-book.ts';
import { ListTotals } from '../exchange/list-file/list-totals.ts';
import { tabName } from '../exchange/list-file/tab-names.ts';
import { typedCellLooks } from '../exchange/list-file/typed-cell.ts';
import { printedDocument } from '../exchange/printed/printed-document.ts';
import { stageWrittenFile } from '../exchange/report-file/place-file.ts';
import type { CellModel } from '../exchange/workbook/model.ts';
import { verifyWritten } from '../exchange/workbook/verify-written.ts';
import { writeWorkbook } from '../exchange/workbook/write.ts';
import { writeBigWorkbook } from '../exchange/workbook/write-big.ts';
import type { ServiceContext } from './context.ts';
import { cellOf, type DrawnList, drawList, wordsContext } from './list-table.ts';
import { keepPaper, keptPaper } from './paper.ts';
import { placeUnderFreeName, placeWorkbook, stemOfToday, underFreeName } from './place-workbook.ts';
import { reportFolder } from './report-folder.ts';
import { requireUnit, unitName } from './sessions.ts';
import { recordStory } from './story.ts';

/**
 * Writes what a list selects into a new Excel or CSV file; on the paper that lists were printed on last.
 * @throws FailureError `rejected` for a field that the type does not have, `folder_missing` and what else the folder answers.
 */
export async function exportList(
  context: ServiceContext,
  input: CallInput<'records.export'>,
): Promise<PlacedList> {
  const { unit } = requireUnit(context);
  const folder = await reportFolder(context, input.folder);
  const { table, count, rows } = drawList(context, input, input.format === 'csv');
  const stem = `${unitName(context, unit)}_${typeLabel(input.language, input.type)}`;
  const paper = listPaper(context);
  return table.rows.length < count
    ? placeLongTable(context, folder, stem, { table, count, rows, paper })
    : placeTable(context, folder, stem, table, { format: input.format, paper });
}

/**
 * The pages of a list: those of the workbook that `exportList` would write. The paper, if one is given, is remembered.
 * @throws FailureError as `drawList`
 */
export async function listPages(
  context: ServiceContext,
  { paper: chosen, ...input }: CallInput<'records.pages'>,
): Promise<PrintedList> {
  const { table, count } = drawList(context, input);
  if (table.rows.length < count) return { document: null, rows: count };
  if (chosen !== null) keepPaper(context, 'list_paper', chosen);
  const paper = chosen ?? listPaper(context);
  return { document: await printedDocument(await writeWorkbook(listBook(table, paper))), rows: count };
}

/** The paper that lists were printed on last; undefined: nobody chose one. */
const listPaper = (context: ServiceContext): ChosenPaper | undefined =>
  keptPaper(context, 'list_paper') ?? undefined;

/** Writes the history of a record and of its parts into a new Excel file. @throws as `exportList`, and `not_found`. */
export async function exportHistory(
  context: ServiceContext,
  input: CallInput<'history.export'>,
): Promise<PlacedList> {
  const { type, id, language, money_unit: moneyUnit } = input;
  const { unit } = requireUnit(context);
  const folder = await reportFolder(context, input.folder);
  const story = recordStory(context, { type, id, language });
  const { history, made, count } = localeOf(language).lists;
  const words = wordsContext(language, moneyUnit, story);
  const text = (value: string): CellModel => ({ kind: 'text', value, style: 'body' });
  const madeBy = unitName(context, unit);
  const title = fill(history.title, { type: typeLabel(language, type), label: story.label });
  const rowsOf = (of: RecordType, steps: RecordStory['steps'], before: readonly CellModel[]) =>
    steps.flatMap((step) => {
      const who = [...before, text(instantWords(step.at)), text(step.person), text(history.kinds[step.kind])];
      const why = text(step.why === null ? '' : whyWords(language, step.why));
      const changes = step.changes.length === 0 ? [null] : step.changes;
      return changes.map((change) => {
        if (change === null) return [...who, text(''), text(''), text(''), why];
        const field = findField(of, change.field);
        const shown = (value: FieldValue): CellModel =>
          cellOf({ [change.field]: value }, change.field, field, words);
        return [...who, text(headOf(of, change.field, words)), shown(change.old), shown(change.new), why];
      });
    });
  // The record itself first, then its parts; where it has none, nothing needs to say whose a line is.
  const hasParts = story.parts.length > 0;
  const named = (of: RecordType, label: string): CellModel[] =>
    hasParts ? [text(typeLabel(language, of)), text(label)] : [];
  const rows = [
    ...rowsOf(type, story.steps, named(type, story.label)),
    ...story.parts.flatMap((part) => rowsOf(part.type, part.steps, named(part.type, part.label))),
  ];
  const { type: ofType, record, at, person, kind, field, old, new: now, why } = history;
  const heads = [...(hasParts ? [ofType, record] : []), at, person, kind, field, old, now, why];
  return placeTable(
    context,
    folder,
    title,
    {
      title,
      tab: tabName(typeLabel(language, type)),
      lines: [
        fill(made, { unit: madeBy, date: instantWords(context.ports.now()) }),
        fill(count, { count: rows.length }),
      ],
      heads,
      rows,
      total: null,
      unit: madeBy,
      created: context.ports.now(),
    },
    { format: input.format },
  );
}

/** Puts a table into the folder, as a workbook that was opened again and compared, or as a CSV file. */
async function placeTable(
  context: ServiceContext,
  folder: string,
  stem: string,
  table: ListTable,
  { format, paper }: { readonly format: FileFormat | undefined; readonly paper?: ChosenPaper | undefined },
): Promise<PlacedList> {
  const file =
    format === 'csv'
      ? await placeUnderFreeName(context, folder, stem, csvFile(table.heads, table.rows), format)
      : await placeWorkbook(context, folder, stem, listBook(table, paper), sumsOfList(table));
  return { file, rows: table.rows.length };
}

/**
 * As {@link placeTable}, for so many rows that other calls must be answered in between. The file is read again in another
 * thread and compared before it gets its name.
 */
async function placeLongTable(
  context: ServiceContext,
  folder: string,
  stem: string,
  { table, count, rows, paper }: DrawnList & { readonly paper: ChosenPaper | undefined },
): Promise<PlacedList> {
  const totals = new ListTotals();
  const counted = function* (): Generator<CellModel[]> {
    for (const cells of rows) {
      totals.add(cells);
      yield cells;
    }
  };
  const { model, stream } = longListBook(table, { count, rows: counted(), looks: typedCellLooks }, paper);
  const signal = context.closing === undefined ? {} : { signal: context.closing };
  const written = await stageWrittenFile(folder, (file) =>
    writeBigWorkbook(file, model, [stream], { level: 'portable', ...signal }),
  );
  try {
    const expected = totals.expected(table, model.sheets[0]?.rows ?? [], stream.above);
    await verifyWritten(written.unfinished, expected, signal);
    const file = await underFreeName(stemOfToday(context, stem), 'xlsx', (name) => written.name(name));
    return { file, rows: count };
  } finally {
    await written.discard();
  }
}
