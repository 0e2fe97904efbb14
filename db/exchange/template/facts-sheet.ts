import { type TemplateFacts, templateFacts, templateSheetName } from '../../domain/import/template-facts.ts';
import { cellAddress } from '../workbook/address.ts';
import type { SheetModel } from '../workbook/model.ts';
import type { PlainWorkbook } from '../workbook/plain.ts';
import { cutForCells, portableJson } from '../workbook/portable-json.ts';

/** The sheet in which a template says what it is: JSON in cell A1, where it is longer than a cell going on below. */
export function factsSheet(facts: TemplateFacts): SheetModel {
  const pieces = cutForCells(portableJson(JSON.stringify(templateFacts.parse(facts))));
  return {
    name: templateSheetName,
    state: 'veryHidden',
    columns: [],
    rows: pieces.map((value) => ({ cells: [{ kind: 'text', value, style: 'data' }] })),
    protection: {},
  };
}

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
