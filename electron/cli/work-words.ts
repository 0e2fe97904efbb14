import type { Language } from '../../db/domain/locale/labels.ts';
import type { ShownChange } from '../../db/domain/work-answers.ts';

/** Texts of the terminal about merging; templates of `fill.ts`. */
interface WorkWords {
  readonly exported: string;
  readonly merged: string;
  readonly plan: string;
  readonly kinds: { readonly [K in ShownChange['kind']]: string };
  readonly waits: string;
  readonly part: string;
  readonly partTaken: string;
}

export const workWords: { readonly [L in Language]: WorkWords } = {
  'zh-CN': {
    exported: '{file}：{records} 条记录，{entries} 条修改日志，{attachments} 个附件',
    merged:
      '已合并：新增 {add}、修改 {change}、作废 {void}、恢复 {restore}、合为一条 {alias}；选定 {decided}，等待 {waiting}；状态 {state}',
    plan: '新增 {add}、修改 {change}、作废 {void}、恢复 {restore}、合为一条 {alias}；须选定 {open}，等待 {waiting}；尚未合并',
    kinds: { add: '+', change: '~', void: '作废', restore: '恢复', alias: '合为一条' },
    waits: '  等待：{label}',
    part: '{department}：新增 {add}、修改 {change}、作废 {void}；缺 {missing}，改动过的单元格 {edited}；尚未导入',
    partTaken: '已导入{department}的分报：新增 {add}、修改 {change}、作废 {void}',
  },
  en: {
    exported: '{file}: {records} records, {entries} log entries, {attachments} attachments',
    merged:
      'merged: added {add}, changed {change}, voided {void}, restored {restore}, made one {alias}; decided {decided}, waiting {waiting}; state {state}',
    plan: 'add {add}, change {change}, void {void}, restore {restore}, make one {alias}; to be decided {open}, waiting {waiting}; nothing merged yet',
    kinds: { add: '+', change: '~', void: 'void', restore: 'restore', alias: 'make one' },
    waits: '  waits: {label}',
    part: '{department}: add {add}, change {change}, void {void}; missing {missing}, edited cells {edited}; nothing taken in yet',
    partTaken: 'taken in from {department}: added {add}, changed {change}, voided {void}',
  },
};
