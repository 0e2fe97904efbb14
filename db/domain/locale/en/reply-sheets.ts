import type { ReplySheetTexts } from '../reply-sheet-texts.ts';

/** Sheets for people in reports that are sent back and in receipts. */
export const replySheets: ReplySheetTexts = {
  verdicts: {
    received: 'Received',
    sentBack: 'Sent back',
    cityAccepted: 'Accepted by the city',
    accepted: 'Accepted by the province',
    locked: 'Locked',
  },
  facts: {
    report: 'Report: {unit} ({code}), {period}, version {version}',
    by: 'Asked by: {unit}[, {person}], {at}',
    hash: 'Checksum of the report (SHA-256): {sha256}',
    why: 'Why it is sent back: {why}',
  },
  queries: {
    tab: 'Queries',
    title: 'Queries',
    number: 'No.',
    cell: 'Cell',
    record: 'Record',
    field: 'Field',
    reported: 'As reported',
    rule: 'Rule',
    text: 'Query',
    noCell: '(in no form)',
    wholeReport: 'The whole report',
    comment: 'Query {number}: {text}[ ({rule})]',
    withoutForms:
      'The file was saved by another program and cannot be commented; this file lists all queries, the forms are in the original.',
  },
  answers: {
    tab: 'Answers to queries',
    title: 'Queries and answers',
    record: 'Record',
    wholeReport: 'The whole report',
    corrected: 'Corrected',
  },
  receipt: {
    tab: 'Receipt',
    title: 'Receipt of a report',
    unit: 'Reporting unit',
    period: 'Period',
    version: 'Version',
    verdict: 'Outcome',
    by: 'Issued by',
    person: 'Issued by (person)',
    at: 'Time',
    why: 'Remark',
    sha256: 'Checksum of the report',
    fileSha256: 'Checksum of the file received',
    note: 'The same checksum as noted when it was filed means the same report. Read this receipt in on the page Report of Shanhai Ledger.',
  },
};
