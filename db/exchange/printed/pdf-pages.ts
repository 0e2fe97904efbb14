/**
 * How many pages a PDF has that Chromium made: it writes each as an object of its own, in plain text.
 * @param bytes of the whole file
 */
export function pagesOfPdf(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
