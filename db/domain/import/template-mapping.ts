import { findField } from '../records/catalogue.ts';
import { columnOf } from './column-letters.ts';
import type { ColumnUse } from './column-use.ts';
import { markOf } from './example-row.ts';
import { unitOfSheet } from './find-table.ts';
import { recordHeads } from './head-names.ts';
import { type Mapping, undecided } from './mapping.ts';
import { type Sheet, shownText } from './sheet-cell.ts';
import { saidNothings } from './stated-facts.ts';
import type { TemplateFacts, TemplateSheetFacts } from './template-facts.ts';
import type { WrittenUnit } from './written-units.ts';

/**
 * What a template says of one of its sheets: of its name, or, where the tab was renamed or copied, of the heads that it has.
 * Undefined for a sheet that is none of the template's.
 */
export function factsOfSheet(
  sheet: Sheet,
  { sheets }: Pick<TemplateFacts, 'sheets'>,
): TemplateSheetFacts | undefined {
  const own = sheets.find((one) => one.sheet === sheet.name);
  if (own !== undefined) return own;
  const rows = Array.from({ length: Math.min(deepest, sheet.rowCount) }, (_, at) => at + 1);
  const how = rows.find((row) => markOf(shownText(sheet.cell(row, 0))) === 'how');
  if (how === undefined) return undefined;
  const heads = Array.from({ length: sheet.columnCount }, (_, column) =>
    shownText(sheet.cell(how - 1, column)),
  ).filter((head) => head !== '');
  const [best] = sheets
    .map((facts) => {
      const readHead = recordHeads(facts.type);
      const fields = new Set(facts.columns.map(({ field }) => field));
      return { facts, named: heads.filter((head) => fields.has(readHead(head)?.key ?? '')).length };
    })
    .toSorted((a, b) => b.named - a.named);
  return best !== undefined && best.named * 2 > heads.length ? best.facts : undefined;
}

type TemplateColumn = TemplateSheetFacts['columns'][number];

/** Rows in which the heads are looked for where rows were put above them, or taken out. */
const deepest = 40;

/**
 * The mapping that a template of this program states: by position, whatever words its heads have now. Where rows or columns
 * were put in, taken out or moved, the heads say so, and are followed: no figure comes into another field.
 */
export function templateMapping(sheet: Sheet, facts: TemplateSheetFacts): Mapping {
  const readHead = recordHeads(facts.type);
  const fields = new Set(facts.columns.map(({ field }) => field));
  const width = Math.max(sheet.columnCount - 1, ...facts.columns.map(({ column }) => columnOf(column)));
  const named = (row: number) =>
    Array.from({ length: width + 1 }, (_, column) => {
      const found = readHead(shownText(sheet.cell(row, column)));
      return found !== null && fields.has(found.key) ? found : null;
    });
  const head = headRowOf(sheet, facts, (row) => named(row).filter((one) => one !== null).length);
  const heads = named(head);
  const places = new Map<number, { readonly of: TemplateColumn; readonly stated: string | null }>();
  const placed = new Set<string>();
  heads.forEach((one, column) => {
    const of = facts.columns.find(({ field }) => field === one?.key);
    if (one === null || of === undefined || placed.has(one.key)) return;
    placed.add(one.key);
    places.set(column, { of, stated: one.unit });
  });
  for (const of of facts.columns) {
    const column = columnOf(of.column);
    if (!placed.has(of.field) && !places.has(column)) places.set(column, { of, stated: null });
  }
  const isDisputed = statesOtherUnit(sheet, facts, head);
  const columns = Array.from({ length: width + 1 }, (_, column): ColumnUse => {
    const place = places.get(column);
    const isKnown = place !== undefined && findField(facts.type, place.of.field) !== undefined;
    return {
      column,
      head: shownText(sheet.cell(head, column)),
      field: isKnown ? place.of.field : null,
      unit: isKnown && !isDisputed ? unitOf(place.of, place.stated) : null,
    };
  });
  const marks = marksBelow(sheet, head);
  const head_last = marks?.last ?? facts.first_row - 1 + head - facts.head_row;
  return {
    type: facts.type,
    sheet: sheet.name,
    head_first: head,
    head_last,
    columns,
    ...undecided(sheet),
    meanings: saidNothings(sheet, facts.type, head_last, columns),
    example_row: marks === null ? withOffset(facts, head) : marks.example,
  };
}

const withOffset = ({ example_row, head_row }: TemplateSheetFacts, head: number): number | null =>
  example_row === null ? null : example_row + head - head_row;

/** Whether a line above the heads states a unit by now in which no column was handed out: which of the two is meant is asked. */
function statesOtherUnit(sheet: Sheet, { columns }: TemplateSheetFacts, head: number): boolean {
  const stated = unitOfSheet(sheet, head, head);
  const handedOut = new Set(columns.map(({ unit }): WrittenUnit | null => unit));
  return stated !== null && !handedOut.has(stated);
}

/** The unit that the template was handed out with; none where its head states another one by now. */
function unitOf({ unit }: TemplateColumn, stated: string | null): ColumnUse['unit'] {
  const handedOut = unit === 'wanYuan' ? '万元' : '元';
  return stated === null || stated === handedOut ? unit : null;
}

/** The row of heads: where it was made, or where the heads stand by now. */
function headRowOf(sheet: Sheet, facts: TemplateSheetFacts, namedIn: (row: number) => number): number {
  const enough = Math.max(1, facts.columns.length / 2);
  const rows = Array.from({ length: Math.min(deepest, sheet.rowCount) }, (_, at) => at + 1);
  const most = Math.max(...rows.map(namedIn));
  if (most < enough || namedIn(facts.head_row) === most) return facts.head_row;
  return rows.find((row) => namedIn(row) === most) ?? facts.head_row;
}

/**
 * The rows right below the heads that the template marks as its own: how to fill in, and the example. Null where their
 * marks are gone with their column.
 */
function marksBelow(
  sheet: Sheet,
  head: number,
): { readonly last: number; readonly example: number | null } | null {
  const markAt = (row: number) => markOf(shownText(sheet.cell(row, 0)));
  let last = head;
  let example: number | null = null;
  while (['how', 'example'].includes(markAt(last + 1) ?? '')) {
    last += 1;
    if (markAt(last) === 'example') example = last;
  }
  return last === head && markAt(head + 1) !== 'first' ? null : { last, example };
}
