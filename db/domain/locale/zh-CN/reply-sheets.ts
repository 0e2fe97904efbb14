import type { ReplySheetTexts } from '../labels.ts';

/** Sheets for people in reports that are sent back and in receipts. */
export const replySheets: ReplySheetTexts = {
  verdicts: {
    received: '已收到',
    sentBack: '退回',
    cityAccepted: '市级审核通过',
    accepted: '省级审核通过',
    locked: '已锁定',
  },
  facts: {
    report: '报表：{unit}，{period}，第{version}版',
    by: '提出单位：{unit}[　提出人：{person}]　{at}',
    hash: '报表校验值（SHA-256）：{sha256}',
    why: '退回说明：{why}',
  },
  queries: {
    tab: '核实意见',
    title: '核实意见',
    number: '序号',
    cell: '单元格',
    record: '记录',
    field: '栏目',
    reported: '报送内容',
    rule: '审核关系',
    text: '核实意见',
    noCell: '（不在表中）',
    wholeReport: '整份报表',
    comment: '核实意见{number}：{text}[（{rule}）]',
    withoutForms: '所收文件经其他软件保存，无法加注；本文件列出全部核实意见，报表请看原文件。',
  },
  receipt: {
    tab: '回执',
    title: '报表回执',
    unit: '填报单位',
    period: '报告期',
    version: '版本',
    verdict: '处理结果',
    by: '出具单位',
    person: '出具人',
    at: '时间',
    why: '说明',
    sha256: '报表校验值',
    fileSha256: '所收文件校验值',
    note: '校验值与本单位报送时所记一致，即为同一份报表。请用山海台账“报表”页读入本回执。',
  },
};
