import { fill } from '../../domain/locale/fill.ts';
import { localeOf, unitLabel } from '../../domain/locale/locale.ts';
import { ruleMeaning } from '../../domain/locale/rule-meaning.ts';
import { declarationOf, type RecordType } from '../../domain/records/catalogue.ts';
import { allRules } from '../../domain/rules/all-rules.ts';
import { heightOf, linesIn } from '../report-file/sheets/measure.ts';
import { rangeAddress } from '../workbook/address.ts';
import type { CellModel, RowModel, SheetModel, StyleName } from '../workbook/model.ts';
import type { Asked, TemplateColumn } from './template-column.ts';
import type { TemplateInput } from './template-input.ts';
import { exampleRow, firstRow, headStyleOf, madeLine } from './type-sheet.ts';

/** A sheet that is filled in, as the instructions tell of it. */
export interface GuidedSheet {
  readonly type: RecordType;
  readonly tab: string;
  readonly columns: readonly TemplateColumn[];
}

const widths = [24, 12, 12, 20, 64] as const;
const wholeWidth = widths.reduce((sum, width) => sum + width, 0);
const lastColumn = widths.length - 1;
/** What is rarely filled in looks as what is optional. */
const askedInOrder: readonly Asked[] = ['required', 'conditional', 'optional'];

/** The first sheet: how to fill in and hand back, every field with its definition, and what is checked afterwards. */
export function guideSheet(sheets: readonly GuidedSheet[], input: TemplateInput): SheetModel {
  const { language, name, moneyUnit, unit, year } = input;
  const texts = localeOf(language).templates;
  const { guide } = texts;
  const rows: RowModel[] = [];
  const merges: string[] = [];
  const line = (value: string, style: StyleName): void => {
    merges.push(rangeAddress(rows.length, 0, rows.length, lastColumn));
    rows.push({
      height: heightOf(linesIn(value, wholeWidth), style),
      cells: [{ kind: 'text', value, style }],
    });
  };
  const gap = (): void => void rows.push({ height: 8, cells: [] });

  line(fill(guide.title, { name }), 'title');
  line(madeLine(input), 'lineLeft');
  gap();
  const filled = sheets.some(({ type }) =>
    input.sheets.some((one) => one.type === type && one.rows.length > 0),
  );
  const words = {
    row: firstRow,
    exampleRow,
    unit: unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元'),
    county: unit,
    example: `${year}-06-30`,
  };
  for (const [at, step] of [...guide.steps, ...(filled ? [guide.prefilled] : [])].entries())
    line(`${at + 1}. ${fill(step, words)}`, 'lineLeft');
  gap();
  rows.push({
    height: 22,
    cells: [
      { kind: 'text', value: guide.colours, style: 'lineLeft' },
      ...askedInOrder.map(
        (asked): CellModel => ({
          kind: 'text',
          value: `${asked === 'required' ? '*' : ''}${texts.needs[asked]}`,
          style: headStyleOf(asked),
        }),
      ),
    ],
  });
  for (const { tab, columns } of sheets) {
    gap();
    line(fill(guide.sheet, { sheet: tab }), 'sectionHead');
    const { field, need, unit: ofUnit, how, help } = guide.heads;
    rows.push({
      height: 20,
      cells: [field, need, ofUnit, how, help].map((value) => cell(value, 'headText')),
    });
    for (const column of columns) rows.push(fieldRow(column, texts.needs));
  }
  gap();
  line(guide.rules, 'sectionHead');
  for (const id of rulesOf(sheets.map(({ type }) => type))) {
    merges.push(rangeAddress(rows.length, 1, rows.length, lastColumn));
    const meaning = ruleMeaning(language, id);
    rows.push({
      height: heightOf(linesIn(meaning, wholeWidth - widths[0]), 'body'),
      cells: [
        cell(id, 'bodyCenter'),
        cell(meaning, 'body'),
        ...widths.slice(2).map((): CellModel => ({ kind: 'blank', style: 'body' })),
      ],
    });
  }
  return {
    name: guide.tab,
    state: 'visible',
    columns: widths.map((width) => ({ width })),
    rows,
    merges,
    print: { paper: 'A4', landscape: true, fitToWidth: true, footer: { center: '{page} / {pages}' } },
    protection: {},
  };
}

const cell = (value: string, style: StyleName): CellModel =>
  value === '' ? { kind: 'blank', style } : { kind: 'text', value, style };

function fieldRow(column: TemplateColumn, needs: Readonly<Record<Asked, string>>): RowModel {
  const { label, asked, unit, how, help } = column;
  const lines = Math.max(linesIn(label, widths[0]), linesIn(how, widths[3]), linesIn(help, widths[4]));
  return {
    height: heightOf(lines, 'body'),
    cells: [
      cell(label, 'body'),
      { kind: 'text', value: needs[asked], style: headStyleOf(asked) },
      cell(unit ?? '', 'bodyCenter'),
      cell(how, 'bodyCenter'),
      cell(help, 'body'),
    ],
  };
}

/** Rules that look at records of the types, those of their own forms and those of every form. */
function rulesOf(types: readonly RecordType[]): readonly string[] {
  const judged = allRules.filter(({ form, needs }) =>
    types.some((type) => needs.includes(type) && (form === null || form === declarationOf(type).form)),
  );
  return [...new Set(judged.map(({ id }) => id))];
}
