import { cleanCode } from '../codes/clean-code.ts';
import type { FieldKind } from '../fields.ts';
import type { FormContext } from '../form-values.ts';
import type { ParseProblem } from '../parsed.ts';
import type { CellProblem } from './sheet-cell.ts';

const codeKinds: ReadonlySet<FieldKind> = new Set([
  'code',
  'uscc',
  'areaCode',
  'villageCode',
  'industryCode',
]);
/** Characters of a code that has always as many. */
const wholeLength: { readonly [K in FieldKind]?: number } = { uscc: 18, villageCode: 12 };
/** How a spreadsheet writes a long number of which it has lost the end: 9.13311E+17. */
const inPowers = /^\d(?:\.\d+)?E\+?\d+$/i;

/** A code without the caption before it and the dashes that make it legible; any other text as it stands. */
export function bareCode(text: string, kind: FieldKind): string {
  if (kind !== 'uscc') return text;
  const code = cleanCode(text)
    .replace(/^[^:\d]*:/, '')
    .replace(/[-–—]/g, '');
  return /^[\dA-Z]{18}$/.test(code) ? code : text;
}

/**
 * Why a code is not whole, null where it is. A form keeps what is typed until the check speaks of it; a sheet of hundreds of
 * rows would bring in what Excel spoilt.
 */
export function codeFault(
  kind: FieldKind,
  code: string,
  { industryName }: Pick<FormContext, 'industryName'>,
): ParseProblem | CellProblem | null {
  if (!codeKinds.has(kind)) return null;
  if (inPowers.test(code)) return { code: 'lost_digits', args: { text: code.slice(0, 40) } };
  const length = wholeLength[kind];
  if (length !== undefined && code.length !== length)
    return { code: 'bad_length', args: { length: code.length } };
  if (kind === 'industryCode' && industryName !== undefined && industryName(code) === undefined)
    return { code: 'not_an_option', args: { text: code } };
  return null;
}
