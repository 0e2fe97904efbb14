import { markOf } from '../../domain/import/example-row.ts';
import { type Mapping, proposeMapping } from '../../domain/import/mapping.ts';
import { type Sheet, shownText } from '../../domain/import/sheet-cell.ts';
import { tabOf } from '../../domain/import/side-tables.ts';
import type { TemplateFacts, TemplateSheetFacts } from '../../domain/import/template-facts.ts';
import { factsOfSheet, templateMapping } from '../../domain/import/template-mapping.ts';

/** Of larger workbooks the first sheets are compared. */
const mostSheets = 100;

/** What of a workbook sheets with the same heads are looked for in. */
interface SheetsOf {
  readonly sheets: readonly Sheet[];
  readonly hidden: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
  readonly facts: TemplateFacts | null;
}

const signatures = new WeakMap<Sheet, Map<Mapping['type'], string>>();

/**
 * Names of what in sight was not taken in yet and seems to go with a mapping: sheets with the same heads, one for each
 * township or month, the other tables on its own sheet, and the other sheets of its template that are filled in.
 */
export function alikeSheets({ sheets, hidden, taken, facts }: SheetsOf, mapping: Mapping): readonly string[] {
  if (mapping.head_first === 0) return [];
  const own = headsOf(mapping);
  const tab = sheets.find(({ name }) => name === mapping.sheet)?.tab;
  return sheets
    .slice(0, mostSheets)
    .filter((sheet) => !hidden.has(tabOf(sheet)))
    .filter(({ name }) => name !== mapping.sheet && !taken.has(name))
    .filter(
      (sheet) =>
        (tab !== undefined && sheet.tab === tab) ||
        (facts === null
          ? signatureOf(sheet, mapping.type) === own
          : isFilledIn(sheet, factsOfSheet(sheet, facts))),
    )
    .map(({ name }) => name);
}

/** Whether anything stands below the heads of a template's sheet, beside its example. */
export function isFilledIn(sheet: Sheet, facts: TemplateSheetFacts | undefined): boolean {
  if (facts === undefined) return false;
  // By its marks: rows may have been put in above the heads, or the example taken out.
  const { head_last, example_row } = templateMapping(sheet, facts);
  for (let row = head_last + 1; row <= sheet.rowCount; row += 1) {
    if (row === example_row) continue;
    for (let column = 0; column < sheet.columnCount; column += 1) {
      const text = shownText(sheet.cell(row, column)).trim();
      if (text !== '' && markOf(text) === null) return true;
    }
  }
  return false;
}

function signatureOf(sheet: Sheet, type: Mapping['type']): string {
  const known = signatures.get(sheet) ?? new Map<Mapping['type'], string>();
  signatures.set(sheet, known);
  const signature = known.get(type) ?? headsOf(proposeMapping(sheet, type));
  known.set(type, signature);
  return signature;
}

/** Heads in their order, wherever the table stands in its sheet; '' columns beside it do not matter. */
function headsOf({ columns }: Mapping): string {
  const heads = columns.map(({ head }) => head.replace(/\s/g, ''));
  const first = heads.findIndex((head) => head !== '');
  const last = heads.findLastIndex((head) => head !== '');
  return JSON.stringify(heads.slice(Math.max(0, first), last + 1));
}
