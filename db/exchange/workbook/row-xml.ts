import { columnLetters } from './address.ts';
import { checkCell, WorkbookModelError } from './check.ts';
import type { CellLook, CellModel, RowModel, StyleName } from './model.ts';
import { cleanText, escapeCodePattern } from './text.ts';

/** Days in the calendar of spreadsheets on 1970-01-01; right from March 1900 on, before which we write no dates. */
const serialOfEpoch = 25_569;
const msPerDay = 86_400_000;
/** Dates of a list are few: each is worked out once. */
const mostKnownDates = 20_000;

/** Characters that do not stand for themselves, in XML or in a workbook; surrogates may be halves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
const needsCare = /[&<>_\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** The looks of a sheet's cells by the number that stands for each in the file. */
export class LookNumbers {
  readonly #numbers = new Map<StyleName, Map<string | undefined, string>>();

  add({ style, format }: CellLook, number: string): void {
    const byFormat = this.#numbers.get(style) ?? new Map<string | undefined, string>();
    this.#numbers.set(style, byFormat.set(format, number));
  }

  /** @throws Error for a look that was not announced: the file has none like it */
  of({ style, format }: CellLook): string {
    const number = this.#numbers.get(style)?.get(format);
    if (number === undefined) throw new Error(`look not announced: ${style} ${format ?? ''}`);
    return number;
  }
}

/** Rows of one sheet as the XML of its part, each cell checked as `checkWorkbook` does. */
export class RowXml {
  readonly #sheet: string;
  readonly #looks: LookNumbers;
  readonly #letters: readonly string[];
  readonly #serials = new Map<string, number>();

  /** @param columns how many columns the sheet has */
  constructor(sheet: string, columns: number, looks: LookNumbers) {
    this.#sheet = sheet;
    this.#looks = looks;
    this.#letters = Array.from({ length: columns }, (_, column) => columnLetters(column));
  }

  /** @param number as people count rows, from 1 @throws WorkbookModelError as `checkWorkbook` */
  row({ cells, height }: RowModel, number: number): string {
    if (cells.length > this.#letters.length)
      throw new WorkbookModelError('too_big', `${this.#sheet} row ${number}`, `${cells.length} columns`);
    let xml =
      height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${height}" customHeight="1">`;
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column];
      if (cell) xml += this.#cell(cell, number, column);
    }
    return `${xml}</row>`;
  }

  #cell(cell: CellModel, number: number, column: number): string {
    // A date that was met before has been checked.
    if (cell.kind !== 'date' || !this.#serials.has(cell.iso))
      checkCell(cell, () => `${this.#sheet} row ${number} column ${column + 1}`);
    const start = `<c r="${this.#letters[column]}${number}" s="${this.#looks.of(cell)}"`;
    switch (cell.kind) {
      case 'text':
        return `${start} t="inlineStr"><is>${textElement(cell.value)}</is></c>`;
      case 'number':
        return `${start}><v>${cell.decimal}</v></c>`;
      case 'date':
        return `${start}><v>${this.#serial(cell.iso)}</v></c>`;
      case 'formula': {
        const { cached } = cell;
        const formula = `<f>${escapedText(cell.formula)}</f>`;
        return cached.kind === 'number'
          ? `${start}>${formula}<v>${cached.decimal}</v></c>`
          : `${start} t="str">${formula}<v>${fileText(cached.value)}</v></c>`;
      }
      case 'blank':
        return `${start}/>`;
    }
  }

  #serial(iso: string): number {
    const known = this.#serials.get(iso);
    if (known !== undefined) return known;
    const serial = Date.parse(`${iso}T00:00:00Z`) / msPerDay + serialOfEpoch;
    if (this.#serials.size >= mostKnownDates) this.#serials.clear();
    this.#serials.set(iso, serial);
    return serial;
  }
}

/** Blanks at the ends and line breaks would be lost without being asked for. */
function textElement(text: string): string {
  const kept = /^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : '';
  return `<t${kept}>${fileText(text)}</t>`;
}

/** A text as a workbook file holds it. */
function fileText(text: string): string {
  return needsCare.test(text) ? escapedText(escapeCodePattern(cleanText(text))) : text;
}

function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
