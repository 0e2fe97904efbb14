import { parseAddress } from '../../db/exchange/workbook/address.ts';
import type { PlainCell, PlainValue, PlainWorkbook } from '../../db/exchange/workbook/plain.ts';

/** What an answer of the reader says that `plain.ts` does not allow; null for a sound one. */
export function plainFault(workbook: PlainWorkbook): string | null {
  for (const sheet of workbook.sheets) {
    if (typeof sheet.name !== 'string') return 'name of a sheet';
    if (!['visible', 'hidden', 'veryHidden'].includes(sheet.state)) return `state ${sheet.state}`;
    for (const [at, cell] of sheet.cells) {
      const place = parseAddress(at);
      if (place === undefined || place === null) return `address ${at}`;
      const fault = cellFault(cell);
      if (fault !== null) return `${at}: ${fault}`;
    }
    for (const [at, { author, text }] of sheet.comments)
      if (typeof author !== 'string' || typeof text !== 'string') return `comment ${at}`;
  }
  return null;
}

function cellFault(cell: PlainCell): string | null {
  if (cell.kind !== 'formula') return valueFault(cell);
  if (typeof cell.formula !== 'string') return 'formula';
  return cell.cached === null ? null : valueFault(cell.cached);
}

function valueFault(value: PlainValue): string | null {
  switch (value.kind) {
    case 'text':
      // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
      return typeof value.text === 'string' && !/[\u0000-\u0008\r]/.test(value.text) ? null : 'text';
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(value.decimal) ? null : `number ${value.decimal}`;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/.test(value.iso) ? null : `date ${value.iso}`;
    case 'boolean':
      return typeof value.value === 'boolean' ? null : 'boolean';
    case 'error':
      return typeof value.code === 'string' ? null : 'error';
    default:
      return 'kind';
  }
}
