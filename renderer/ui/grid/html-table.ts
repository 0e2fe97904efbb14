import type { MergedCells } from '../../../db/domain/import/heads.ts';

/** The table of a clipboard's `text/html`, as Excel, WPS, LibreOffice and browsers write it. */
export interface HtmlTable {
  /** A merged block has its text in its upper left cell, as in a copied text. */
  readonly cells: readonly (readonly string[])[];
  readonly merged: readonly MergedCells[];
  /** Rows that are hidden in the sheet, counted from 0. */
  readonly hidden: readonly number[];
  /** Numbers that cells hold, by row and column from 0 as `row:column`; what they show may be rounded. */
  readonly stored: ReadonlyMap<string, string>;
}

/** Start and end tags, comments left out; a `>` within quotes ends none. */
const tagForm = /<!--[\s\S]*?-->|<(\/?)([a-z][\w:]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;

/** Excel and WPS write `x:num`, LibreOffice `sdval`. */
const storedForm = /\b(?:x:num|sdval)\s*=\s*["']?([-+.\dEe]{1,40})/i;

/** More than any sheet spans. */
const widest = 16_384;

/** Reads the first table; null where there is none. Nothing of it is ever put into the page. */
export function readHtmlTable(html: string): HtmlTable | null {
  const reader = new TableReader();
  let from = 0;
  for (const match of html.matchAll(tagForm)) {
    reader.text(html.slice(from, match.index));
    from = match.index + match[0].length;
    const name = match[2]?.toLowerCase();
    if (name === undefined) continue;
    if (match[1] === '/') reader.close(name);
    else reader.open(name, match[3] ?? '');
    if (reader.isDone) break;
  }
  return reader.table();
}

class TableReader {
  readonly #rows: string[][] = [];
  readonly #merged: MergedCells[] = [];
  readonly #hidden: number[] = [];
  readonly #stored = new Map<string, string>();
  /** Columns that a cell of a row above reaches into, with the rows that it still takes. */
  #below = new Map<number, number>();
  #row: string[] | null = null;
  #cell: { text: string; readonly attributes: string } | null = null;
  #depth = 0;
  isDone = false;

  text(raw: string): void {
    if (this.#cell !== null) this.#cell.text += raw.replace(/\s+/g, ' ');
  }

  open(name: string, attributes: string): void {
    if (name === 'table') this.#depth += 1;
    if (this.#depth !== 1) return;
    if (name === 'tr') {
      this.#endRow();
      this.#row = [];
      if (/display\s*:\s*none/i.test(attributes)) this.#hidden.push(this.#rows.length);
    } else if (name === 'td' || name === 'th') {
      this.#endCell();
      if (this.#row !== null) this.#cell = { text: '', attributes };
    } else if (name === 'br' && this.#cell !== null) this.#cell.text += '\n';
  }

  close(name: string): void {
    if (name === 'table') {
      this.#depth -= 1;
      if (this.#depth > 0) return;
      this.#endRow();
      this.isDone = true;
    }
    if (this.#depth !== 1) return;
    if (name === 'tr') this.#endRow();
    else if (name === 'td' || name === 'th') this.#endCell();
  }

  table(): HtmlTable | null {
    this.#endRow();
    if (this.#rows.length === 0) return null;
    return { cells: this.#rows, merged: this.#merged, hidden: this.#hidden, stored: this.#stored };
  }

  #endRow(): void {
    this.#endCell();
    if (this.#row === null) return;
    this.#skipTaken(this.#row);
    this.#rows.push(this.#row);
    this.#row = null;
    this.#below = new Map([...this.#below].flatMap(([at, rows]) => (rows > 1 ? [[at, rows - 1]] : [])));
  }

  /** Blank cells where one of a row above reaches down. */
  #skipTaken(row: string[]): void {
    while (this.#below.has(row.length)) row.push('');
  }

  #endCell(): void {
    const [row, cell] = [this.#row, this.#cell];
    this.#cell = null;
    if (row === null || cell === null) return;
    this.#skipTaken(row);
    const [across, down] = [spanOf(cell.attributes, 'colspan'), spanOf(cell.attributes, 'rowspan')];
    const [top, left] = [this.#rows.length, row.length];
    const text = cell.text
      .split('\n')
      .map((line) => line.trim())
      .join('\n');
    row.push(plainText(text));
    const stored = storedForm.exec(cell.attributes)?.[1];
    if (stored !== undefined) this.#stored.set(`${top}:${left}`, stored);
    for (let n = 1; n < across; n += 1) row.push('');
    // The row that it begins in counts down with the others.
    if (down > 1) for (let n = 0; n < across; n += 1) this.#below.set(left + n, down);
    // Excel lets a long text flow over its neighbours and says that this is no merge.
    const isMerge = (across > 1 || down > 1) && !/mso-ignore\s*:\s*colspan/i.test(cell.attributes);
    if (isMerge) this.#merged.push({ top, left, bottom: top + down - 1, right: left + across - 1 });
  }
}

function spanOf(attributes: string, name: string): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,7})`, 'i').exec(attributes)?.[1];
  return Math.min(Math.max(Number(found ?? 1), 1), widest);
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function plainText(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code === 160 ? ' ' : code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
