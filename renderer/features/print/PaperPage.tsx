import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { paperSides } from '../../../db/domain/paper.ts';
import type {
  PrintedCell,
  PrintedDocument,
  PrintedLook,
  PrintedPage,
} from '../../../db/domain/printed-pages.ts';

/** A page of paper in its own size: nothing on it is measured here, all lengths come from the kernel. */
export const PaperPage = memo(function PaperPage(props: {
  readonly document: PrintedDocument;
  readonly page: PrintedPage;
  /** Counted from 1. */
  readonly number: number;
}) {
  const { t } = useTranslation();
  const { document, page, number } = props;
  const { paper, margins, pages } = document;
  const sheet = document.sheets[page.sheet];
  if (sheet === undefined) return null;
  const [short, long] = paperSides[paper.size];
  const styles = document.looks.map((look) => styleOf(look, sheet.scale));
  const footerStyle = {
    insetBlockEnd: mm(margins.bottom / 3),
    insetInline: `${mm(margins.left)} ${mm(margins.right)}`,
  };
  return (
    <section
      className="paper"
      data-paper={`${paper.size}-${paper.landscape ? 'landscape' : 'portrait'}`}
      aria-label={t('print.page', { sheet: sheet.name, number, pages: pages.length })}
      style={{
        inlineSize: mm(paper.landscape ? long : short),
        // A hair less, so that no rounding makes an empty page of it.
        blockSize: mm((paper.landscape ? short : long) - 0.1),
        paddingBlock: `${mm(margins.top)} 0`,
        paddingInline: `${mm(margins.left)} ${mm(margins.right)}`,
      }}
    >
      <table style={{ inlineSize: mm(sheet.columns.reduce((sum, width) => sum + width, 0)) }}>
        <colgroup>
          {sheet.columns.map((width, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
            <col key={at} style={{ inlineSize: mm(width) }} />
          ))}
        </colgroup>
        <tbody>
          {page.rows.map(({ height, cells }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
            <tr key={row} style={{ blockSize: mm(height) }}>
              {cells.map((cell, at) => (
                <Cell
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
                  key={at}
                  cell={cell}
                  look={cell.look === null ? undefined : document.looks[cell.look]}
                  style={cell.look === null ? undefined : styles[cell.look]}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <footer style={footerStyle}>
        <span>{page.footer.left}</span>
        <span>{page.footer.center}</span>
        <span>{page.footer.right}</span>
      </footer>
    </section>
  );
});

function Cell(props: {
  readonly cell: PrintedCell;
  readonly look: PrintedLook | undefined;
  readonly style: CSSProperties | undefined;
}) {
  const { text, span } = props.cell;
  const className = props.look?.boxed === true ? 'boxed' : undefined;
  return (
    <td colSpan={span} className={className} style={props.style}>
      {text}
    </td>
  );
}

const mm = (length: number): string => `${Math.round(length * 1000) / 1000}mm`;

/** Empty room at the sides of a cell's text, and a step by which text is moved in; millimetres at full size. */
const padding = 0.7;
const step = 3;

function styleOf(look: PrintedLook, scale: number): CSSProperties {
  const side = padding * scale;
  return {
    fontFamily: look.face === 'hei' ? 'var(--paper-hei)' : 'var(--paper-song)',
    fontSize: `${Math.round(look.points * scale * 100) / 100}pt`,
    fontWeight: look.bold ? 700 : 400,
    textAlign: look.align === 'left' ? 'start' : look.align === 'right' ? 'end' : 'center',
    verticalAlign: look.top ? 'top' : 'middle',
    whiteSpace: look.wraps ? 'pre-wrap' : 'pre',
    paddingInline: `${mm(side + look.indent * step * scale)} ${mm(side)}`,
  };
}
