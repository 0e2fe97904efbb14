import type { Texts } from '../zh-CN.ts';

/** Words of the window: merger of villages. */
export const mergerTexts: Texts['merger'] = {
  open: 'Merge villages',
  title: 'Merger of villages',
  old: 'Villages that end (several if need be)',
  remove: 'Take out {{village}}',
  byName: 'Name, pinyin initials or code',
  into: 'Into',
  known: 'Into a village of the list',
  new: 'Into a new village',
  newVillage: 'Village they go into',
  codeDigits: 'A village code has 12 digits',
  preview: 'What will happen',
  account: 'Enclave × home county',
  from: 'From',
  moved: 'Moved',
  before: '{{village}} before',
  after: 'After',
  total: 'Total',
  pairs:
    'Each balance is moved on {{date}} by a pair, out and in, that comes to 0: the enclave’s total stays.',
  kept: 'History stays under the old villages, unchanged: {{movements}} movements, {{payments}} distributions, {{years}} years of income.',
  fromThen: 'From that day on shares and distributions are those of {{village}}.',
  nothingMoves: 'The villages that end hold no balance: only the merger is put on record.',
  fillIn: 'Fill in first: {{what}}',
  refused: 'This cannot be done yet',
  confirm: 'Merge',
  done: 'Merged: villages {{villages}}, movements of balances {{movements}}. “Undo” at the lower left takes it back in one step.',
  refusals: {
    noDate: 'date of the merger',
    noOld: 'villages that end',
    noNew: 'village they go into',
    codeMissing: '12-digit code of the new village',
    same: '{{village}} cannot go into itself.',
    mergedBefore: '{{village}} was merged before.',
    newMergedAway: '{{village}} went into another village itself: choose that one.',
    codeTaken: 'The code is that of {{village}}: choose “Into a village of the list”.',
    movedAfter:
      '{{village}} has a contribution in {{enclave}} on {{date}}: the merger cannot be before that day.',
    incomplete:
      '{{village}} has a contribution in {{enclave}} without kind, amount, date or first day of interest: complete it first.',
    negative: 'The balance of {{village}} in {{enclave}} is negative on {{date}}: correct it first.',
    paidAfter: '{{village}} was paid on {{date}}: the merger cannot be before that day.',
    yearAfter: '{{village}} has an income of {{year}}: the merger cannot be before that year.',
  },
};
