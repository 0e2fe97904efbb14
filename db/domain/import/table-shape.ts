import { declarationOf, type RecordType } from '../records/catalogue.ts';
import { normaliseText, toHalfWidth } from '../text.ts';
import { headReader } from './head-reader.ts';
import { hasFigures } from './left-out.ts';
import { type Sheet, shownText } from './sheet-cell.ts';

/** Tables of which a row is no record, and what such a sheet is about as far as its words say. */
export interface OtherShape {
  /** The heads stand below one another; label and value side by side, as on a card; periods or stages side by side. */
  readonly about: 'turned' | 'card' | 'spread';
  readonly type: RecordType;
  /** How many fields its words name. */
  readonly named: number;
}

/** Columns and rows in which heads of such tables are looked for. */
const firstColumns = 8;
const mostRows = 200;
const deepest = 40;
const longestHead = 60;
/** Fewer words stand below one another by chance. */
const enough = 3;

/** What a sheet is that no row of heads was found in, or none that names as much; null where it is nothing known. */
export function otherShape(sheet: Sheet, types: readonly RecordType[]): OtherShape | null {
  return standing(sheet, types) ?? spread(sheet, types);
}

/** Whether the words below one another name more than the heads that were found. @param named fields that they name */
export function standsOnItsSide(
  sheet: Sheet,
  types: readonly RecordType[],
  named: number,
): OtherShape | null {
  const shape = standing(sheet, types);
  return shape !== null && shape.named >= enough && shape.named > named ? shape : null;
}

function standing(sheet: Sheet, types: readonly RecordType[]): OtherShape | null {
  const width = Math.min(firstColumns, sheet.columnCount - 1);
  const texts = Array.from({ length: Math.max(0, width) }, (_, column) => textsBelow(sheet, column));
  let best: OtherShape | null = null;
  for (const type of types) {
    const { plain } = headReader(type);
    const named = texts.map((all) => new Set(all.flatMap((text) => plain(text)?.key ?? [])));
    const inFirst = named.slice(0, 3).reduce((most, own) => (own.size > most.size ? own : most), new Set());
    // On a card labels stand in several columns, with their values between them.
    const others = named.filter(
      (own, column) =>
        own !== inFirst && column > 1 && [...own].filter((key) => !inFirst.has(key)).length > 1,
    );
    const all = new Set([...inFirst, ...others.flatMap((own) => [...own])]);
    if (inFirst.size >= 2 && all.size > (best?.named ?? 0))
      best = { about: others.length > 0 ? 'card' : 'turned', type, named: all.size };
  }
  return best;
}

function textsBelow(sheet: Sheet, column: number): readonly string[] {
  const texts = new Set<string>();
  for (let row = 1; row <= Math.min(sheet.rowCount, mostRows); row += 1) {
    const text = shownText(sheet.cell(row, column));
    if (text !== '' && text.length <= longestHead) texts.add(text);
  }
  return [...texts];
}

const numeral = '(?:[1-9一二三四五六七八九十]|1\\d)';
const part = new RegExp(
  `第?[1-4一二三四]季度?|[上下]半年|(?<![a-z])[qh][1-4](?!\\d)|第${numeral}[期批次](?!面积)|^首[期批]`,
);
const stage = /^(?:选址|选址方案|签约|协议|用地批复|供地|开工|竣工|投产|运营|投运)(?:时间|日期|年月)$/;

const plainHead = (head: string): string => toHalfWidth(normaliseText(head)).toLowerCase().replace(/\s/g, '');

/** Whether a head is of a quarter, a half year or an instalment among others. */
export const isPartOfPeriod = (head: string): boolean => part.test(plainHead(head));
/** Whether a head is the day of a stage among others. */
export const isStage = (head: string): boolean => stage.test(plainHead(head));

/** What such tables mostly are about; a guess, of which nothing is taken in. */
const usual: readonly RecordType[] = ['receipt', 'due', 'village_year', 'investment'];

/** Quarters, instalments side by side below heads that were not found as such. */
function spread(sheet: Sheet, types: readonly RecordType[]): OtherShape | null {
  for (let row = 1; row <= Math.min(sheet.rowCount, deepest); row += 1) {
    const heads = Array.from({ length: Math.min(sheet.columnCount, 64) }, (_, column) =>
      shownText(sheet.cell(row, column)),
    );
    const parts = heads.filter((head, column) => isPartOfPeriod(head) && hasFigures(sheet, row, column));
    if (parts.length < 2) continue;
    const above = heads.map((head, column) => (head === '' ? shownText(sheet.cell(row - 1, column)) : head));
    for (const type of [...usual.filter((one) => types.includes(one)), ...types]) {
      const isOfFigures = declarationOf(type).fields.some(
        ({ kind, need }) => kind === 'money' && need === 'required',
      );
      const named = new Set(above.flatMap((head) => headReader(type).plain(head)?.key ?? []));
      if (isOfFigures && named.size > 0) return { about: 'spread', type, named: named.size };
    }
  }
  return null;
}
