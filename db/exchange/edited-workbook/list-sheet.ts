import { linesIn } from '../report-file/sheets/measure.ts';
import { cellAddress, columnLetters } from '../workbook/address.ts';
import type { CellModel, SheetModel } from '../workbook/model.ts';
import type { ListStyles } from './added-styles.ts';
import { cellXml, xmlText } from './package-xml.ts';

/** A sheet with a table whose cells lead to others of the workbook; drawn into a workbook that is there, or into a new one. */
export interface LinkedTable {
  readonly tab: string;
  readonly title: string;
  /** Lines between title and table. */
  readonly facts: readonly string[];
  readonly head: readonly string[];
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly {
    readonly cells: readonly string[];
    /** Column of the cell that leads somewhere, and where: `'返还情况'!B3`; null where it leads nowhere. */
    readonly link: { readonly column: number; readonly to: string } | null;
  }[];
}

const lineHeight = 15;

/** Points of a line that is merged over all columns. */
const factHeight = (fact: string, widths: readonly number[]): number =>
  heightOf([fact], [widths.reduce((sum, width) => sum + width, 0)]);

/** Points that a row needs so that its longest text is seen whole. */
function heightOf(cells: readonly string[], widths: readonly number[]): number {
  const lines = cells.map((text, column) => linesIn(text, widths[column] ?? 10));
  return Math.min(400, Math.max(1, ...lines) * lineHeight + 4);
}

/** The sheet as XML for a workbook that is there. */
export function linkedTableXml(list: LinkedTable, styles: ListStyles): string {
  const rows: string[] = [];
  const links: string[] = [];
  const add = (height: number, cells: readonly { readonly text: string; readonly style: number }[]): void => {
    const row = rows.length;
    const drawn = cells.map(
      ({ text, style }, column) =>
        `<c r="${cellAddress(row, column)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`,
    );
    rows.push(`<row r="${row + 1}" ht="${height}" customHeight="1">${drawn.join('')}</row>`);
  };
  add(28, [{ text: list.title, style: styles.title }]);
  const merges: string[] = [];
  for (const fact of list.facts) {
    merges.push(`A${rows.length + 1}:${columnLetters(list.head.length - 1)}${rows.length + 1}`);
    add(factHeight(fact, list.widths), [{ text: fact, style: styles.fact }]);
  }
  add(
    24,
    list.head.map((text) => ({ text, style: styles.head })),
  );
  const frozen = rows.length;
  for (const { cells, link } of list.rows) {
    if (link !== null)
      links.push(
        `<hyperlink ref="${cellAddress(rows.length, link.column)}" location="${xmlText(link.to)}" display="${xmlText(cells[link.column] ?? '')}"/>`,
      );
    add(
      heightOf(cells, list.widths),
      cells.map((text, column) => ({
        text,
        style: link?.column === column ? styles.link : styles.body,
      })),
    );
  }
  const columns = list.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>`,
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
  ].join('');
}

/** The sheet for a new workbook, without links: the sheets that they would lead to are not in it. */
export function linkedTableModel(list: LinkedTable): SheetModel {
  const text = (value: string, style: 'title' | 'note' | 'headText' | 'body'): CellModel =>
    value === '' ? { kind: 'blank', style } : { kind: 'text', value, style };
  return {
    name: list.tab,
    state: 'visible',
    columns: list.widths.map((width) => ({ width })),
    rows: [
      { height: 28, cells: [text(list.title, 'title')] },
      ...list.facts.map((fact) => ({ height: factHeight(fact, list.widths), cells: [text(fact, 'note')] })),
      { height: 24, cells: list.head.map((head) => text(head, 'headText')) },
      ...list.rows.map(({ cells }) => ({
        height: heightOf(cells, list.widths),
        cells: cells.map((cell) => text(cell, 'body')),
      })),
    ],
    merges: Array.from(
      { length: list.facts.length + 1 },
      (_, row) => `A${row + 1}:${columnLetters(list.head.length - 1)}${row + 1}`,
    ),
    print: { paper: 'A4', landscape: true, fitToWidth: true },
  };
}

/** Rows of text as a sheet that nobody sees. */
export function hiddenSheetXml(rows: readonly (readonly string[])[]): string {
  const drawn = rows.map((cells, row) => {
    const inRow = cells.map(
      (text, column) =>
        `<c r="${cellAddress(row, column)}" t="inlineStr"><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`,
    );
    return `<row r="${row + 1}">${inRow.join('')}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${drawn.join('')}</sheetData></worksheet>`;
}
