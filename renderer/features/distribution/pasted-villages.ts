import { normaliseText, toHalfWidth } from '../../../db/domain/text.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import type { PastedTables } from '../../ui/grid/paste-table.ts';
import { recordHeads } from '../../ui/grid/record-heads.ts';
import type { BatchSides } from './batch-columns.ts';
import { villageOf } from './typed-lines.ts';

const named = ['village_code', 'name', 'town_code'] as const;
const readVillageHead = recordHeads('village');
const readLineHead = recordHeads('batch_line', ['batch_id', 'village_id']);
const plain = (text: string): string => toHalfWidth(normaliseText(text)).replace(/\s/g, '');

/** Pasted tables of villages and amounts: columns by their heads, lines by the village's code or its name. */
export function pastedVillages(
  rows: readonly GridRecord[],
  villages: BatchSides['villages'],
  townName: (code: string) => string,
): PastedTables {
  return {
    readHead(head) {
      const village = readVillageHead(head);
      if (village !== null && (named as readonly string[]).includes(village.key)) return village;
      return readLineHead(head);
    },
    rowOf(line) {
      const [code, name, town] = named.map((key) => plain(line.get(key) ?? ''));
      if (code === '' && name === '') return null;
      const found = rows.flatMap((row, index) => {
        const village = villages.get(villageOf(row));
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
