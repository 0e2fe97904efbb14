/*
 * JSON that lives in text cells must come back character for character from whatever program saved the workbook
 * again. Cells keep ASCII exactly, with one exception: spreadsheet files write characters as `_xHHHH_`, and
 * LibreOffice mangles text in which such patterns overlap. Escaping that underscore the JSON way avoids the question.
 */

/** Longest text in one cell; Excel's limit is 32,767. */
export const portableCellLength = 30_000;

/** The same JSON document in ASCII, as safe in cells as text can be; `JSON.parse` gives the same value. */
export function portableJson(json: string): string {
  return json
    .replace(/[^\x20-\x7E]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/_(?=x)/g, '\\u005f');
}

/** Text for cells side by side, each at most {@link portableCellLength} characters and none empty; join to undo. */
export function cutForCells(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += portableCellLength)
    pieces.push(text.slice(at, at + portableCellLength));
  return pieces;
}
