import { declarationOf } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';
import { toHalfWidth } from '../text.ts';
import { isLineNumber } from './column-use.ts';
import { markOf } from './example-row.ts';
import { titlesOf } from './find-table.ts';
import { recordHeads } from './head-names.ts';
import type { Mapping } from './mapping.ts';
import type { MergedBody } from './merged-body.ts';
import { type Sheet, type SheetCell, shownText } from './sheet-cell.ts';
import { periodsIn } from './stated-facts.ts';
import { saysTotal } from './total-words.ts';
import { statedUnit } from './written-units.ts';

/** Why a row is none of the table. `above`: it looks like one, but stands above the heads; `other`: another table begins there, or began above. */
export type AsideReason =
  | 'blank'
  | 'total'
  | 'example'
  | 'hidden'
  | 'numbers'
  | 'heads'
  | 'group'
  | 'note'
  | 'noFigures'
  | 'above'
  | 'other';

type RowCells = readonly (SheetCell | undefined)[];

interface TakenColumn {
  readonly column: number;
  readonly head: string;
  readonly field: Field;
}

export const isFilled = (cell: SheetCell | undefined): boolean =>
  cell !== undefined && (cell.kind !== 'text' || cell.text.trim() !== '');

/** What a row of numbers under the heads begins with: `甲`, `1`, `(1)`. */
const columnNumber = /^(?:[甲乙A-E]|[(（]?[012][)）]?)$/;
const noteWords =
  /^\(?(?:注|备注|附注|附|说明|填表|填报|制表|编制|审核|复核|审批|单位负责人|负责人|统计负责人|主管|分管|经办|联系|电话|报出日期|日期|大写|金额大写|人民币|签字|签章|盖章)[^:]{0,8}[:]|^(?:注|说明)\d?[.、]/;
/** 一、湖镇镇: chapters of a table. */
const chapter = /^\s*(?:[一二三四五六七八九十]+\s*[、.．]|[（(][一二三四五六七八九十]+[)）])\s*/;
const townEnd = /(?:镇|乡|街道|办事处)$/;
const onlyPeriod = /^\(?20\d\d年(?:度|\d{1,2}月份?)?\)?$/;
const enumerated = /^(?:\d{1,2}[.、]|[(]\d{1,2}[)]|[①-⑩])/;

/** What a total is called in a column that is not taken; codes have digits. */
const isWord = /^[^\d]*\p{Script=Han}[^\d]*\p{Script=Han}[^\d]*$/u;
/** 第2页 共3页 */
const pageMark = /^\(?(?:第?[\d一二三四五六七八九十]+页|共\d+页|续表|续)[,/、共第\d页)]*$|^-\d+-$/;

const longestHead = 60;
const mostKept = 20_000;

/** What a cell says, without blanks; in a number there are none. */
function words(cell: SheetCell | undefined): string {
  const text = shownText(cell);
  return cell?.kind === 'number' ? text : toHalfWidth(text).replace(/\s/g, '');
}
const isNumber = (text: string): boolean => /^-?[\d,.]+%?$/.test(text);

/** Tells rows of a table from what stands between and below them; rows are asked about in their order. */
export class RowSorter {
  readonly #sheet: Sheet;
  readonly #mapping: Mapping;
  readonly #columns: readonly TakenColumn[];
  readonly #merged: MergedBody;
  /** Columns by which a person knows a row. */
  readonly #naming: readonly number[];
  readonly #findTown: (text: string) => readonly string[];
  readonly #readHead: ReturnType<typeof recordHeads>;
  readonly #units: ReadonlySet<string | null>;
  readonly #named = new Map<string, string | null>();
  /** What stands above the heads: printed pages say it again. */
  readonly #titles: ReadonlySet<string>;
  /** Whether a title that is none of these came after the last row. */
  #isTitled = false;
  #isOther = false;
  #isNotes = false;
  #town: string | null = null;

  constructor(
    sheet: Sheet,
    mapping: Mapping,
    columns: readonly TakenColumn[],
    merged: MergedBody,
    naming: readonly number[],
    findTown: (text: string) => readonly string[],
  ) {
    this.#sheet = sheet;
    this.#mapping = mapping;
    this.#columns = columns;
    this.#merged = merged;
    this.#naming = naming;
    this.#findTown = findTown;
    this.#readHead = recordHeads(mapping.type);
    this.#titles = new Set(titlesOf(sheet, mapping.head_first));
    const money = new Set(columns.filter(({ field }) => field.kind === 'money').map(({ column }) => column));
    this.#units = new Set(mapping.columns.filter(({ column }) => money.has(column)).map(({ unit }) => unit));
  }

  /** Code of the town over whose villages the last row of a group stands; null for none. */
  get town(): string | null {
    return this.#town;
  }

  asideOf(row: number, cells: RowCells): AsideReason | null {
    const { hidden } = this.#mapping;
    const filled = cells.flatMap((cell, column) => (isFilled(cell) ? [column] : []));
    if (filled.length === 0) return 'blank';
    const mark = this.markOf(cells);
    if (mark !== null && filled.length === 1) return 'blank';
    if (mark === 'how') return 'example';
    if (this.#isOther) return 'other';
    if (hidden !== 'take' && this.#sheet.hiddenRows.has(row)) return 'hidden';
    const texts = filled.map((column) => words(cells[column]));
    if (this.#isTotal(cells, texts)) return 'total';
    if (columnNumber.test(texts[0] ?? '') && isColumnNumbers(texts)) return 'numbers';
    const heads = this.#headsOf(cells);
    if (heads !== null) return heads === 'other' || this.#isTitled ? this.#begin() : 'heads';
    const statement = this.#statement(row, cells, filled) ?? this.#unnamed(cells, filled);
    if (statement === 'note') this.#isTitled ||= this.#isTitle(cells, filled);
    if (statement === null) this.#isTitled = false;
    return statement;
  }

  /** What templates of this program mark a row as, in a column that is not taken. */
  markOf(cells: RowCells): ReturnType<typeof markOf> {
    const at = cells.findIndex(isFilled);
    return at < 0 || this.#columns.some(({ column }) => column === at) ? null : markOf(shownText(cells[at]));
  }

  /** What says nothing in the columns that are taken, or nothing but figures below words of its own. */
  #unnamed(cells: RowCells, filled: readonly number[]): AsideReason | null {
    const said = this.#columns.filter(({ column }) => isFilled(cells[column]));
    if (said.length === 0) return filled.every((column) => this.#isLeft(cells, column)) ? 'blank' : 'note';
    const [figure] = said;
    const isFigures = said.every(({ field }) => field.kind === 'money');
    const named = this.#columns.some(({ field }) => field.kind !== 'money');
    if (figure === undefined || !isFigures || !named) return null;
    const isWorded = filled.some((column) => column < figure.column && isWord.test(words(cells[column])));
    return isWorded ? 'total' : null;
  }

  /** A number of the line, or what a formula or a zero leaves beside the table, makes no row. */
  #isLeft(cells: RowCells, column: number): boolean {
    const cell = cells[column];
    if (!isNumber(words(cell))) return false;
    const { head = '' } = this.#mapping.columns.find((one) => one.column === column) ?? {};
    const isLine = isLineNumber(head) || (head === '' && this.#columns.every((one) => one.column > column));
    return isLine || cell?.kind === 'formula' || Number(words(cell)) === 0;
  }

  /** A title of its own between two tables: 二、上年分配情况. */
  #isTitle(cells: RowCells, filled: readonly number[]): boolean {
    const [at = 0] = filled;
    const text = words(cells[at]);
    const isOwn = !noteWords.test(text) && !onlyPeriod.test(text) && statedUnit(text, false) === null;
    return filled.length === 1 && isOwn && !pageMark.test(text) && !this.#titles.has(shownText(cells[at]));
  }

  #isTotal(cells: RowCells, texts: readonly string[]): boolean {
    const first = texts.find((text) => !isNumber(text)) ?? '';
    const named = this.#naming.map((column) => words(cells[column]));
    return saysTotal(first) || named.some(saysTotal);
  }

  /** The heads once more, as on every printed page, or the heads of another table. */
  #headsOf(cells: RowCells): 'heads' | 'other' | null {
    const taken = this.#columns.filter(({ column }) => isFilled(cells[column]));
    if (
      taken.length >= 2 &&
      taken.every(({ column, head }) => head !== '' && shownText(cells[column]) === head)
    )
      return 'heads';
    // A row with a figure or a day in it is no row of heads.
    if (cells.some((cell) => cell !== undefined && cell.kind !== 'text')) return null;
    const texts = cells.filter(isFilled).map(shownText);
    const named = new Set(texts.flatMap((text) => this.#headNamed(text) ?? []));
    return named.size >= 2 && named.size * 2 > texts.length ? 'other' : null;
  }

  /** The field that a text names as a head; texts come again and again. */
  #headNamed(text: string): string | null {
    const known = this.#named.get(text);
    if (known !== undefined) return known;
    const key = text.length > longestHead ? null : (this.#readHead(text)?.key ?? null);
    if (this.#named.size < mostKept) this.#named.set(text, key);
    return key;
  }

  /** What stands alone in its row, or signs the table: a town over its villages, a note, the title of another table. */
  #statement(row: number, cells: RowCells, filled: readonly number[]): AsideReason | null {
    const [at = 0] = filled;
    const text = words(cells[at]);
    const over = this.#townOver(cells);
    if (over !== null) {
      this.#town = over;
      return 'group';
    }
    const figures = this.#columns.filter(
      ({ field, column }) => field.kind === 'money' && isNumber(words(cells[column])),
    );
    if (figures.length > 0) return null;
    if (noteWords.test(text) || (this.#isNotes && enumerated.test(text))) {
      this.#isNotes = true;
      return this.#otherwise(text) ? this.#begin() : 'note';
    }
    if (filled.length > 1) return null;
    if (this.#otherwise(text)) return this.#begin();
    if (onlyPeriod.test(text) || statedUnit(text, false) !== null) return 'note';
    const towns = this.#findTown(shownText(cells[at]).replace(chapter, ''));
    const [town] = towns;
    if (town !== undefined && towns.length === 1 && !this.#isOwnTown(at)) {
      this.#town = town;
      return 'group';
    }
    const isTaken = this.#columns.some(({ column }) => column === at);
    const isAlone = this.#merged.widest(row) > 1 || !isTaken || chapter.test(text);
    if (isNumber(text) || !isAlone) return null;
    // 三、其他: what follows is no longer the town's.
    if (chapter.test(text)) this.#town = null;
    return 'note';
  }

  /** A town in the column of villages, with the sum of those below it. */
  #townOver(cells: RowCells): string | null {
    const column = this.#columns.find(
      ({ field: { target, name } }) =>
        target === 'village' || (this.#mapping.type === 'village' && name === 'name'),
    )?.column;
    const text = column === undefined ? '' : shownText(cells[column]).replace(chapter, '');
    const towns = townEnd.test(text) ? this.#findTown(text) : [];
    return towns.length === 1 ? (towns[0] ?? null) : null;
  }

  /** A column of towns says its own. */
  #isOwnTown(column: number): boolean {
    return this.#columns.some((one) => one.column === column && one.field.kind === 'areaCode');
  }

  /** Whether a title states another unit or another year than the rows above were read with. */
  #otherwise(text: string): boolean {
    const unit = statedUnit(text, false);
    if (unit !== null && this.#units.size > 0 && !this.#units.has(unit)) return true;
    const { years, months } = periodsIn(text);
    return declarationOf(this.#mapping.type).fields.some(({ name, kind }) => {
      const said = this.#mapping.constants[name];
      if (said === undefined) return false;
      if (kind === 'year') return years.length === 1 && years[0] !== said.slice(0, 4);
      return kind === 'month' && months.length === 1 && months[0] !== said;
    });
  }

  #begin(): AsideReason {
    this.#isOther = true;
    return 'other';
  }
}

/** `甲 乙 1 2 3`, `(1) (2) (3)`: columns numbered under their heads. */
function isColumnNumbers(texts: readonly string[]): boolean {
  if (texts.length < 3) return false;
  const numbers = texts
    .map((text) => text.replace(/^[(（]|[)）]$/g, ''))
    .filter((text) => !/^[甲乙丙丁戊己A-E]$/.test(text));
  return (
    numbers.length >= (texts[0] === '甲' ? 1 : 2) &&
    numbers.every((text, at) => text === String(Number(numbers[0]) + at)) &&
    ['0', '1', '2'].includes(numbers[0] ?? '')
  );
}
