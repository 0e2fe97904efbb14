import { parseAddress } from '../workbook/address.ts';
import type { CommentModel } from '../workbook/model.ts';
import { attributeOf, beforeEnd, cellXml, NotOperable, xmlText } from './package-xml.ts';
import { addComments, shapeXml, sizesOf } from './sheet-comments.ts';
import type { WorkbookPackage } from './workbook-package.ts';

/** Begins what we add to somebody's own comment, so that it is known again. */
const ours = '▶ ';
const commentPattern = /<comment\b[^>]*>[\s\S]*?<\/comment>/g;

/**
 * Puts comments of one author at cells of a sheet that may have comments of its own: at a cell that has one it is added to
 * it. What the author said in an earlier file is taken out first.
 * @param number tells the sheets apart in which comments are put, from 1
 * @throws NotOperable where the sheet or its comments are not written as expected
 */
export function joinComments(
  workbook: WorkbookPackage,
  part: string,
  number: number,
  author: string,
  comments: readonly CommentModel[],
): void {
  const related = workbook.related(part);
  const [commentsPart, drawingPart] = [related.get('comments'), related.get('vmlDrawing')];
  if (commentsPart === undefined && !workbook.text(part).includes('<legacyDrawing ')) {
    if (comments.length > 0) addComments(workbook, part, number, comments);
    return;
  }
  if (commentsPart === undefined || drawingPart === undefined)
    throw new NotOperable('comments without a drawing');
  const xml = workbook.text(commentsPart);
  if (!/<comments[\s>]/.test(xml)) throw new NotOperable('another kind of comments');
  const authors = [...xml.matchAll(/<author\b[^>]*\/>|<author\b[^>]*>([\s\S]*?)<\/author>/g)].map(
    ([, name]) => name ?? '',
  );
  const own = authors.indexOf(xmlText(author));
  const gone: string[] = [];
  const kept = xml.replace(commentPattern, (comment) => {
    if (own < 0 || Number(attributeOf(comment, 'authorId')) !== own) return withoutOurs(comment);
    gone.push(attributeOf(comment, 'ref') ?? '');
    return '';
  });
  const taken = new Set(
    [...kept.matchAll(/<comment\b[^>]*>/g)].map(([one]) => attributeOf(one, 'ref') ?? ''),
  );
  const texts = new Map(comments.map(({ at, text }) => [at, text]));
  const joined = kept.replace(commentPattern, (comment) => {
    const text = texts.get(attributeOf(comment, 'ref') ?? '');
    return text === undefined || comment.includes('[Threaded comment]') ? comment : withOurs(comment, text);
  });
  const added = comments.filter(({ at }) => !taken.has(at));
  const authorId = own < 0 ? authors.length : own;
  const named =
    own < 0
      ? beforeEnd(openList(joined, 'authors'), 'authors', `<author>${xmlText(author)}</author>`)
      : joined;
  const list = added.map(
    ({ at, text }) =>
      `<comment ref="${at}" authorId="${authorId}"><text><r><t xml:space="preserve">${cellXml(text)}</t></r></text></comment>`,
  );
  workbook.set(commentsPart, beforeEnd(openList(named, 'commentList'), 'commentList', list.join('')));
  workbook.set(drawingPart, redrawn(workbook, part, drawingPart, gone, added));
}

/** `<authors/>` as a list that something can be put into. */
const openList = (xml: string, list: string): string =>
  xml.replace(new RegExp(`<${list}\\s*/>`), `<${list}></${list}>`);

/** Other programs join runs into one when they save: ours reaches to the end of its text. */
const ourText = new RegExp(`(?:\\n|&#10;|&#xA;|&#xa;)?${ours}[\\s\\S]*?(?=</t>)`, 'g');
const withoutOurs = (comment: string): string => comment.replace(ourText, '');

function withOurs(comment: string, text: string): string {
  const run = `<r><t xml:space="preserve">&#10;${ours}${cellXml(text)}</t></r>`;
  // A text without runs becomes the first of them.
  const runs = comment.replace(/<text>\s*(<t\b[^>]*>[\s\S]*?<\/t>)\s*<\/text>/, '<text><r>$1</r></text>');
  return beforeEnd(runs, 'text', run);
}

/** The drawing without the boxes of comments that are gone, with boxes for those added. */
function redrawn(
  workbook: WorkbookPackage,
  part: string,
  drawingPart: string,
  gone: readonly string[],
  added: readonly CommentModel[],
): string {
  const xml = workbook.text(drawingPart);
  const cells = new Set(
    gone.flatMap((at) => {
      const place = parseAddress(at);
      return place === undefined ? [] : [`${place.row},${place.column}`];
    }),
  );
  const kept = xml.replace(/<((?:\w+:)?)shape\b[\s\S]*?<\/\1shape>/g, (shape) => {
    const [row, column] = ['Row', 'Column'].map(
      (name) => new RegExp(`<(?:\\w+:)?${name}>\\s*(\\d+)`).exec(shape)?.[1],
    );
    return cells.has(`${row},${column}`) ? '' : shape;
  });
  if (added.length > 0 && !kept.includes('_x0000_t202')) throw new NotOperable('a drawing of another kind');
  const numbers = [...kept.matchAll(/_x0000_s(\d+)/g)].map(([, number]) => Number(number));
  let last = Math.max(50 * 1024, ...numbers);
  const sizes = sizesOf(workbook.text(part));
  const shapes = added.map(({ at, text }) => {
    last += 1;
    return shapeXml({ text, ...(parseAddress(at) ?? { row: 0, column: 0 }) }, sizes, last);
  });
  return beforeEnd(kept, 'xml', shapes.join(''));
}
