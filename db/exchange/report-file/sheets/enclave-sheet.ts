import { type Area, areaToTyped } from '../../../domain/area-size.ts';
import { formatDateLong } from '../../../domain/dates.ts';
import { fieldLabel, optionLabel } from '../../../domain/locale/locale.ts';
import { type Fen, moneyToDecimal, sumFen } from '../../../domain/money.ts';
import { type AnyRecord, declarationOf } from '../../../domain/records/catalogue.ts';
import { stagesOf } from '../../../domain/rules/pipeline.ts';
import { cellAddress } from '../../workbook/address.ts';
import { type CellModel, cellFormats } from '../../workbook/model.ts';
import { orderedRecords } from './attached-lists.ts';
import { fieldCell, shownText, unitOfField } from './field-cell.ts';
import { addFoot, footerOf } from './form-foot.ts';
import { addHead, type HeadOptions } from './form-head.ts';
import { code } from './form-line.ts';
import type { SheetContext } from './input.ts';
import { formNotes } from './notes.ts';
import { columnValue, type RecordColumn, recordColumns } from './record-columns.ts';
import { type FinishedSheet, type FormCell, SheetBuilder } from './sheet-builder.ts';
import { addTableHead, columnNumbers, columnWidths, formLineHeight, formWidth } from './table.ts';

/** Code of the line with the stage at the end of the period: no field's. */
const stageCode = '99';
/** Columns before the enclaves: indicator, unit, code; and of several enclaves their sum. */
const textColumns = 3;
/** Characters of an enclave's column. */
const enclaveColumn = '0'.repeat(24);
const dash = '—';

/** The sheet of the form on enclaves: a line a field, a column an enclave. */
export function enclaveSheet(context: SheetContext, tab: string, headOptions: HeadOptions): FinishedSheet {
  const { texts } = context;
  const enclaves = orderedRecords(context, 'enclave');
  const lines = recordColumns(context, 'enclave', enclaves).toSorted((a, b) =>
    codeOf(a) < codeOf(b) ? -1 : 1,
  );
  const withSum = enclaves.length > 1;
  const text = (label: string, shown: readonly string[]) => ({ label, figure: false, breaks: false, shown });
  const figure = (label: string) => ({ label, figure: true, breaks: true, shown: [enclaveColumn] });
  const table = [
    text(texts.columns.indicator, [...lines.map((line) => labelOf(context, line)), texts.lines.stage]),
    text(texts.columns.unit, [texts.columns.unit]),
    text(texts.columns.code, [stageCode]),
    ...(withSum ? [figure(texts.columns.total)] : []),
    ...enclaves.map(({ id }) => figure(context.nameOf('enclave', id))),
  ];

  const builder = new SheetBuilder(tab, columnWidths(table, formWidth));
  addHead(builder, context, headOptions);
  const head = addTableHead(builder, table, columnNumbers(texts, table));
  for (const line of lines) {
    const row = builder.rowCount;
    const first = textColumns + 1;
    const range = `${cellAddress(row, first)}:${cellAddress(row, first + enclaves.length - 1)}`;
    const cells = enclaves.map((enclave) => valueCell(context, line, enclave));
    builder.add(
      [
        ...lineCells(labelOf(context, line), unitOfField(context, line.field) ?? dash, codeOf(line)),
        ...(withSum ? [{ cell: sumCell(line, enclaves, `SUM(${range})`) }] : []),
        ...cells,
      ],
      formLineHeight,
    );
  }
  const stages = enclaves.map(({ id }) => stageCell(context, id));
  builder.add(
    [
      ...lineCells(texts.lines.stage, dash, stageCode),
      ...(withSum ? [{ cell: { kind: 'text', value: dash, style: 'bodyCenter' } } as const] : []),
      ...stages,
    ],
    formLineHeight,
  );
  addFoot(
    builder,
    context,
    formNotes(context, 'enclave', { special: [texts.notes.dash, texts.notes.codes] }),
  );
  return builder.finish(head, footerOf(context), { onePage: true });
}

/** Place of the field in its declaration: fields are added at the end, so that codes stay. */
function codeOf({ field }: RecordColumn): string {
  return code(declarationOf('enclave').fields.findIndex(({ name }) => name === field.name) + 1);
}

/** Without its unit, which has a column of its own. */
function labelOf({ language }: SheetContext, { type, field }: RecordColumn): string {
  return fieldLabel(language, type, field.name);
}

function lineCells(label: string, unit: string, lineCode: string): FormCell[] {
  return [
    { cell: { kind: 'text', value: label, style: 'body' } },
    { cell: { kind: 'text', value: unit, style: 'bodyCenter' } },
    { cell: { kind: 'text', value: lineCode, style: 'bodyCenter' } },
  ];
}

/** Words stand in the middle of an enclave's column, figures at its right. */
function valueCell(context: SheetContext, line: RecordColumn, enclave: AnyRecord): FormCell {
  const value = columnValue(context, line, enclave);
  const placed = fieldCell(context, line.type, enclave.id, line.field, value);
  if (placed.cell.kind !== 'text' || shownText(placed.cell) === '') return placed;
  return { ...placed, cell: { ...placed.cell, style: 'bodyCenter' } };
}

function sumCell(line: RecordColumn, enclaves: readonly AnyRecord[], formula: string): CellModel {
  const values = enclaves.map((enclave) => enclave[line.field.name] as Fen | null);
  const isBlank = values.every((value) => value === null);
  // Fen, hundredths and counts are added alike.
  const sum = (): Fen => sumFen(values);
  const cell = (decimal: string, format?: string): CellModel => ({
    kind: 'formula',
    formula,
    cached: { kind: 'number', decimal },
    style: 'bodyMoney',
    ...(format === undefined ? {} : { format }),
  });
  if (isBlank && line.figure && line.field.kind !== 'percent') return { kind: 'blank', style: 'bodyMoney' };
  switch (line.field.kind) {
    case 'money':
      return cell(moneyToDecimal(sum(), 'wanYuan'));
    case 'mu':
    case 'squareMetre':
      return cell(areaToTyped(sum() as number as Area), cellFormats.area);
    case 'integer':
      return cell(String(sum()), cellFormats.integer);
    default:
      return { kind: 'text', value: dash, style: 'bodyCenter' };
  }
}

/** The latest stage at the end of the period, with its day. */
function stageCell(context: SheetContext, enclaveId: string): FormCell {
  const stage = stagesOf(context.input.ledger, enclaveId).findLast((one) => one.date <= context.to);
  if (stage === undefined) return { cell: { kind: 'blank', style: 'bodyCenter' } };
  const day = formatDateLong(stage.date, context.language);
  const value = `${optionLabel(context.language, 'stage', stage.stage)}\n${day}`;
  const states = (['stage', 'date'] as const).map((field) => ({
    record_type: 'stage_event' as const,
    record_id: stage.id,
    field,
    expected: value,
  }));
  return { cell: { kind: 'text', value, style: 'bodyCenter' }, states };
}
