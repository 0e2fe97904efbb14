import type { RefusalLabels } from '../labels.ts';

export const refusals: RefusalLabels = {
  unknown_field: '没有这一项，请核对名称或删去',
  missing: '缺少此项',
  empty: '此项不能为空',
  wrong_type: '类型不对，数字不加引号，文字加引号',
  not_whole: '须为整数，金额以分为单位',
  not_an_option: '不在可选范围内',
  no_such_date: '没有这个日期，请按“2026-03-31”的格式填写',
  too_long: '内容过长',
  out_of_range: '超出可记录的范围',
  bad_format: '格式不对，请核对',
  not_normal: '含有不可见字符或首尾空格',
  no_such_record: '所指的记录不存在[（{other}）]',
  same_key: '同一事项已有记录[（{other}）]，是否同一件事须由人判断，请改用其编号或先作废',
  same_id: '编号重复',
  other_unit: '属于其他单位[（{other}）]，不能作为本单位数据导入',
  unknown_area: '没有这个行政区划代码',
  not_accepted: '内容不符合要求，请核对',
};

export const refusalPlace = '[第{number}条][ {type}][ {id}][ {field}]：{problem}';
