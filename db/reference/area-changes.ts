import type { IsoDate } from '../domain/dates.ts';
import type { DatedCode } from './code-table.ts';

/**
 * Area codes of which it is known since when or until when they are valid; they lie over `areas.csv`, which has no dates.
 *
 * Hangzhou was redrawn in April 2021: 临平区 was split from 余杭区, 钱塘区 is new, 下城区 went into 拱墅区 and 江干区 into
 * 上城区 (model §3, from general knowledge). The day is not sourced, so that old and new codes both hold in that month.
 * 余杭区, 拱墅区 and 上城区 kept their codes with other borders. No other change is sourced.
 */
const lastDayOfOld = '2021-04-30' as IsoDate;
const firstDayOfNew = '2021-04-01' as IsoDate;

export const areaChanges: readonly DatedCode[] = [
  { code: '330103', parent: '3301', name: '下城区', valid_from: null, valid_to: lastDayOfOld },
  { code: '330104', parent: '3301', name: '江干区', valid_from: null, valid_to: lastDayOfOld },
  { code: '330113', parent: '3301', name: '临平区', valid_from: firstDayOfNew, valid_to: null },
  { code: '330114', parent: '3301', name: '钱塘区', valid_from: firstDayOfNew, valid_to: null },
];
