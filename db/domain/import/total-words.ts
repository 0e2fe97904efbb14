import { toHalfWidth } from '../text.ts';

const totalWords =
  /^(?:合计|总计|小计|共计|本页合计|累计|总和|total|subtotal|grandtotal|sum)(?:[(:].*)?$|^(?:合计|总计|小计|共计).*元整?$/i;
/** 全县合计, 湖镇镇小计, 1-6月累计: no village and no project ends so. */
const totalEnd = /(?:合计|总计|小计|共计|累计)(?:[)]|:.*|[(].*)?$/;
/** What one page hands on to the next. */
const pageTotal = /^(?:[承接][前上]|[过转][次下])页(?:[(:].*|数|累计|金额)?$/;
/** What is worked out from the rows, and what they are compared with. */
const comparison =
  /^(?:平均|均值|人均|户均|村均|同比|环比|增减|增长|(?:上年|去年|上年度|本年|上月)?同期)(?:数|值|额|率|情况|增减|增长)*(?:[(%:].*)?$/;

/** Whether the text that names a row says that it is a sum of others. Blanks and full width do not matter. */
export function saysTotal(text: string): boolean {
  const bare = toHalfWidth(text).replace(/\s/g, '');
  return [totalWords, totalEnd, pageTotal, comparison].some((words) => words.test(bare));
}
