import { recordHeads } from '../../../db/domain/import/head-names.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';
import { normaliseText, toHalfWidth } from '../../../db/domain/text.ts';
import type { PastedTables } from './paste-table.ts';

const named = ['village_code', 'name', 'town_code'] as const;
const readVillageHead = recordHeads('village');
const plain = (text: string): string => toHalfWidth(normaliseText(text)).replace(/\s/g, '');

/**
 * Pasted tables of villages and their figures, for a grid with a row a village: columns by their heads, lines by the
 * village's code or its name.
 * @param readFigureHead columns of the figures
 */
export function tablesOfVillages<R>(
  readFigureHead: PastedTables['readHead'],
  rows: readonly R[],
  villageOf: (row: R) => RecordOf<'village'> | undefined,
  townName: (code: string) => string,
): PastedTables {
  const { byCode, byName } = indexOf(rows, villageOf);
  return {
    readHead(head) {
      const village = readVillageHead(head);
      if (village !== null && (named as readonly string[]).includes(village.key)) return village;
      return readFigureHead(head);
    },
    rowOf(line) {
      const [code, name, town] = named.map((key) => plain(line.get(key) ?? ''));
      if (code === '' && name === '') return null;
      const found =
        code === '' || code === undefined
          ? (byName.get(name ?? '') ?? []).filter(
              ({ townCode }) => town === '' || townCode === town || plain(townName(townCode)) === town,
            )
          : (byCode.get(code) ?? []);
      // A name that two villages bear is not guessed at.
      return found.length === 1 ? (found[0]?.index ?? 'unknown') : 'unknown';
    },
  };
}

interface KnownVillage {
  readonly index: number;
  readonly townCode: string;
}

/** Rows by their villages' codes and names: a pasted list has as many lines as the grid has rows. */
function indexOf<R>(rows: readonly R[], villageOf: (row: R) => RecordOf<'village'> | undefined) {
  const byCode = new Map<string, KnownVillage[]>();
  const byName = new Map<string, KnownVillage[]>();
  const put = (into: Map<string, KnownVillage[]>, key: string, village: KnownVillage): void => {
    const before = into.get(key);
    if (before === undefined) into.set(key, [village]);
    else before.push(village);
  };
  for (const [index, row] of rows.entries()) {
    const village = villageOf(row);
    if (village === undefined) continue;
    const known = { index, townCode: village.town_code ?? '' };
    put(byCode, village.village_code, known);
    put(byName, plain(village.name ?? ''), known);
  }
  return { byCode, byName };
}
