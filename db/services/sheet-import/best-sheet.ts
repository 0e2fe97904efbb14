import { type FoundTable, tableFinder } from '../../domain/import/find-table.ts';
import { importableTypes } from '../../domain/import/importable.ts';
import type { Sheet } from '../../domain/import/sheet-cell.ts';
import { sideTables } from '../../domain/import/side-tables.ts';
import { standsOnItsSide } from '../../domain/import/table-shape.ts';
import type { OpenedSheet } from '../../domain/import-answers.ts';
import { declarationOf, type RecordType } from '../../domain/records/catalogue.ts';

/**
 * The type whose fields the heads name most of, those by which a record is known counting double. Null, too, for a sheet whose words
 * stand below one another: a cover, a guide, a turned table, which other sheets come before.
 */
export function bestType(sheet: Sheet, types: readonly RecordType[]): RecordType | null {
  const best = bestTable(sheet, types);
  if (best === null) return null;
  // 项目名称 over 项目代码 and 总投资 is no table of states.
  const isTurned = best.found.named <= fewNamed && standsOnItsSide(sheet, types, best.found.named) !== null;
  return isTurned ? null : best.type;
}

/** Heads that name more are no chance. */
const fewNamed = 3;

interface Best {
  readonly type: RecordType;
  readonly score: number;
  readonly found: FoundTable;
}

function bestTable(sheet: Sheet, types: readonly RecordType[]): Best | null {
  let best: Best | null = null;
  const find = tableFinder(sheet);
  for (const type of types) {
    const found = find(type);
    if (found === null) continue;
    const identity = new Set(
      declarationOf(type)
        .fields.filter(({ need }) => need === 'identity')
        .map(({ name }) => name),
    );
    const isOfPeriods = found.columns.some(({ period }) => period !== undefined);
    const says = isOfPeriods || found.columns.some(({ field }) => field !== null && !identity.has(field));
    const figures = declarationOf(type).fields.some(({ kind }) => kind === 'money');
    // A year and a project alone are no record of either's figures.
    if (!says && figures) continue;
    const score =
      found.named +
      found.columns.filter(({ field }) => identity.has(field ?? '')).length +
      (isOfPeriods ? 1 : 0);
    if (best === null || score > best.score) best = { type, score, found };
  }
  return best;
}

/** What names the thing that a record is about; a day or an amount does not. */
const naming: ReadonlySet<string> = new Set(['reference', 'text', 'code', 'villageCode', 'areaCode']);

/** The tables of a sheet that stand side by side, or the sheet itself. A template has one, whatever was put beside it. */
export function partsOf(sheet: Sheet, isTemplate: boolean): readonly Sheet[] {
  if (isTemplate) return [sheet];
  const parts = sideTables(sheet, (part) => {
    const best = bestTable(part, importableTypes);
    // A number of the line alone is no table.
    if (best === null || best.found.named < 2) return false;
    const { fields, naturalKey } = declarationOf(best.type);
    const names = fields.filter(
      ({ name, kind }) => naming.has(kind) && (naturalKey.includes(name) || name === 'name'),
    );
    return best.found.columns.some(({ field }) => names.some(({ name }) => name === field));
  });
  return parts.length > 0 ? parts : [sheet];
}

/** The sheet to begin with: one that names a type, visible, of the wanted type, with the most rows. */
export function bestSheet(
  sheets: readonly OpenedSheet[],
  wanted: RecordType | null,
): OpenedSheet | undefined {
  const rank = (sheet: OpenedSheet): number =>
    (sheet.type === null ? 0 : 4) +
    (sheet.hidden ? 0 : 2) +
    (wanted !== null && sheet.type === wanted ? 1 : 0);
  return sheets.toSorted((a, b) => rank(b) - rank(a) || b.rows - a.rows)[0];
}
