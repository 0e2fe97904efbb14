import type { CellModel } from './model.ts';
import type { PlainCell, PlainValue } from './plain.ts';
import { cleanText } from './text.ts';

/** Whether nobody who looks at a sheet sees anything in the cell. */
export function isEmpty(cell: CellModel): boolean {
  return cell.kind === 'blank' || (cell.kind === 'text' && cleanText(cell.value) === '');
}

/** Whether a cell that was read says what was meant; a text without a character is none. */
export function saysTheSame(meant: CellModel, found: PlainCell | undefined): boolean {
  if (isEmpty(meant)) return found === undefined || (found.kind === 'text' && found.text === '');
  if (meant.kind !== 'formula') return found?.kind !== 'formula' && isSameValue(meant, found);
  if (found?.kind !== 'formula' || found.formula !== meant.formula) return false;
  const { cached } = meant;
  return isSameValue(cached, found.cached ?? undefined);
}

type MeantValue =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly decimal: string }
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'blank' };

function isSameValue(meant: MeantValue, found: PlainValue | undefined): boolean {
  switch (meant.kind) {
    case 'text':
      return found?.kind === 'text' && found.text === cleanText(meant.value);
    case 'number':
      return found?.kind === 'number' && Number(found.decimal) === Number(meant.decimal);
    case 'date':
      return found?.kind === 'date' && found.iso === meant.iso;
    case 'blank':
      return found === undefined;
  }
}
