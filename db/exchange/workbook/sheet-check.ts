import { cellAddress, maxColumns, maxRows } from './address.ts';
import { WorkbookRefusal } from './refusal.ts';
import { localName, resolvedText, walkXml, type XmlAttributes, type XmlVisitor } from './xml-walk.ts';

/** A sheet as the library is to see it. */
export interface CheckedSheet {
  /** Its rows and merges only, and nothing that the library would take for something else than it is. */
  readonly xml: string;
  /** Rows and columns that the library will spread out. */
  readonly area: number;
  /** Where it ends, for a message. */
  readonly end: string;
  /** As Excel counts them. */
  readonly hiddenRows: readonly number[];
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** What may stand in what; the library looks at names alone, wherever they stand. */
const children: Readonly<Record<string, readonly string[]>> = {
  sheetData: ['row'],
  row: ['c', 'extLst'],
  c: ['v', 'f', 'is', 'extLst'],
  is: ['t', 'r', 'rPh', 'phoneticPr'],
  r: ['rPr', 't'],
  rPh: ['t'],
  v: [],
  f: [],
  t: [],
};
/** Under these anything may stand but what belongs to a cell. */
const open: ReadonlySet<string> = new Set(['extLst', 'rPr', 'phoneticPr']);
const cellNames: ReadonlySet<string> = new Set(['row', 'c', 'v', 'f', 'is', 't', 'r']);
const types: ReadonlySet<string> = new Set(['n', 's', 'str', 'inlineStr', 'b', 'e', 'd']);

/**
 * Looks through a sheet as strictly as Excel does, before the library reads it: what the library would pass over or take for
 * another figure is refused by the address of its cell; what has no figures is left out.
 * @param name on its tab
 * @param drop leave out cells without contents that lie far from all others
 * @throws WorkbookRefusal `damaged`, `bad_cell`, `repeated_cell`, `repeated_row`
 */
export function checkSheet(part: string, name: string, xml: string, drop = false): CheckedSheet {
  const check = new SheetCheck(part, name, xml, drop);
  walkXml(part, xml, check);
  return check.result();
}

class SheetCheck implements XmlVisitor {
  readonly #part: string;
  readonly #sheet: string;
  readonly #xml: string;
  readonly #drop: boolean;
  readonly #path: string[] = [];
  #prefix = '';
  /** Pieces of the text that the library gets, in their order. */
  readonly #pieces: string[] = [];
  #keptTo = 0;
  #rootTag = '';
  #keepsFrom = -1;
  #data = 0;

  #row = 0;
  #hidden = false;
  readonly #rows = new Set<number>();
  #columns = new Set<number>();
  #column = -1;
  #cell: { readonly type: string; readonly from: number; readonly to: number; addressed: boolean } | null =
    null;
  #parts = new Set<string>();
  #value = '';
  #cutFrom = -1;
  #lastRow = 0;
  #lastColumn = 0;
  readonly #hiddenRows: number[] = [];

  constructor(part: string, sheet: string, xml: string, drop: boolean) {
    this.#part = part;
    this.#sheet = sheet;
    this.#xml = xml;
    this.#drop = drop;
  }

  open(name: string, attributes: XmlAttributes, from: number, to: number): void {
    const path = this.#path;
    const local = localName(name);
    path.push(local);
    if (path.length === 1) {
      if (local !== 'worksheet') throw this.#damaged('root');
      this.#prefix = name.slice(0, name.length - local.length);
      this.#rootTag = this.#xml.slice(from, to).replace(/\/>$/, '>');
      return;
    }
    const ours = name === this.#prefix + local;
    if (path.length === 2) {
      if (ours && (local === 'sheetData' || local === 'mergeCells')) this.#keepsFrom = this.#keptTo = from;
      if (ours && local === 'sheetData') this.#data += 1;
      if (this.#data > 1) throw this.#damaged('data');
      return;
    }
    if (path[1] === 'sheetData' && this.#keepsFrom >= 0) this.#inData(local, ours, attributes, from, to);
  }

  close(_name: string, to: number): void {
    const path = this.#path;
    const local = path.pop();
    if (path.length === 1 && this.#keepsFrom >= 0) {
      this.#keep(to);
      this.#keepsFrom = -1;
    }
    if (path[1] !== 'sheetData' || this.#keepsFrom < 0) return;
    if (local === 'rPh' && this.#cutFrom >= 0) {
      this.#keep(this.#cutFrom);
      this.#keptTo = to;
      this.#cutFrom = -1;
    } else if (local === 'c' && path.length === 3) this.#endCell(to);
  }

  text(text: string): void {
    const path = this.#path;
    if (path[1] !== 'sheetData' || this.#keepsFrom < 0) return;
    const local = path.at(-1) ?? '';
    if (local === 'v') this.#value += resolvedText(text);
    else if (['sheetData', 'row', 'c', 'is'].includes(local) && text.trim() !== '')
      throw this.#damaged('text');
  }

  result(): CheckedSheet {
    const close = `</${this.#prefix}worksheet>`;
    return {
      xml: `${this.#rootTag}${this.#pieces.join('')}${close}`,
      area: this.#lastRow * this.#lastColumn,
      end: this.#lastRow === 0 ? 'A1' : cellAddress(this.#lastRow - 1, this.#lastColumn - 1),
      hiddenRows: this.#hiddenRows,
    };
  }

  #inData(local: string, ours: boolean, attributes: XmlAttributes, from: number, to: number): void {
    const path = this.#path;
    const parent = path.at(-2) ?? '';
    const allowed = children[parent];
    if (path.some((one, at) => at > 1 && at < path.length - 1 && open.has(one))) {
      if (cellNames.has(local)) throw this.#bad();
      return;
    }
    if (allowed === undefined || !allowed.includes(local) || !ours) throw this.#bad();
    if (local === 'row') this.#startRow(attributes);
    else if (local === 'c') this.#startCell(attributes, from, to);
    else if (local === 'rPh') this.#cutFrom = from;
    else if (parent === 'c' || (parent === 'is' && local === 't')) {
      if (this.#parts.has(local)) throw this.#bad();
      this.#parts.add(local);
    }
  }

  #startRow(attributes: XmlAttributes): void {
    const written = attributes.get('r');
    if (written !== undefined && !/^[1-9]\d{0,6}$/.test(written)) throw this.#damaged('row');
    this.#row = written === undefined ? this.#row + 1 : Number(written);
    if (this.#row > maxRows) throw this.#damaged('row');
    if (this.#rows.has(this.#row))
      throw new WorkbookRefusal('repeated_row', { sheet: this.#sheet, row: this.#row });
    this.#rows.add(this.#row);
    this.#columns = new Set();
    this.#column = -1;
    this.#hidden = /^(1|true)$/.test(attributes.get('hidden') ?? '');
    if (this.#hidden) this.#hiddenRows.push(this.#row);
  }

  #startCell(attributes: XmlAttributes, from: number, to: number): void {
    this.#parts = new Set();
    this.#value = '';
    const written = attributes.get('r');
    this.#column = written === undefined ? this.#column + 1 : columnOf(written, this.#row);
    const style = attributes.get('s');
    const type = attributes.get('t') ?? 'n';
    if (this.#column < 0 || this.#column >= maxColumns)
      throw new WorkbookRefusal('bad_cell', { sheet: this.#sheet, cell: shown(written ?? `#${this.#row}`) });
    if (this.#columns.has(this.#column))
      throw new WorkbookRefusal('repeated_cell', { sheet: this.#sheet, cell: this.#address() });
    if ((style !== undefined && !/^\d+$/.test(style)) || !types.has(type)) throw this.#bad();
    this.#columns.add(this.#column);
    this.#cell = { type, from, to, addressed: written !== undefined };
  }

  #endCell(to: number): void {
    const cell = this.#cell;
    if (cell === null) return;
    const value = this.#value.trim();
    const isEmpty = value === '' && !this.#parts.has('is') && !this.#parts.has('f');
    if (cell.type === 'n' && value !== '' && !decimal.test(value)) throw this.#bad();
    if (cell.type === 'b' && value !== '' && !/^(0|1|true|false)$/.test(value)) throw this.#bad();
    if (isEmpty && this.#drop && cell.addressed) {
      this.#keep(cell.from);
      this.#keptTo = to;
    } else if (value === '' && !this.#parts.has('is') && ['s', 'b', 'e'].includes(cell.type)) {
      // Without a value the library would take the first of the shared texts, or “no”.
      this.#keep(cell.from);
      this.#pieces.push(this.#xml.slice(cell.from, cell.to).replace(/\st\s*=\s*("[^"]*"|'[^']*')/, ''));
      this.#keptTo = cell.to;
    }
    if (isEmpty && this.#drop && cell.addressed) return;
    this.#lastRow = Math.max(this.#lastRow, this.#row);
    this.#lastColumn = Math.max(this.#lastColumn, this.#column + 1);
  }

  /** Hands the library what was met since the last time, up to a place. */
  #keep(to: number): void {
    if (to > this.#keptTo) this.#pieces.push(this.#xml.slice(this.#keptTo, to));
    this.#keptTo = to;
  }

  #address(): string {
    return cellAddress(this.#row - 1, this.#column);
  }

  #bad(): WorkbookRefusal {
    if (this.#row < 1 || this.#column < 0 || this.#column >= maxColumns) return this.#damaged('cell');
    return new WorkbookRefusal('bad_cell', { sheet: this.#sheet, cell: this.#address() });
  }

  #damaged(reason: string): WorkbookRefusal {
    return new WorkbookRefusal('damaged', { part: this.#part, reason });
  }
}

/** Column from 0 of an address in this row, -1 where it is none. */
function columnOf(address: string, row: number): number {
  const [, letters, digits] = /^([A-Za-z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
  if (letters === undefined || Number(digits) !== row) return -1;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}

/** A text from the file for a message. */
function shown(text: string): string {
  return text.slice(0, 12);
}
