import type { PrintModel } from './model.ts';
import { footerFont } from './styles.ts';
import { cleanText } from './text.ts';

/** A page footer in Excel's own notation: `&C` centre, `&P` page, `&&` an ampersand. Empty when there is none. */
export function footerCode(footer: NonNullable<PrintModel['footer']>): string {
  const part = (place: 'L' | 'C' | 'R', text: string | undefined) =>
    text ? `&${place}${footerFont}${footerText(text)}` : '';
  return part('L', footer.left) + part('C', footer.center) + part('R', footer.right);
}

function footerText(text: string): string {
  return cleanText(text).replaceAll('&', '&&').replaceAll('{pages}', '&N').replaceAll('{page}', '&P');
}

/** What a footer says that `footerCode` wrote, with `{page}` and `{pages}` in their places. */
export function footerParts(code: string): { left: string; center: string; right: string } {
  const parts = { left: '', center: '', right: '' };
  const places = { L: 'left', C: 'center', R: 'right' } as const;
  let place: keyof typeof parts = 'center';
  for (const [piece] of code.replaceAll(footerFont, '').matchAll(/&[\s\S]|[^&]+/g)) {
    const mark = piece.startsWith('&') ? piece.slice(1) : null;
    if (mark === 'L' || mark === 'C' || mark === 'R') place = places[mark];
    else if (mark === 'P') parts[place] += '{page}';
    else if (mark === 'N') parts[place] += '{pages}';
    else parts[place] += mark ?? piece;
  }
  return parts;
}
