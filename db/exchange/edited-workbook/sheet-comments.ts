import { type CellPosition, parseAddress } from '../workbook/address.ts';
import { commentAnchor } from '../workbook/comment-boxes.ts';
import type { CommentModel } from '../workbook/model.ts';
import { attributeOf, cellXml, NotOperable, xmlText } from './package-xml.ts';
import type { WorkbookPackage } from './workbook-package.ts';

const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const commentsType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const drawingType = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
/** What may stand behind the drawing of comments, in the order that the format prescribes. */
const behind =
  /<(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst|mc:AlternateContent)[\s>/]|<\/worksheet>/;

/**
 * Puts comments at cells of a sheet.
 * @param number tells the sheets apart in which comments are put, from 1
 * @throws NotOperable where the sheet has comments of its own, or is not written as expected; then nothing was changed
 */
export function addComments(
  workbook: WorkbookPackage,
  part: string,
  number: number,
  comments: readonly CommentModel[],
): void {
  const xml = workbook.text(part);
  const data = /<\/sheetData>|<sheetData\s*\/>/.exec(xml);
  if (!/<worksheet[\s>]/.test(xml) || data === null) throw new NotOperable('another kind of sheet');
  if (xml.includes('<![CDATA[') || xml.includes('<legacyDrawing '))
    throw new NotOperable('comments are there');
  const rest = data.index + data[0].length;
  const at = xml.slice(rest).search(behind);
  if (at < 0) throw new NotOperable('a sheet without an end');

  const placed = comments
    .map((comment) => ({ ...comment, ...(parseAddress(comment.at) ?? { row: 0, column: 0 }) }))
    .toSorted((a, b) => a.row - b.row || a.column - b.column);
  const commentsPart = `xl/commentsReview${number}.xml`;
  const drawingPart = `xl/drawings/vmlDrawingReview${number}.vml`;
  const id = workbook.relate(part, 'vmlDrawing', drawingPart);
  workbook.relate(part, 'comments', commentsPart);
  workbook.addPart(commentsPart, commentsXml(placed), commentsType);
  workbook.addPart(drawingPart, drawingXml(placed, sizesOf(xml), number), drawingType, 'vml');
  const drawing = `<legacyDrawing xmlns:r="${officeRelations}" r:id="${id}"/>`;
  workbook.set(part, xml.slice(0, rest + at) + drawing + xml.slice(rest + at));
}

export type Placed = CommentModel & { readonly row: number; readonly column: number };

function commentsXml(comments: readonly Placed[]): string {
  const authors = [...new Set(comments.map(({ author }) => author))];
  const list = comments.map(
    ({ at, author, text }) =>
      `<comment ref="${at}" authorId="${authors.indexOf(author)}"><text><r><t xml:space="preserve">${cellXml(text)}</t></r></text></comment>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors>${authors.map((author) => `<author>${xmlText(author)}</author>`).join('')}</authors><commentList>${list.join('')}</commentList></comments>`;
}

/** Excel shows no comment without its drawing; ids of shapes are counted apart from those of other drawings. */
function drawingXml(
  comments: readonly Placed[],
  sizes: Parameters<typeof commentAnchor>[1],
  number: number,
): string {
  const block = 50 + number;
  const shapes = comments.map((comment, index) => shapeXml(comment, sizes, block * 1024 + index + 1));
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`;
}

/** The box of a comment. @param number of the shape, its own in the drawing */
export function shapeXml(
  comment: CellPosition & { readonly text: string },
  sizes: Parameters<typeof commentAnchor>[1],
  number: number,
): string {
  return `<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;width:240pt;height:60pt;z-index:${number % 1024};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${commentAnchor(comment, sizes)}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${comment.row}</x:Row><x:Column>${comment.column}</x:Column></x:ClientData></v:shape>`;
}

const mostColumns = 400;

/** Widths and heights that a sheet states, for the size of the boxes. */
export function sizesOf(xml: string): Parameters<typeof commentAnchor>[1] {
  const columns: ({ width: number } | undefined)[] = [];
  for (const [element] of xml.matchAll(/<col\s[^>]*>/g)) {
    const [from, to, width] = ['min', 'max', 'width'].map((name) => Number(attributeOf(element, name)));
    if (from === undefined || to === undefined || width === undefined || !(width > 0)) continue;
    for (let column = from; column <= Math.min(to, mostColumns); column++) columns[column - 1] = { width };
  }
  const rows: ({ height: number } | undefined)[] = [];
  for (const [element] of xml.matchAll(/<row\s[^>]*>/g)) {
    const [row, height] = [Number(attributeOf(element, 'r')), Number(attributeOf(element, 'ht'))];
    if (row > 0 && height > 0) rows[row - 1] = { height };
  }
  return { columns, rows };
}
