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
