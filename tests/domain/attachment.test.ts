import { expect, it } from 'vitest';
import {
  attachmentFolderName,
  attachmentName,
  attachmentRoleOf,
  servesAs,
} from '../../db/domain/attachment.ts';
import { Ledger } from '../../db/domain/ledger.ts';
import { packageRecords } from '../../db/domain/package.ts';
import { period } from '../../db/domain/period.ts';
import { recordOf } from '../support/ledger-builder.ts';

it.each([
  ['合同.pdf', '合同.pdf'],
  ['合同.PDF', '合同.pdf'],
  ['..\\..\\x', 'x.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\用户\\合同.pdf', '合同.pdf'],
  ['\u202egpj.exe', 'gpj.exe.pdf'],
  ['合同\u0000\u0007\n第二行.pdf', '合同_第二行.pdf'],
  ['a\u200b\ufeffb.pdf', 'ab.pdf'],
  ['  . 空白 . .pdf', '空白.pdf'],
  ['<甲>|乙*"?".pdf', '_甲__乙____.pdf'],
  ['.pdf', 'pdf.pdf'],
  ['...', '_.pdf'],
  ['', '_.pdf'],
  ['///', '_.pdf'],
  ['e\u0301.pdf', 'é.pdf'],
  ['\ud800.pdf', '\ufffd.pdf'],
])('the name %j is kept as %j', (given, kept) => {
  expect(attachmentName(given, 'pdf')).toBe(kept);
  expect(attachmentName(kept, 'pdf')).toBe(kept);
});

it('a name is cut between characters, and keeps its ending', () => {
  const name = attachmentName(`${'𠮷'.repeat(300)}.jpeg`, 'jpeg');
  expect(name).toBe(`${'𠮷'.repeat(90)}.jpeg`);
  expect(attachmentName(`${'a'.repeat(300)}.docx`, 'docx').length).toBeLessThanOrEqual(200);
});

it('an ending that lies is not taken', () => {
  expect(attachmentName('发票.pdf', 'png')).toBe('发票.pdf.png');
  expect(attachmentName('扫描.jpeg', 'jpeg')).toBe('扫描.jpeg');
  expect(attachmentName('setup.exe', 'doc')).toBe('setup.exe.doc');
});

it('types with evidence and the report take files, others do not', () => {
  expect(attachmentRoleOf('stage_event')).toBe('evidence');
  expect(attachmentRoleOf('receipt')).toBe('evidence');
  expect(attachmentRoleOf('report')).toBe('sealedScan');
  expect(attachmentRoleOf('county')).toBeNull();
  expect(attachmentRoleOf('attachment')).toBeNull();
  expect(servesAs('sealedScan', 'xlsx')).toBe(false);
  expect(servesAs('sealedScan', 'pdf')).toBe(true);
  expect(servesAs('evidence', 'xlsx')).toBe(true);
});

it('a folder of attachments is called after the report file', () => {
  expect(attachmentFolderName('龙游县_2021年_v2.xlsx')).toBe('龙游县_2021年_v2_附件');
});

it('a package carries the attachments of its rows; those of registers travel with the year', () => {
  const of = (record_type: string, record_id: string, voided = false) =>
    recordOf('attachment', `of-${record_id}${voided ? '-void' : ''}`, { record_type, record_id, voided });
  const ledger = new Ledger({
    enclave: [recordOf('enclave', 'enclave-1')],
    receipt: [
      recordOf('receipt', 'receipt-q3', { date: '2020-08-20' }),
      recordOf('receipt', 'receipt-q4', { date: '2020-10-01' }),
      recordOf('receipt', 'receipt-void', { date: '2020-08-21', voided: true }),
    ],
    batch: [recordOf('batch', 'batch-q3', { date: '2020-09-30' })],
    batch_line: [recordOf('batch_line', 'line-q3', { batch_id: 'batch-q3' })],
    attachment: [
      of('enclave', 'enclave-1'),
      of('receipt', 'receipt-q3'),
      of('receipt', 'receipt-q3', true),
      of('receipt', 'receipt-q4'),
      of('receipt', 'receipt-void'),
      of('batch_line', 'line-q3'),
      of('report', 'report-1'),
    ],
  });
  const attachedIn = (text: string): string[] =>
    packageRecords(ledger, period(text))
      .filter(({ type }) => type === 'attachment')
      .map(({ record }) => record.id);
  expect(attachedIn('2020Q3')).toEqual(['of-line-q3', 'of-receipt-q3']);
  expect(attachedIn('2020Q4')).toEqual(['of-receipt-q4']);
  expect(attachedIn('2020')).toEqual(['of-enclave-1', 'of-line-q3', 'of-receipt-q3', 'of-receipt-q4']);
});
