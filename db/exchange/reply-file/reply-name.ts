import type { Verdict } from '../../domain/workflow.ts';

/** In Chinese whatever the language of the screen, as the report's own name. */
const words: { readonly [V in Verdict]: string } = {
  received: '回执_收到',
  cityAccepted: '回执_市级审核通过',
  accepted: '回执_省级审核通过',
  locked: '回执_锁定',
  sentBack: '退回',
};

/**
 * Name of a reply beside its report: `龙游县_…_2021年第4季度_退回_v1.xlsx`. The report's own version mark is not said twice.
 * @param reportFile name of the report's file
 */
export function replyFileName(reportFile: string, verdict: Verdict, version: number): string {
  const stem = reportFile.replace(/\.xlsx$/i, '').replace(/_v\d+$/, '');
  return `${stem}_${words[verdict]}_v${version}.xlsx`;
}

/** Whether a file is called as replies are; a renamed one is found by choosing it. */
export const isReplyName = (name: string): boolean =>
  !name.startsWith('.') && !name.startsWith('~$') && /_(退回|回执)[^/\\]*\.xlsx$/i.test(name);
