import {
  type Cell,
  type DataValidation,
  type SheetChart,
  type WriteOptions,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import { absoluteRange, columnLetters, parseAddress, parseRange, quoteSheetName } from './address.ts';
import { checkWorkbook } from './check.ts';
import { fitCommentBoxes } from './comment-boxes.ts';
import { footerCode } from './footer.ts';
import type {
  CellModel,
  ChartModel,
  PrintModel,
  SheetModel,
  ValidationModel,
  WorkbookModel,
} from './model.ts';
import { conditionalStyle, defaultFont, styleOf } from './styles.ts';
import { cleanText, escapeCodePattern } from './text.ts';
import { readZipDirectory, unpack } from './zip-read.ts';
import { type Compression, writeZip, type ZipPart } from './zip-write.ts';

interface WriteChoices {
  /** `portable`: the same bytes anywhere, as reports need; `fast`: Node's own, for what is only read. */
  readonly compression?: Compression;
}

const centimetresPerInch = 2.54;
const defaultMargins = { top: 1.5, right: 1.2, bottom: 1.5, left: 1.2 };

/**
 * The bytes of an .xlsx file. The same model gives the same bytes on any machine, in any time zone and locale:
 * times come from `properties.created`, compression from our own code.
 *
 * What survives LibreOffice saving the file again (tested): text cells exactly — whatever they begin with, digits only,
 * ASCII JSON of 30,000 characters — figures, dates, cached results, comment texts. What does not: `veryHidden` becomes
 * `hidden`, text cells that are empty disappear, comments lose their author, and text in which `_xHHHH_` patterns
 * overlap is mangled (see `portable-json.ts`).
 * @throws WorkbookModelError when a file could not hold the model as it is meant
 */
export async function writeWorkbook(
  model: WorkbookModel,
  { compression = 'portable' }: WriteChoices = {},
): Promise<Uint8Array> {
  return writeZip(await workbookParts(model), model.properties.created, compression);
}

/** The files that make up the workbook, in their order. @throws WorkbookModelError as {@link writeWorkbook} */
export async function workbookParts(model: WorkbookModel): Promise<readonly ZipPart[]> {
  checkWorkbook(model);
  const bytes = Buffer.from(await writeXlsx(toLibrary(model)));
  const parts = readZipDirectory(bytes).map((entry) => ({ name: entry.name, content: unpack(bytes, entry) }));
  return finishParts(parts, model);
}

/** What the library cannot be told: the program's name and the size of comment boxes. */
function finishParts(parts: ZipPart[], model: WorkbookModel): ZipPart[] {
  return parts.map(({ name, content }) => {
    const drawing = /^xl\/drawings\/vmlDrawing(\d+)\.vml$/.exec(name);
    const sheet = drawing ? model.sheets[Number(drawing[1]) - 1] : undefined;
    if (sheet) return edited(name, content, (xml) => fitCommentBoxes(xml, sheet));
    if (name !== 'docProps/app.xml') return { name, content };
    const program = escapeXml(cleanText(model.properties.application ?? 'Shanhai Ledger'));
    return edited(name, content, (xml) => {
      if (!xml.includes('<Application>hucre</Application>'))
        throw new Error('app.xml does not look as expected');
      return xml.replace('<Application>hucre</Application>', () => `<Application>${program}</Application>`);
    });
  });
}

function edited(name: string, content: Uint8Array, edit: (xml: string) => string): ZipPart {
  return { name, content: Buffer.from(edit(Buffer.from(content).toString('utf8')), 'utf8') };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function toLibrary(model: WorkbookModel): WriteOptions {
  const { properties } = model;
  const created = new Date(properties.created);
  return {
    sheets: model.sheets.map(librarySheet),
    properties: {
      title: cleanText(properties.title),
      creator: cleanText(properties.creator),
      lastModifiedBy: cleanText(properties.creator),
      created,
      modified: created,
      ...(properties.subject === undefined ? {} : { subject: cleanText(properties.subject) }),
      ...(properties.description === undefined ? {} : { description: cleanText(properties.description) }),
      ...(properties.company === undefined ? {} : { company: cleanText(properties.company) }),
    },
    namedRanges: libraryNames(model),
    defaultFont,
    activeSheet: model.sheets.findIndex((sheet) => sheet.state === 'visible'),
  };
}

/** Print areas and titles are names as well. The library would not quote the sheet in them, so we write them ourselves. */
function libraryNames(model: WorkbookModel): NonNullable<WriteOptions['namedRanges']> {
  const names = (model.names ?? []).map(({ name, sheet, range }) => ({
    name,
    range: `${quoteSheetName(sheet)}!${absoluteRange(range)}`,
  }));
  const printNames = model.sheets.flatMap(({ name: scope, print }) => {
    const sheet = quoteSheetName(scope);
    const area = print?.area
      ? [{ name: '_xlnm.Print_Area', range: `${sheet}!${absoluteRange(print.area)}`, scope }]
      : [];
    // Columns first: programs read them in this order only.
    const repeated = [print?.repeatColumns?.map((column) => columnLetters(column - 1)), print?.repeatRows]
      .filter((both) => both !== undefined)
      .map(([from, to]) => `${sheet}!$${from}:$${to}`);
    const titles =
      repeated.length === 0 ? [] : [{ name: '_xlnm.Print_Titles', range: repeated.join(','), scope }];
    return [...area, ...titles];
  });
  return [...names, ...printNames];
}

function librarySheet(sheet: SheetModel): WriteSheet {
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width, hidden, style, format }) => ({
      width,
      ...(hidden ? { hidden } : {}),
      ...(style ? { style: styleOf(style, format) } : {}),
    })),
    cells: libraryCells(sheet),
    rowDefs: new Map(
      sheet.rows.flatMap(({ height }, row) => (height === undefined ? [] : [[row, { height }]])),
    ),
    merges: (sheet.merges ?? []).map(mergeOf),
    view: { showGridLines: sheet.gridLines ?? false },
    ...(sheet.state === 'hidden' ? { hidden: true } : {}),
    ...(sheet.state === 'veryHidden' ? { veryHidden: true } : {}),
    ...(sheet.freeze && sheet.freeze.rows + sheet.freeze.columns > 0 ? { freezePane: sheet.freeze } : {}),
    ...(sheet.validations ? { dataValidations: sheet.validations.map(libraryValidation) } : {}),
    ...(sheet.conditional ? { conditionalRules: libraryConditional(sheet.conditional) } : {}),
    // Widths and heights stay adjustable: a figure wider than its column shows as ####.
    ...(sheet.protection
      ? {
          protection: {
            sheet: true,
            objects: true,
            scenarios: true,
            formatColumns: true,
            formatRows: true,
            ...(sheet.filter === undefined ? {} : { autoFilter: true }),
            ...sheet.protection,
          },
        }
      : {}),
    ...(sheet.filter === undefined ? {} : { autoFilter: { range: sheet.filter } }),
    ...(sheet.print ? libraryPrint(sheet.print) : {}),
    ...(sheet.charts ? { charts: sheet.charts.map(libraryChart) } : {}),
  };
}

/** One colour and no legend: a chart of one series, which its title names. */
function libraryChart({ kind, title, values, categories, from, to }: ChartModel): SheetChart {
  return {
    type: kind,
    title: cleanText(title),
    series: [{ values, categories, color: '2F6F8F' }],
    anchor: { from: { row: from.row, col: from.column }, to: { row: to.row, col: to.column } },
    legend: false,
  };
}

function mergeOf(range: string): NonNullable<WriteSheet['merges']>[number] {
  const parsed = parseRange(range);
  if (!parsed) throw new Error(`not a range: ${range}`);
  const { first, last } = parsed;
  return { startRow: first.row, startCol: first.column, endRow: last.row, endCol: last.column };
}

function libraryCells(sheet: SheetModel): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  sheet.rows.forEach((row, rowIndex) => {
    row.cells.forEach((cell, columnIndex) => {
      if (cell) cells.set(`${rowIndex},${columnIndex}`, libraryCell(cell));
    });
  });
  for (const { at, author, text } of sheet.comments ?? []) {
    const position = parseAddress(at);
    if (!position) throw new Error(`not an address: ${at}`);
    const key = `${position.row},${position.column}`;
    const comment = { author: cellText(author), text: cellText(text) };
    cells.set(key, { ...cells.get(key), comment });
  }
  return cells;
}

function libraryCell(cell: CellModel): Partial<Cell> {
  const style = styleOf(cell.style, cell.format);
  switch (cell.kind) {
    case 'text': {
      const text = cellText(cell.value);
      // The library takes a text like #N/A for an error value; as a run of rich text it stays text.
      return text.startsWith('#') ? { value: null, richText: [{ text }], style } : { value: text, style };
    }
    case 'number':
      return { value: Number(cell.decimal), style };
    case 'date':
      return { value: new Date(`${cell.iso}T00:00:00Z`), style };
    case 'formula': {
      const { cached } = cell;
      const formulaResult = cached.kind === 'number' ? Number(cached.decimal) : cellText(cached.value);
      return { value: null, formula: cell.formula, formulaResult, style };
    }
    case 'blank':
      return { value: null, style };
  }
}

function cellText(text: string): string {
  return escapeCodePattern(cleanText(text));
}

function libraryPrint(print: PrintModel): Pick<WriteSheet, 'pageSetup' | 'headerFooter' | 'rowBreaks'> {
  const margins = print.margins ?? defaultMargins;
  const inches = (centimetres: number) => Math.round((centimetres / centimetresPerInch) * 1000) / 1000;
  const footer = print.footer ? footerCode(print.footer) : '';
  return {
    pageSetup: {
      paperSize: print.paper === 'A3' ? 'a3' : 'a4',
      orientation: print.landscape ? 'landscape' : 'portrait',
      ...(print.fitToWidth === false
        ? {}
        : { fitToPage: true, fitToWidth: Number(print.fitToWidth), fitToHeight: print.onePage ? 1 : 0 }),
      margins: {
        top: inches(margins.top),
        right: inches(margins.right),
        bottom: inches(margins.bottom),
        left: inches(margins.left),
        header: inches(margins.top / 2),
        footer: inches(margins.bottom / 2),
      },
      horizontalCentered: print.centerHorizontally ?? false,
    },
    ...(footer ? { headerFooter: { oddFooter: footer } } : {}),
    ...(print.breaks?.length ? { rowBreaks: print.breaks.map((row) => row - 1) } : {}),
  };
}

function libraryConditional(
  rules: NonNullable<SheetModel['conditional']>,
): NonNullable<WriteSheet['conditionalRules']> {
  return rules.map(({ range, formula, look }, index) => ({
    type: 'expression',
    priority: index + 1,
    range,
    formula,
    style: conditionalStyle(look),
  }));
}

function libraryValidation(validation: ValidationModel): DataValidation {
  const { prompt, error } = validation;
  return {
    ...validationRule(validation),
    range: validation.range,
    allowBlank: validation.allowBlank ?? true,
    errorStyle: validation.onError === 'stop' ? 'stop' : 'warning',
    showErrorMessage: true,
    ...(error ? { errorTitle: cleanText(error.title), errorMessage: cleanText(error.text) } : {}),
    ...(prompt
      ? { showInputMessage: true, inputTitle: cleanText(prompt.title), inputMessage: cleanText(prompt.text) }
      : {}),
  };
}

function validationRule(
  validation: ValidationModel,
): Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2' | 'values'> {
  switch (validation.kind) {
    case 'list':
      return { type: 'list', values: [...validation.values] };
    case 'listFrom':
      return { type: 'list', formula1: validation.name };
    case 'decimal':
    case 'whole':
      return {
        type: validation.kind,
        operator: 'between',
        formula1: validation.min,
        formula2: validation.max,
      };
    case 'date':
      return {
        type: 'date',
        operator: 'between',
        formula1: dateFormula(validation.from),
        formula2: dateFormula(validation.to),
      };
    case 'textLength':
      return { type: 'textLength', operator: 'lessThanOrEqual', formula1: String(validation.max) };
  }
}

/** Understood alike by every program, whatever its date format. */
function dateFormula(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `DATE(${year},${month},${day})`;
}
