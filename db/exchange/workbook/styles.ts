import type { CellStyle } from 'hucre/xlsx';
import { type ConditionalModel, cellFormats, type StyleName } from './model.ts';

/*
 * The look of everything we write: an official statistical form (model §5.1). White paper, thin black lines,
 * one body face. Excel guesses when a font lacks its name or size, so every font has both; charset 134 (GB 2312)
 * lets programs without these faces pick a Chinese one. 宋体 and 黑体 are on every Chinese Windows and in WPS.
 */
type Font = NonNullable<CellStyle['font']>;
type Alignment = NonNullable<CellStyle['alignment']>;

const song: Font = { name: '宋体', size: 11, charset: 134 };
const songSmall: Font = { ...song, size: 10 };
const songBold: Font = { ...song, bold: true };
const hei: Font = { name: '黑体', size: 11, charset: 134 };

/** Font of every cell without a style, and the one that column widths are counted in. */
export const defaultFont: Font = song;

/** What only shows how it is done. */
const grey: Font = { ...songSmall, italic: true, color: { rgb: '595959' } };

const line = { style: 'thin', color: { rgb: '000000' } } as const;
const box: CellStyle['border'] = { top: line, right: line, bottom: line, left: line };

/** Open for typing: a pale yellow that stays white on a black-and-white printer. */
const openFill: CellStyle['fill'] = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFBE6' } };
const open: Pick<CellStyle, 'fill' | 'protection'> = { fill: openFill, protection: { locked: false } };

const tint = (rgb: string): NonNullable<CellStyle['fill']> => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { rgb },
});

function align(horizontal: 'left' | 'center' | 'right', more: Alignment = {}): Alignment {
  return { horizontal, vertical: 'center', ...more };
}

const left = align('left', { wrapText: true });
const center = align('center', { wrapText: true });
// Money never wraps: half a figure on a second line would be read as another figure.
const right = align('right');

// Texts of head and foot stand in merged cells, whose row is as high as its writer says: a long one must not be cut off.
const looks: Record<StyleName, CellStyle> = {
  title: { font: { ...hei, size: 16, bold: true }, alignment: center },
  /** 表号, 制定机关, 批准文号 … in the upper right corner. */
  mark: { font: songSmall, alignment: left },
  /** The line between title and table: 填报单位, period, 计量单位. */
  lineLeft: { font: song, alignment: left },
  lineCenter: { font: song, alignment: center },
  lineRight: { font: song, alignment: align('right', { wrapText: true }) },
  headText: { font: hei, border: box, alignment: center },
  /** 甲 乙 丙 1 2 3. */
  columnNumber: { font: songSmall, border: box, alignment: align('center') },
  body: { font: song, border: box, alignment: left },
  bodyCenter: { font: song, border: box, alignment: center },
  bodyMoney: { font: song, border: box, alignment: right, numFmt: cellFormats.money },
  bodyDate: { font: song, border: box, alignment: align('center'), numFmt: cellFormats.date },
  /** 其中: stands under the line it is part of. */
  ofWhich: { font: song, border: box, alignment: align('left', { wrapText: true, indent: 2 }) },
  ofWhichMoney: { font: song, border: box, alignment: right, numFmt: cellFormats.money },
  total: { font: songBold, border: box, alignment: left },
  totalCenter: { font: songBold, border: box, alignment: center },
  totalMoney: { font: songBold, border: box, alignment: right, numFmt: cellFormats.money },
  /** 单位负责人 … 报出日期. */
  foot: { font: song, alignment: left },
  /** 说明 under the table; usually merged over its width, with a height given by the row. */
  note: { font: songSmall, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  unlocked: { font: song, border: box, alignment: left, numFmt: cellFormats.text, ...open },
  unlockedCenter: { font: song, border: box, alignment: center, numFmt: cellFormats.text, ...open },
  unlockedMoney: { font: song, border: box, alignment: right, numFmt: cellFormats.money, ...open },
  unlockedDate: { font: song, border: box, alignment: align('center'), numFmt: cellFormats.date, ...open },
  /** Heads of a template by what they ask for; their words say it, too. */
  headRequired: { font: hei, border: box, alignment: center, fill: tint('F8CBAD') },
  headConditional: { font: hei, border: box, alignment: center, fill: tint('FFE699') },
  headOptional: { font: hei, border: box, alignment: center, fill: tint('E2E8EF') },
  sectionHead: { font: { ...hei, size: 12, bold: true }, alignment: left },
  how: { font: songSmall, border: box, alignment: center, fill: tint('F5F5F5') },
  example: { font: grey, border: box, alignment: left, numFmt: cellFormats.text, fill: tint('F5F5F5') },
  exampleCenter: { font: grey, border: box, alignment: center, fill: tint('F5F5F5') },
  exampleFigure: { font: grey, border: box, alignment: right, fill: tint('F5F5F5') },
  /** Cells for the program, not the reader (`_shl`): text format, so that no program retypes a figure as a number. */
  data: { font: songSmall, alignment: { horizontal: 'left', vertical: 'top' }, numFmt: cellFormats.text },
};

/** The look of a cell; `format` replaces the number format that belongs to the style. */
export function styleOf(name: StyleName, format?: string): CellStyle {
  const look = looks[name];
  return format === undefined ? look : { ...look, numFmt: format };
}

/** Colour is never alone: a violation is bold as well, a warning in italics. In a conditional style Excel fills with `bgColor`. */
const conditionalLooks: Record<ConditionalModel['look'], CellStyle> = {
  violation: {
    font: { bold: true, color: { rgb: '9C0006' } },
    fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: 'FFC7CE' } },
  },
  warning: {
    font: { italic: true, color: { rgb: '7F6000' } },
    fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: 'FFEB9C' } },
  },
};

export function conditionalStyle(look: ConditionalModel['look']): CellStyle {
  return conditionalLooks[look];
}

/** How page footers begin, in Excel's own notation: face and size. A space follows, because a digit would extend the size. */
export const footerFont = '&"宋体,常规"&9 ';
