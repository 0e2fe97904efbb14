import type { Texts } from '../zh-CN.ts';

/** Words of the window: first use. */
export const firstRunTexts: Texts['firstRun'] = {
  intro:
    'Data stays on this computer. Only step 1 is needed; the rest can be skipped, and everything can be changed later in Settings.',
  language: '语言 Language',
  province: 'Zhejiang Province',
  unit: '1  Unit',
  person: '2  Filler (may be skipped)',
  name: 'Name of the filler',
  personOfUpper: '2  Who handles reports (may be skipped)',
  nameOfUpper: 'Name of who handles reports',
  folderOfUpperHint:
    'A network folder will do; it can also be chosen when something is first sent back or handed out.',
  phoneHint: 'Proposed at the foot of reports',
  folder: '3  Shared folder (may be skipped)',
  folderLabel: 'Where report files go',
  folderHint: 'A network folder or a USB stick will do; it can also be chosen at the first submission.',
  openings: '4  Opening balances (may be skipped)',
  openingsHint: 'What enclaves and projects had come to before this program; once for each.',
  openingsThen: 'Go to the opening balances first',
  start: 'Create the ledger',
  sample: 'Just looking?',
  sampleHint: 'An invented county, kept apart from your own ledger and removed as a whole at any time.',
};
