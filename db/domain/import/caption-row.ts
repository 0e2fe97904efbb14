import { toHalfWidth } from '../text.ts';
import { statedUnit } from './written-units.ts';

/** 填报单位：…, 分配文件：…; 其中：… heads a column. */
const labelled = /^(?!其中|其他|其它|包括|含|内)[^:]{1,12}:(?:.|$)/;
const unitAlone = /^\(?(?:万|亿)?元\)?$/;
const named = /(?:表|清册|名册|台账|清单|一览|花名册)(?:\([^()]*\))?$/;

/**
 * Whether the filled cells of a row stand above a table and not over its columns: who fills it in, in which unit, for which
 * period. Such a line often has one cell at the left and one at the right, as a row of groups has.
 */
export function isCaptionRow(texts: readonly string[]): boolean {
  return texts.some((cell) => {
    const text = toHalfWidth(cell).replace(/\s/g, '');
    return (
      labelled.test(text) || unitAlone.test(text) || named.test(text) || statedUnit(cell, false) !== null
    );
  });
}
