import { toHalfWidth } from '../text.ts';

const totalWords =
  /^(?:合计|总计|小计|共计|本页合计|累计|总和|平均|total|subtotal|grandtotal|sum)(?:[(:].*)?$/i;
/** 全县合计, 湖镇镇小计: no village and no project ends so. */
const totalEnd = /(?:合计|总计|小计|共计)[:)]?$/;

/** Whether the text that names a row says that it is a sum of others. Blanks and full width do not matter. */
export function saysTotal(text: string): boolean {
  const bare = toHalfWidth(text).replace(/\s/g, '');
  return totalWords.test(bare) || totalEnd.test(bare);
}
