import type { Language } from '../../db/domain/locale/labels.ts';

/** Words of the terminal's inbox; templates of `fill.ts`. */
export interface InboxCliWords {
  readonly row: string;
  readonly version: string;
  readonly verdict: string;
  readonly file: string;
  readonly accepted: string;
  readonly refused: string;
  readonly nothing: string;
  readonly trusted: string;
  readonly untrusted: string;
  readonly withdrawn: string;
  readonly progress: string;
  readonly summary: string;
  readonly locked: string;
  readonly late: string;
  readonly over: string;
  readonly daysLeft: string;
  readonly queries: string;
}

export const inboxCliWords: { readonly [L in Language]: InboxCliWords } = {
  'zh-CN': {
    row: '{unit}（{code}）：{state}[ {version}][；{verdict}][；{notes}]',
    version: '第{version}版',
    verdict: '强制性{hard}、未说明{unexplained}、已说明{explained}、提示{hints}',
    file: '{file}：{kind}。{hint}',
    accepted: '通过 {unit} 第{version}版',
    refused: '未通过 {unit}：{reasons}',
    nothing: '没有待通过的报表',
    trusted: '已确认 {unit} 的电脑 {key}',
    withdrawn: '已停用 {unit} 的电脑 {key}',
    untrusted: '待确认 {unit} 的电脑 {key}（{file}）；已确认过 {known} 台',
    progress: '已读 {done}/{total}',
    summary: '{period}：应报{owing}，已收{here}，通过{accepted}；其他报告期文件{others}个，非报表{foreign}个',
    late: '迟报（{day}截止）',
    over: '已逾期{days}天（{day}截止）',
    daysLeft: '还有{days}天（{day}截止）',
    queries: '核实意见未答复{open}、已答复{answered}',
    locked: '已锁定 {count} 份报表',
  },
  en: {
    row: '{unit} ({code}): {state}[ {version}][; {verdict}][; {notes}]',
    version: 'version {version}',
    verdict: 'hard {hard}, unexplained {unexplained}, explained {explained}, hints {hints}',
    file: '{file}: {kind}. {hint}',
    accepted: 'accepted {unit} version {version}',
    refused: 'not accepted {unit}: {reasons}',
    nothing: 'nothing is waiting to be accepted',
    trusted: 'confirmed {unit}’s computer {key}',
    withdrawn: 'withdrawn: {unit}’s computer {key}',
    untrusted: 'to be confirmed: {unit}’s computer {key} ({file}); {known} confirmed before',
    progress: '{done}/{total} read',
    summary:
      '{period}: {owing} owe a report, {here} received, {accepted} accepted; files of other periods {others}, no reports {foreign}',
    late: 'late (due {day})',
    over: '{days} days overdue (due {day})',
    daysLeft: '{days} days left (due {day})',
    queries: 'queries: {open} open, {answered} answered',
    locked: '{count} reports locked',
  },
};
