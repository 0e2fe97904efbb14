import type {
  PrintedDocument,
  PrintedLook,
  PrintedPage,
  PrintedRow,
  PrintedSheet,
} from '../../domain/printed-pages.ts';
import { layOut, margins, millimetresOf } from '../report-file/sheets/pages.ts';
import { readStyled, type StyledSheet } from '../workbook/read-styled.ts';
import { shownValue } from './shown-value.ts';

/**
 * The pages that a workbook of ours is printed on: its own figures, texts, looks and page breaks. Where a workbook of an
 * earlier version leaves breaks to the program that prints, they are where this version puts them.
 */
export async function printedDocument(bytes: Uint8Array): Promise<PrintedDocument> {
  const sheets = await readStyled(bytes);
  const looks = new Looks();
  const drawn = sheets.map((sheet, at) => drawnSheet(sheet, at, looks));
  const pages = drawn.flatMap((one) => one.pages);
  const millimetres = (centimetres: number): number => centimetres * 10;
  return {
    paper: sheets[0]?.paper ?? { size: 'A4', landscape: true },
    margins: {
      top: millimetres(margins.top),
      right: millimetres(margins.right),
      bottom: millimetres(margins.bottom),
      left: millimetres(margins.left),
    },
    sheets: drawn.map(({ sheet }) => sheet),
    pages: pages.map((page, at) => ({ ...page, footer: numbered(page.footer, at + 1, pages.length) })),
    looks: looks.all,
  };
}

function drawnSheet(
  styled: StyledSheet,
  at: number,
  looks: Looks,
): { readonly sheet: PrintedSheet; readonly pages: readonly PrintedPage[] } {
  const { name, widths, head, paper, onePage, breaks, footer } = styled;
  const heights = styled.rows.map(({ height }) => height);
  const width = widths.reduce((sum, one) => sum + one, 0);
  const { scale, firsts } = layOut({ heights, width, head, paper }, { onePage, breaks });
  const rows = styled.rows.map(
    ({ height, cells }): PrintedRow => ({
      height: (height / 72) * 25.4 * scale,
      cells: cells.map(({ value, format, look, span }) => ({
        text: shownValue(value, format),
        span,
        look: look === null ? null : looks.placeOf(look),
      })),
    }),
  );
  const repeated = head === null ? [] : rows.slice(head[0], head[1] + 1);
  return {
    sheet: {
      name,
      title: rows[0]?.cells[0]?.text ?? '',
      columns: widths.map((one) => millimetresOf(one) * scale),
      scale,
    },
    pages: firsts.map((first, page) => ({
      sheet: at,
      rows: [...(page === 0 ? [] : repeated), ...rows.slice(first, firsts[page + 1])],
      footer,
    })),
  };
}

function numbered(footer: PrintedPage['footer'], page: number, pages: number): PrintedPage['footer'] {
  const filled = (text: string): string =>
    text.replaceAll('{pages}', String(pages)).replaceAll('{page}', String(page));
  return { left: filled(footer.left), center: filled(footer.center), right: filled(footer.right) };
}

/** Looks of cells, each kept once. */
class Looks {
  readonly all: PrintedLook[] = [];
  readonly #places = new Map<string, number>();

  /** @returns the look's place in `all` */
  placeOf(look: PrintedLook): number {
    const key = JSON.stringify(look);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    return this.all.push(look) - 1;
  }
}
