import { type CellRange, maxColumns, maxRows, parseAddress, parseRange } from './address.ts';
import { footerCode } from './footer.ts';
import type { CellModel, SheetModel, ValidationModel, WorkbookModel } from './model.ts';
import { cleanText, maxCellText } from './text.ts';

/**
 * What Excel would refuse, repair or silently change. Our own builders make the models, so this is a programming
 * error or a text that is too long for a cell; nothing is written.
 */
export type WorkbookModelProblem =
  | 'created'
  | 'no_visible_sheet'
  | 'sheet_name'
  | 'duplicate_sheet_name'
  | 'text_too_long'
  | 'decimal'
  | 'date'
  | 'formula'
  | 'range'
  | 'overlapping_merges'
  | 'too_big'
  | 'footer'
  | 'validation'
  | 'defined_name'
  | 'comment';

export class WorkbookModelError extends Error {
  override readonly name = 'WorkbookModelError';
  readonly code: WorkbookModelProblem;
  /** `where` is a sheet name, or sheet and address; `value` what was wrong. */
  readonly args: { where: string; value: string };

  constructor(code: WorkbookModelProblem, where: string, value: string) {
    super(`workbook model: ${code} at ${where}: ${value.slice(0, 80)}`);
    this.code = code;
    this.args = { where, value };
  }
}

/** Excel's limits on texts of a validation. */
const maxTitle = 32;
const maxMessage = 255;
const maxListLiteral = 255;
const maxFormula = 8192;
/** Points of a row, characters of a column, characters of a footer in Excel's notation. */
const maxRowHeight = 409;
const maxColumnWidth = 255;
const maxFooter = 255;
/** Digits that every double-precision number keeps. */
const maxSignificantDigits = 15;

/** Throws a {@link WorkbookModelError} on the first thing in the model that a file could not hold as it is meant. */
export function checkWorkbook(model: WorkbookModel): void {
  const { created } = model.properties;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(created) || Number.isNaN(Date.parse(created))) {
    throw new WorkbookModelError('created', 'properties', created);
  }
  const year = Number(created.slice(0, 4));
  if (year < 1980 || year > 2107) throw new WorkbookModelError('created', 'properties', created);
  if (!model.sheets.some((sheet) => sheet.state === 'visible')) {
    throw new WorkbookModelError('no_visible_sheet', 'workbook', '');
  }
  const names = new Set<string>();
  for (const sheet of model.sheets) {
    checkSheetName(sheet.name);
    const key = sheet.name.toLowerCase();
    if (names.has(key)) throw new WorkbookModelError('duplicate_sheet_name', sheet.name, sheet.name);
    names.add(key);
    checkSheet(sheet);
  }
  const definedNames = new Set<string>();
  for (const { name, sheet, range } of model.names ?? []) {
    if (definedNames.has(name.toLowerCase())) throw new WorkbookModelError('defined_name', sheet, name);
    definedNames.add(name.toLowerCase());
    // Excel also refuses names that read as a cell address (AB12, R1C1).
    if (!/^[\p{L}_][\p{L}\p{N}_.]{0,254}$/u.test(name) || /^([A-Z]{1,3}\d+|R\d*C?\d*|C\d*)$/i.test(name)) {
      throw new WorkbookModelError('defined_name', sheet, name);
    }
    if (!names.has(sheet.toLowerCase())) throw new WorkbookModelError('defined_name', name, sheet);
    needRange(range, `${name} → ${sheet}`);
  }
}

/** Excel's rules for the name on a tab. */
export function checkSheetName(name: string): void {
  const bad = name.length < 1 || name.length > 31 || /[:\\/?*[\]]/.test(name) || /^'|'$/.test(name);
  if (bad || name.toLowerCase() === 'history' || cleanText(name) !== name || /[\n\t]/.test(name)) {
    throw new WorkbookModelError('sheet_name', name, name);
  }
}

function checkSheet(sheet: SheetModel): void {
  if (sheet.rows.length > maxRows || sheet.columns.length > maxColumns) {
    throw new WorkbookModelError('too_big', sheet.name, `${sheet.rows.length} × ${sheet.columns.length}`);
  }
  for (const { width } of sheet.columns) {
    if (!(width > 0 && width <= maxColumnWidth))
      throw new WorkbookModelError('too_big', sheet.name, `${width}`);
  }
  sheet.rows.forEach((row, rowIndex) => {
    const { height = 1 } = row;
    if (!(height > 0 && height <= maxRowHeight))
      throw new WorkbookModelError('too_big', sheet.name, `${height}`);
    if (row.cells.length > maxColumns)
      throw new WorkbookModelError('too_big', sheet.name, `${row.cells.length}`);
    row.cells.forEach((cell, columnIndex) => {
      if (cell) checkCell(cell, () => `${sheet.name} row ${rowIndex + 1} column ${columnIndex + 1}`);
    });
  });
  checkMerges(sheet);
  if (sheet.filter !== undefined) needRange(sheet.filter, sheet.name);
  if (sheet.print?.area) needRange(sheet.print.area, sheet.name);
  const footer = footerCode(sheet.print?.footer ?? {});
  if (footer.length > maxFooter) throw new WorkbookModelError('footer', sheet.name, footer);
  for (const repeat of [sheet.print?.repeatRows, sheet.print?.repeatColumns]) {
    if (repeat && !(repeat[0] >= 1 && repeat[1] >= repeat[0]))
      throw new WorkbookModelError('range', sheet.name, repeat.join(':'));
  }
  for (const row of sheet.print?.breaks ?? []) {
    if (!(Number.isInteger(row) && row >= 1 && row < sheet.rows.length))
      throw new WorkbookModelError('range', sheet.name, `break ${row}`);
  }
  for (const rule of sheet.conditional ?? []) {
    needRange(rule.range, sheet.name);
    checkFormula(rule.formula, sheet.name);
  }
  for (const validation of sheet.validations ?? []) checkValidation(validation, sheet.name);
  const commented = new Set<string>();
  for (const { at, text, author } of sheet.comments ?? []) {
    const where = `${sheet.name} ${at}`;
    if (!parseAddress(at) || commented.has(at) || text === '')
      throw new WorkbookModelError('comment', where, text);
    checkText(text, where);
    checkText(author, where);
    commented.add(at);
  }
}

/** Throws a {@link WorkbookModelError} where a file could not hold the cell as it is meant. */
export function checkCell(cell: CellModel, where: () => string): void {
  switch (cell.kind) {
    case 'text':
      checkText(cell.value, where());
      break;
    case 'number':
      checkDecimal(cell.decimal, where());
      break;
    case 'date':
      checkDate(cell.iso, where());
      break;
    case 'formula':
      checkFormula(cell.formula, where());
      if (cell.cached.kind === 'number') checkDecimal(cell.cached.decimal, where());
      else checkText(cell.cached.value, where());
      break;
    case 'blank':
      break;
  }
}

function checkText(text: string, where: string): void {
  if (text.length > maxCellText) throw new WorkbookModelError('text_too_long', where, text);
}

function checkDecimal(decimal: string, where: string): void {
  // Most figures are short, and there may be a million.
  if (decimal.length <= maxSignificantDigits && /^-?\d+(?:\.\d+)?$/.test(decimal)) return;
  const match = /^-?(\d+)(?:\.(\d+))?$/.exec(decimal);
  const digits = match ? `${match[1]}${match[2] ?? ''}`.replace(/^0+/, '').replace(/0+$/, '') : undefined;
  if (digits === undefined || digits.length > maxSignificantDigits || decimal.length > 40) {
    throw new WorkbookModelError('decimal', where, decimal);
  }
}

function checkDate(iso: string, where: string): void {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : undefined;
  // Serial numbers before March 1900 mean different days in different programs.
  const exists = date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  if (!exists || Number(iso.slice(0, 4)) < 1901) throw new WorkbookModelError('date', where, iso);
}

function checkFormula(formula: string, where: string): void {
  if (
    formula === '' ||
    formula.startsWith('=') ||
    formula.length > maxFormula ||
    cleanText(formula) !== formula
  ) {
    throw new WorkbookModelError('formula', where, formula);
  }
}

function needRange(range: string, where: string): CellRange {
  const parsed = parseRange(range);
  if (!parsed) throw new WorkbookModelError('range', where, range);
  return parsed;
}

function checkMerges(sheet: SheetModel): void {
  const done: CellRange[] = [];
  for (const merge of sheet.merges ?? []) {
    const range = needRange(merge, sheet.name);
    const overlaps = done.some(
      (other) =>
        range.first.row <= other.last.row &&
        other.first.row <= range.last.row &&
        range.first.column <= other.last.column &&
        other.first.column <= range.last.column,
    );
    if (overlaps) throw new WorkbookModelError('overlapping_merges', sheet.name, merge);
    done.push(range);
  }
}

function checkValidation(validation: ValidationModel, where: string): void {
  needRange(validation.range, where);
  for (const message of [validation.prompt, validation.error]) {
    if (message && (message.title.length > maxTitle || message.text.length > maxMessage)) {
      throw new WorkbookModelError('validation', where, message.title + message.text);
    }
  }
  switch (validation.kind) {
    case 'list': {
      const literal = validation.values.join(',');
      const unsafe = validation.values.some(
        (value) => value === '' || /[",\n\r]/.test(value) || value !== value.trim(),
      );
      if (unsafe || literal === '' || literal.length > maxListLiteral) {
        throw new WorkbookModelError('validation', where, literal);
      }
      break;
    }
    case 'decimal':
    case 'whole':
      checkDecimal(validation.min, where);
      checkDecimal(validation.max, where);
      break;
    case 'date':
      checkDate(validation.from, where);
      checkDate(validation.to, where);
      break;
    case 'listFrom':
    case 'textLength':
      break;
  }
}
