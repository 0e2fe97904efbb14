import { fieldLabel, localeOf } from '../../../domain/locale/locale.ts';
import { isRecordType, type RecordOf } from '../../../domain/records/catalogue.ts';
import { addFoot, footerOf } from './form-foot.ts';
import { addHead } from './form-head.ts';
import type { SheetContext } from './input.ts';
import { rowNumber } from './list-sheets.ts';
import { type FinishedSheet, type FormCell, SheetBuilder } from './sheet-builder.ts';
import { addTableHead, bodyHeight, columnNumbers, columnWidths, type TableColumn } from './table.ts';

/** The sheet of what upper levels asked about earlier versions, and what the unit answers; none where nothing was asked. */
export function queriesSheet(context: SheetContext): FinishedSheet | null {
  const queries = context.packaged('query');
  if (queries.length === 0) return null;
  const { texts, language } = context;
  const words = localeOf(language).replySheets.answers;
  const rows = queries.map((query) => rowOf(context, query));
  const label = (field: string): string => fieldLabel(language, 'query', field);
  const labels = [
    label('version'),
    label('asked_by_unit'),
    words.record,
    label('field'),
    label('text'),
    label('answer'),
  ];
  const table: TableColumn[] = [
    { label: texts.columns.number, figure: false, breaks: false, shown: ['000'] },
    ...labels.map((one, at) => ({
      label: one,
      figure: false,
      breaks: at > 1,
      shown: rows.map((row) => row[at] ?? ''),
    })),
  ];
  const builder = new SheetBuilder(words.tab, columnWidths(table));
  addHead(builder, context, { form: null, title: words.title, marks: 'number' });
  const head = addTableHead(builder, table, columnNumbers(texts, table));
  rows.forEach((row, at) => {
    const query = queries[at];
    const cells = row.map((value, column): FormCell => {
      const style = column < centredColumns ? 'bodyCenter' : 'body';
      if (value === '') return { cell: { kind: 'blank', style } };
      const isAnswer = column === row.length - 1 && query !== undefined && query.answer === value;
      const states = isAnswer
        ? [{ record_type: 'query' as const, record_id: query.id, field: 'answer', expected: value }]
        : [];
      return { cell: { kind: 'text', value, style }, states };
    });
    builder.add([rowNumber(at), ...cells], bodyHeight);
  });
  addFoot(builder, context, []);
  return builder.finish(head, footerOf(context));
}

/** Version and unit stand in the middle of their cells. */
const centredColumns = 2;

/** Texts of a row after its number. What was not answered in words was corrected, or the report would not have gone out. */
function rowOf(context: SheetContext, query: RecordOf<'query'>): string[] {
  const { language } = context;
  const { record_type: type, record_id: id, field } = query;
  const words = localeOf(language).replySheets.answers;
  const isAboutRecord = type !== null && id !== null && isRecordType(type);
  return [
    String(query.version),
    context.areaName(query.asked_by_unit),
    isAboutRecord ? context.nameOf(type, id) : words.wholeReport,
    isAboutRecord && field !== null ? fieldLabel(language, type, field) : '',
    query.text ?? '',
    query.answer ?? words.corrected,
  ];
}
