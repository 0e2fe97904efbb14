import type { Language } from '../../db/domain/locale/labels.ts';
import type { QueryState } from '../../db/domain/review-answers.ts';

interface ReviewWords {
  readonly sentBack: string;
  readonly receipt: string;
  readonly present: string;
  readonly noReceipts: string;
  readonly withoutForms: string;
  readonly read: string;
  readonly readBefore: string;
  readonly trustKey: string;
  readonly query: string;
  readonly wholeReport: string;
  readonly answer: string;
  readonly states: { readonly [S in QueryState]: string };
  readonly open: string;
}

/** What verbs about sending back and receipts print; templates of `fill.ts`. */
export const reviewWords: { readonly [L in Language]: ReviewWords } = {
  'zh-CN': {
    sentBack: '已退回：{file}（核实意见{queries}条）',
    receipt: '回执：{file}',
    present: '{file}（该文件已在文件夹中）',
    noReceipts: '本期还没有已通过的报表',
    withoutForms: '所收文件经其他软件保存，无法在单元格加注；文件只列出核实意见。',
    read: '{unit}：{verdict}，第{version}版现为“{status}”，新收核实意见{queries}条',
    readBefore: '{unit}：{verdict}，以前已读入',
    trustKey: '核对密钥无误后：read-reply 文件 --trust {key}',
    query: '[{state}] {record}{field}：{text}',
    wholeReport: '整份报表',
    answer: '  答复：{text}',
    states: { open: '待答复', answered: '已答复', changed: '已更正' },
    open: '{period}：核实意见{count}条，待答复{open}条',
  },
  en: {
    sentBack: 'sent back: {file} (queries: {queries})',
    receipt: 'receipt: {file}',
    present: '{file} (lies in the folder already)',
    noReceipts: 'nothing of the period is accepted yet',
    withoutForms:
      'The file was saved by another program and its cells could not be commented; it lists the queries only.',
    read: '{unit}: {verdict}; version {version} is “{status}” now, new queries {queries}',
    readBefore: '{unit}: {verdict}, read in before',
    trustKey: 'once the key is compared: read-reply FILE --trust {key}',
    query: '[{state}] {record} {field}: {text}',
    wholeReport: 'the whole report',
    answer: '  answer: {text}',
    states: { open: 'open', answered: 'answered', changed: 'corrected' },
    open: '{period}: queries {count}, open {open}',
  },
};
