import { parseAddress } from './address.ts';
import type { CommentModel, SheetModel } from './model.ts';

/*
 * The library draws every comment in a box of four lines, and Excel neither scrolls nor grows it: a reviewer's
 * sentence would be cut off. Here each box gets the size its text needs.
 */
const boxWidthCharacters = 36;
const defaultColumnWidth = 9;
const defaultRowPoints = 15;
const linePoints = 14;
const longestBoxLines = 24;

/**
 * Replaces the anchors in a sheet's drawing of comments.
 * @throws Error when the drawing does not look as expected (the library changed)
 */
export function fitCommentBoxes(vml: string, sheet: SheetModel): string {
  const comments = inDrawingOrder(sheet.comments ?? []);
  let next = 0;
  const fitted = vml.replace(/<x:Anchor>[^<]*<\/x:Anchor>/g, () => {
    const comment = comments[next++];
    if (!comment) throw new Error('more comment boxes than comments');
    return `<x:Anchor>${commentAnchor(comment, sheet)}</x:Anchor>`;
  });
  if (next !== comments.length) throw new Error('fewer comment boxes than comments');
  return fitted;
}

function inDrawingOrder(comments: readonly CommentModel[]): { row: number; column: number; text: string }[] {
  return comments
    .map(({ at, text }) => ({ ...(parseAddress(at) ?? { row: 0, column: 0 }), text }))
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

/** From the cell's right edge over as many columns and rows as make the box large enough (left, offset, top, offset, right …). */
export function commentAnchor(
  comment: { readonly row: number; readonly column: number; readonly text: string },
  sheet: {
    readonly columns: readonly ({ readonly width: number } | undefined)[];
    readonly rows: readonly ({ readonly height?: number } | undefined)[];
  },
): string {
  let right = comment.column + 1;
  for (let width = 0; width < boxWidthCharacters; right++) {
    width += sheet.columns[right]?.width ?? defaultColumnWidth;
  }
  const needed = (textLines(comment.text) + 1) * linePoints;
  let bottom = comment.row;
  for (let points = 0; points < needed; bottom++) points += sheet.rows[bottom]?.height ?? defaultRowPoints;
  return `${comment.column + 1},15,${comment.row},2,${right},15,${bottom},4`;
}

/** Lines that the text takes in the box; a Chinese character is two characters wide. */
function textLines(text: string): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let width = 0;
    for (const character of paragraph) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
    lines += Math.max(1, Math.ceil(width / boxWidthCharacters));
  }
  return Math.min(lines, longestBoxLines);
}
