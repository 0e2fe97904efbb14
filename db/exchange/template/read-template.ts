import { type TemplateFacts, templateFacts, templateSheetName } from '../../domain/import/template-facts.ts';
import type { PlainWorkbook } from '../workbook/plain.ts';

/** What a template of this program says of itself; null for any other workbook, and for one whose sheet was spoilt. */
export function readTemplateFacts({ sheets }: PlainWorkbook): TemplateFacts | null {
  const cell = sheets.find(({ name }) => name === templateSheetName)?.cells.get('A1');
  if (cell?.kind !== 'text') return null;
  try {
    const read = templateFacts.safeParse(JSON.parse(cell.text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
