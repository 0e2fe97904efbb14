import { type TemplateFacts, templateFacts, templateSheetName } from '../../domain/import/template-facts.ts';
import type { SheetModel } from '../workbook/model.ts';
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
