import type { PlacedList, ReferredNames } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import type { FileFormat } from '../domain/export-calls.ts';
import { FailureError } from '../domain/failure.ts';
import type { CellContext } from '../domain/field-kinds.ts';
import type { ListSelection } from '../domain/list-query.ts';
import {
  headOf,
  inARow,
  instantWords,
  selectionWords,
  type WordsContext,
  whyWords,
} from '../domain/list-words.ts';
import { fill } from '../domain/locale/fill.ts';
import type { Language } from '../domain/locale/labels.ts';
import { localeOf, typeLabel } from '../domain/locale/locale.ts';
import { type AnyRecord, type FieldValue, findField, type RecordType } from '../domain/records/catalogue.ts';
import type { Field } from '../domain/records/declaration.ts';
import type { RecordStory } from '../domain/story-answers.ts';
import { csvFile } from '../exchange/list-file/csv.ts';
import {
  type ListTable,
  listBook,
  longList,
  longListBook,
  measuredRows,
  sumsOfList,
} from '../exchange/list-file/list-book.ts';
import { ListTotals } from '../exchange/list-file/list-totals.ts';
import { tabName } from '../exchange/list-file/tab-names.ts';
import { figureCell, storedDecimal, typedCell, typedCellLooks } from '../exchange/list-file/typed-cell.ts';
import { stageWrittenFile } from '../exchange/report-file/place-file.ts';
import type { CellModel } from '../exchange/workbook/model.ts';
import { verifyWritten } from '../exchange/workbook/verify-written.ts';
import { writeBigWorkbook } from '../exchange/workbook/write-big.ts';
import { queryRecords } from '../repositories/query-records.ts';
import type { ServiceContext } from './context.ts';
import { codesByName } from './lists.ts';
import { placeUnderFreeName, placeWorkbook, stemOfToday, underFreeName } from './place-workbook.ts';
import { referredNames } from './referred.ts';
import { reportFolder } from './report-folder.ts';
import { requireUnit, unitName } from './sessions.ts';
import { recordStory } from './story.ts';

/** Rows that a sheet of Excel takes, less the head and the total. */
const mostRows = 1_048_000;

/**
 * Writes what a list selects, all of it, into a new Excel file: the columns shown in their order, amounts in the unit
 * shown, and the sums under them.
 * @throws FailureError `rejected` for a field that the type does not have, `folder_missing` and what else the folder answers.
 */
export async function exportList(
  context: ServiceContext,
  input: CallInput<'records.export'>,
): Promise<PlacedList> {
  const { type, language, money_unit: moneyUnit, ids } = input;
  const { unit } = requireUnit(context);
  const folder = await reportFolder(context, input.folder);
  const { lists } = localeOf(language);
  const selection: ListSelection =
    ids === undefined
      ? input.selection
      : {
          ...input.selection,
          where: [...(input.selection.where ?? []), { op: 'in', field: 'id', values: ids }],
        };
  const query = { ...selection, type, offset: 0, limit: mostRows, codesOf: codesByName(context) };
  const { rows, totals, names } = context.ledger.store.read((reader) => {
    const answer = queryRecords(reader, query, true);
    return {
      ...answer,
      names: referredNames(reader, context, language, new Map([[type, answer.rows]])),
    };
  });
  const words = wordsContext(language, moneyUnit, names);
  const fields = input.columns.map((name) => ({ name, field: findField(type, name) }));
  const selected = selectionWords(type, input.selection, words);
  const chosen = ids === undefined ? null : fill(lists.conditions.chosen, { count: ids.length });
  const conditions = inARow(
    lists.allOf,
    [selected, chosen].filter((part) => part !== null),
  );
  const madeBy = unitName(context, unit);
  const hasVoided = input.selection.voided === 'show' || input.selection.voided === 'only';
  const cellsOf = (row: AnyRecord): CellModel[] => [
    ...fields.map(({ name, field }) => cellOf(row, name, field, words)),
    ...(hasVoided ? [{ kind: 'text', value: row.voided ? lists.voided : '', style: 'body' } as const] : []),
  ];
  const isLong = input.format !== 'csv' && rows.length > longList;
  const sums = new Map(
    fields.flatMap(({ name, field }, at) => {
      const sum = totals?.sums[name];
      return sum === undefined || field === undefined
        ? []
        : [[at, { head: headOf(type, name, words), decimal: storedDecimal(sum, field, moneyUnit) }] as const];
    }),
  );
  const controlTotals = inARow(
    lists.allOf,
    [...sums.values()].map(({ head, decimal }) => fill(lists.controlTotal, { head, sum: decimal })),
  );
  const table: ListTable = {
    title: typeLabel(language, type),
    tab: tabName(typeLabel(language, type)),
    lines: [
      fill(lists.made, { unit: madeBy, date: instantWords(context.ports.now()) }),
      ...(conditions === '' ? [] : [fill(lists.selection, { conditions })]),
      fill(lists.count, { count: totals?.total ?? 0 }),
      ...(sums.size === 0 ? [] : [fill(lists.controlTotals, { sums: controlTotals })]),
    ],
    sums: new Map([...sums].map(([at, { decimal }]) => [at, decimal])),
    heads: [...fields.map(({ name }) => headOf(type, name, words)), ...(hasVoided ? [lists.state] : [])],
    rows: (isLong ? measuredRows(rows) : rows).map(cellsOf),
    total: totalRow(fields, totals?.sums ?? {}, words, lists.total, hasVoided),
    unit: madeBy,
    created: context.ports.now(),
  };
  if (rows.length !== totals?.total)
    throw new FailureError('totals_differ', { where: typeLabel(language, type) });
  const stem = `${madeBy}_${typeLabel(language, type)}`;
  return isLong
    ? placeLongTable(context, folder, stem, table, rows.length, rows.values().map(cellsOf))
    : placeTable(context, folder, stem, table, input.format);
}

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
    input.format,
  );
}

function wordsContext(
  language: Language,
  moneyUnit: 'yuan' | 'wanYuan',
  { labels, area_names, industry_names }: ReferredNames,
): WordsContext {
  return {
    language,
    moneyUnit,
    referenceLabel: (type, id) => labels[type]?.[id] ?? id,
    areaName: (code) => area_names[code],
    industryName: (code) => industry_names[code],
  };
}

function cellOf(
  row: Readonly<Record<string, FieldValue>> | AnyRecord,
  name: string,
  field: Field | undefined,
  words: WordsContext,
): CellModel {
  const value = row[name] ?? null;
  if (field !== undefined) return typedCell(value, { ...words, field });
  const isInstant = name === 'created_at' || name === 'updated_at';
  return {
    kind: 'text',
    value: isInstant ? instantWords(String(value)) : String(value ?? ''),
    style: 'body',
  };
}

function totalRow(
  fields: readonly { readonly name: string; readonly field: Field | undefined }[],
  sums: Readonly<Record<string, string>>,
  words: WordsContext,
  label: string,
  hasVoided: boolean,
): readonly CellModel[] | null {
  if (!fields.some(({ name }) => sums[name] !== undefined)) return null;
  const cells = fields.map(({ name, field }, at): CellModel => {
    const sum = sums[name];
    if (sum !== undefined && field !== undefined) {
      const context: CellContext = { ...words, field };
      return figureCell(sum, context, 'totalMoney');
    }
    return at === 0 ? { kind: 'text', value: label, style: 'total' } : { kind: 'blank', style: 'total' };
  });
  return hasVoided ? [...cells, { kind: 'blank', style: 'total' }] : cells;
}

/** Puts a table into the folder, as a workbook that was opened again and compared, or as a CSV file. */
async function placeTable(
  context: ServiceContext,
  folder: string,
  stem: string,
  table: ListTable,
  format: FileFormat = 'xlsx',
): Promise<PlacedList> {
  const file =
    format === 'csv'
      ? await placeUnderFreeName(context, folder, stem, csvFile(table.heads, table.rows), format)
      : await placeWorkbook(context, folder, stem, listBook(table), sumsOfList(table));
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
  table: ListTable,
  count: number,
  rows: Iterable<CellModel[]>,
): Promise<PlacedList> {
  const totals = new ListTotals();
  const counted = function* (): Generator<CellModel[]> {
    for (const cells of rows) {
      totals.add(cells);
      yield cells;
    }
  };
  const { model, stream } = longListBook(table, { count, rows: counted(), looks: typedCellLooks });
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
