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
  return {
    readHead(head) {
      const village = readVillageHead(head);
      if (village !== null && (named as readonly string[]).includes(village.key)) return village;
      return readFigureHead(head);
    },
    rowOf(line) {
      const [code, name, town] = named.map((key) => plain(line.get(key) ?? ''));
      if (code === '' && name === '') return null;
      const found = rows.flatMap((row, index) => {
        const village = villageOf(row);
        if (village === undefined) return [];
        const isCode = code !== '' && village.village_code === code;
        const isName = code === '' && plain(village.name ?? '') === name;
        const isTown =
          town === '' || village.town_code === town || plain(townName(village.town_code ?? '')) === town;
        return isCode || (isName && isTown) ? [index] : [];
      });
      // A name that two villages bear is not guessed at.
      return found.length === 1 ? (found[0] ?? 'unknown') : 'unknown';
    },
  };
}
