import { parseAddress } from '../workbook/address.ts';
import { attributeOf, NotOperable } from './package-xml.ts';
import type { Styles } from './styles-part.ts';

/** A light red that no office paints its own cells with; by it our marks are known again. */
export const markColour = 'FFFFC9C4';
const markFill = `<fill><patternFill patternType="solid"><fgColor rgb="${markColour}"/><bgColor indexed="64"/></patternFill></fill>`;
const isMark = (fill: string | undefined): boolean => fill?.includes(markColour) === true;

/** Fills of cells before they were marked, as XML, by address. */
export type FillsBefore = Readonly<Record<string, string>>;

/**
 * Looks of cells with another fill: the cell's own in everything else. One for all sheets of a workbook, so that cells of
 * one look share one mark.
 */
export class CellFills {
  readonly #styles: Styles;
  readonly #formats: readonly string[];
  readonly #fills: readonly string[];
  readonly #made = new Map<string, number>();

  /** @throws NotOperable where the styles are not written as expected */
  constructor(styles: Styles) {
    this.#styles = styles;
    this.#formats = styles.elements('cellXfs');
    this.#fills = styles.elements('fills');
  }

  /** Number of the look of a cell format, marked. */
  marked(format: number): number {
    return this.#withFill(format, markFill);
  }

  /** Number of the look of a cell format with the fill that it had; the same where it is not marked any more. */
  restored(format: number, fill: string): number {
    return isMark(this.fillOf(format)) ? this.#withFill(format, fill) : format;
  }

  /** Fill of a cell format, as XML. */
  fillOf(format: number): string {
    const fill = Number(attributeOf(this.#formats[format] ?? '', 'fillId') ?? 0);
    return this.#fills[fill] ?? '<fill><patternFill patternType="none"/></fill>';
  }

  #withFill(format: number, fill: string): number {
    const key = `${format} ${fill}`;
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    const element = this.#formats[format];
    if (element === undefined) throw new NotOperable(`no cell format ${format}`);
    const fillId = this.#fillNumber(fill);
    const bare = element.replace(/\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
    const number = this.#styles.append(
      'cellXfs',
      bare.replace(/^<xf\b/, `<xf fillId="${fillId}" applyFill="1"`),
    );
    this.#made.set(key, number);
    return number;
  }

  readonly #fillNumbers = new Map<string, number>();

  #fillNumber(fill: string): number {
    const known = this.#fillNumbers.get(fill) ?? this.#fills.indexOf(fill);
    const number = known >= 0 ? known : this.#styles.append('fills', fill);
    this.#fillNumbers.set(fill, number);
    return number;
  }
}

/**
 * The sheet with some cells marked, and those of an earlier marking that are not among them as they were before. Cells that
 * were never written are made; nothing else of the sheet changes a byte.
 * @param marked addresses
 * @param before fills before an earlier marking
 * @returns the sheet, and the fills that its marked cells had
 * @throws NotOperable where rows or cells are not written as expected
 */
export function markCells(
  xml: string,
  marked: Iterable<string>,
  before: FillsBefore,
  fills: CellFills,
): { readonly xml: string; readonly before: FillsBefore } {
  if (/<!--|<!\[CDATA\[/.test(xml)) throw new NotOperable('comments or CDATA in a sheet');
  const data = /<sheetData\s*\/>|<sheetData\s*>[\s\S]*<\/sheetData>/.exec(xml);
  if (data === null || !/<worksheet[\s>]/.test(xml)) throw new NotOperable('another kind of sheet');
  const wanted = new Map<number, Map<number, { readonly address: string; readonly mark: boolean }>>();
  const want = (address: string, mark: boolean): void => {
    const at = parseAddress(address);
    if (at === undefined) return;
    const row = wanted.get(at.row) ?? new Map();
    row.set(at.column, { address, mark });
    wanted.set(at.row, row);
  };
  for (const address of Object.keys(before)) want(address, false);
  for (const address of marked) want(address, true);
  const were: Record<string, string> = {};
  /** Number of the new look of a cell. */
  const look = (address: string, mark: boolean, format: number): number => {
    const own = before[address];
    if (!mark) return own === undefined ? format : fills.restored(format, own);
    const fill = fills.fillOf(format);
    were[address] = isMark(fill) && own !== undefined ? own : fill;
    return isMark(fill) ? format : fills.marked(format);
  };
  const drawn: string[] = [];
  let rest = 0;
  const rows = [...wanted.keys()].toSorted((a, b) => a - b);
  const inner = data[0].startsWith('<sheetData') && data[0].endsWith('/>') ? '' : data[0];
  const rowPattern = /<row\b[^>]*\/>|<row\b[^>]*>[\s\S]*?<\/row>/g;
  const missing = (row: number): string => {
    const cells = [...(wanted.get(row) ?? [])].toSorted(([a], [b]) => a - b);
    const made = cells.filter(([, { mark }]) => mark).map(([, { address }]) => newCell(address, look));
    return made.length === 0 ? '' : `<row r="${row + 1}">${made.join('')}</row>`;
  };
  let next = 0;
  let above = -1;
  for (const match of inner.matchAll(rowPattern)) {
    const number = Number(attributeOf(openingOf(match[0]), 'r')) - 1;
    if (!Number.isInteger(number)) throw new NotOperable('rows without numbers');
    // What is put between rows out of order would stand there twice.
    if (number <= above) throw new NotOperable('rows out of order');
    above = number;
    drawn.push(inner.slice(rest, match.index));
    for (; next < rows.length && (rows[next] ?? 0) < number; next += 1) drawn.push(missing(rows[next] ?? 0));
    if (rows[next] === number) {
      drawn.push(markedRow(match[0], wanted.get(number) ?? new Map(), look));
      next += 1;
    } else drawn.push(match[0]);
    rest = match.index + match[0].length;
  }
  const tail = inner.slice(rest);
  const end = tail.lastIndexOf('</sheetData>');
  const head = inner === '' ? '<sheetData>' : '';
  drawn.push(end < 0 ? tail : tail.slice(0, end));
  for (; next < rows.length; next += 1) drawn.push(missing(rows[next] ?? 0));
  const all = `${head}${drawn.join('')}</sheetData>`;
  return { xml: xml.slice(0, data.index) + all + xml.slice(data.index + data[0].length), before: were };
}

type Look = (address: string, mark: boolean, format: number) => number;

function newCell(address: string, look: Look): string {
  return `<c r="${address}" s="${look(address, true, 0)}"/>`;
}

function openingOf(element: string): string {
  return element.slice(0, element.indexOf('>') + 1);
}

function markedRow(
  row: string,
  wanted: ReadonlyMap<number, { readonly address: string; readonly mark: boolean }>,
  look: Look,
): string {
  const opening = openingOf(row);
  const isEmpty = opening.endsWith('/>');
  const inner = isEmpty ? '' : row.slice(opening.length, row.lastIndexOf('</row>'));
  const left = new Map([...wanted].toSorted(([a], [b]) => a - b));
  const drawn: string[] = [];
  let rest = 0;
  const missingBefore = (column: number): void => {
    for (const [at, { address, mark }] of left) {
      if (at >= column) break;
      if (mark) drawn.push(newCell(address, look));
      left.delete(at);
    }
  };
  let beside = -1;
  for (const match of inner.matchAll(/<c\b[^>]*\/>|<c\b[^>]*>[\s\S]*?<\/c>/g)) {
    const cell = openingOf(match[0]);
    const at = parseAddress(attributeOf(cell, 'r') ?? '');
    if (at === undefined) throw new NotOperable('cells without addresses');
    if (at.column <= beside) throw new NotOperable('cells out of order');
    beside = at.column;
    drawn.push(inner.slice(rest, match.index));
    missingBefore(at.column);
    const here = left.get(at.column);
    if (here === undefined) drawn.push(match[0]);
    else {
      left.delete(at.column);
      const format = look(here.address, here.mark, Number(attributeOf(cell, 's') ?? 0));
      const bare = match[0].replace(/^(<c\b[^>]*?)\ss\s*=\s*(?:"[^"]*"|'[^']*')/, '$1');
      drawn.push(bare.replace(/^<c\b/, `<c s="${format}"`));
    }
    rest = match.index + match[0].length;
  }
  drawn.push(inner.slice(rest));
  missingBefore(Number.POSITIVE_INFINITY);
  const open = isEmpty ? opening.replace(/\s*\/>$/, '>') : opening;
  return `${open}${drawn.join('')}</row>`;
}
