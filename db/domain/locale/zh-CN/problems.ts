import type { ProblemLabels } from '../labels.ts';

export const problems: ProblemLabels = {
  empty: '此项不能为空，请填写。',
  not_a_number: '不是数字，请只填数字。',
  ambiguous_number: '数字写法不明确，请去掉逗号、空格和括号后重填；负数前加“-”。',
  too_precise: '小数位过多[，最多{decimals}位]，请按原始凭证填写，不会自动舍入。',
  too_large: '数字过大，请核对单位是元还是万元。',
  unit_conflict: '填写的单位与本栏不符，请换算后填写。',
  negative: '此项不能为负数。',
  not_an_integer: '此项须为整数。',
  not_a_date: '不是日期，请按“2026-03-31”的格式填写；年度填四位数，月份填1—12。',
  not_a_month: '不是月份，请写成“2026-07”或“2026年7月”。',
  no_such_date: '没有这个日期，请核对年、月、日。',
  ambiguous_date: '日期写法不明确，请把四位数年份写在前面，如“2026-03-31”。',
  not_an_option: '[“{text}”]不在可选范围内，请从列表中选择。',
  ambiguous_name: '[“{text}”]不止一个，请改填代码。',
  too_long: '内容过长[，最多{max}个字]，请精简。',
  bad_length: '代码位数不对[，现有{length}位]，请核对。',
  bad_characters: '含有不允许的字符，代码只能填数字。',
};
