import { join } from 'node:path';
import type { CallInput } from '../../db/domain/contract.ts';

/** What a driver can be in the middle of. */
export const phases = [
  'open',
  'migrate',
  'type',
  'save',
  'import',
  'back up',
  'restore',
  'submit',
  'place',
  'export',
  'attach',
  'close',
] as const;
export type Phase = (typeof phases)[number];

export const signers = {
  unit_head: '李军',
  stat_head: '张伟',
  filler: '王芳',
  phone: '0570-0000000',
  report_date: '2022-01-10' as CallInput<'reports.submit'>['signers']['report_date'],
};
export const period = '2021Q4' as CallInput<'reports.submit'>['period'];

/** One thing that the driver does, with everything it says by it; folders are made by who starts it. */
export type Operation =
  | { readonly phase: 'open' | 'migrate' | 'close' | 'back up' }
  | { readonly phase: 'type'; readonly draft: CallInput<'drafts.put'> }
  | { readonly phase: 'save'; readonly save: CallInput<'records.save'> }
  | { readonly phase: 'import'; readonly records: CallInput<'records.import'>['records'] }
  | { readonly phase: 'restore'; readonly file_name: string }
  | { readonly phase: 'submit'; readonly version: number; readonly folder: string }
  | { readonly phase: 'place' | 'export'; readonly folder: string }
  /** The file lies beside the operations' folders before the driver begins. */
  | { readonly phase: 'attach'; readonly file: string };

/** The call that an operation is. @throws when it is none */
export function callOf(
  operation: Operation,
  job: { readonly outDir: string; readonly reportId: string },
): readonly [name: string, input: unknown] {
  const folder = 'folder' in operation ? join(job.outDir, operation.folder) : '';
  switch (operation.phase) {
    case 'type':
      return ['drafts.put', operation.draft];
    case 'save':
      return ['records.save', operation.save];
    case 'import':
      return ['records.import', { records: operation.records, source: 'faults' }];
    case 'back up':
      return ['backup.create', {}];
    case 'restore':
      return ['backup.restore', { file_name: operation.file_name }];
    case 'submit':
      return ['reports.submit', { period, folder, signers, correction_reason: '订正' }];
    case 'attach':
      return [
        'attachments.add',
        { type: 'receipt', id: 'receipt-1', file: join(job.outDir, operation.file) },
      ];
    case 'place':
      return ['reports.place', { report_id: job.reportId, folder }];
    case 'export':
      return ['records.export', exportOf(folder)];
    default:
      throw new Error(`${operation.phase} is no call`);
  }
}

const exportOf = (folder: string): CallInput<'records.export'> => ({
  type: 'village_year',
  selection: {},
  columns: ['village_id', 'year', 'total_income', 'note'],
  folder,
  language: 'zh-CN',
  money_unit: 'yuan',
});

/** A file to attach: of a kind that is kept, large enough to be killed in, and of its own for every name. */
export const fileToAttach = (name: string): string => `%PDF-1.4\n${`${name}\n`.repeat(60_000)}`;
