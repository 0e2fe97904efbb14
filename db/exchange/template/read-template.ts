import { type TemplateFacts, templateFacts, templateSheetName } from '../../domain/import/template-facts.ts';
import { cellAddress } from '../workbook/address.ts';
import type { PlainWorkbook } from '../workbook/plain.ts';

/**
 * What a workbook says of itself as a template; null where it is none of this program, or one of a later version. The sheet
 * may be hidden or shown: programs turn `veryHidden` into `hidden`.
 */
export function readTemplateFacts(workbook: PlainWorkbook): TemplateFacts | null {
  const sheet = workbook.sheets.find(({ name }) => name === templateSheetName);
  let json = '';
  for (let row = 0; ; row += 1) {
    const cell = sheet?.cells.get(cellAddress(row, 0));
    if (cell?.kind !== 'text') break;
    json += cell.text;
  }
  const parsed = templateFacts.safeParse(asJson(json));
  return parsed.success ? parsed.data : null;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
