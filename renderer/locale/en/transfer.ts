import type { Texts } from '../zh-CN.ts';

/** Words of the window: transfer of a contribution. */
export const transferTexts: Texts['transfer'] = {
  open: 'Transfer',
  title: 'Transfer of a contribution',
  from: 'From',
  to: 'To',
  byName: 'Name, pinyin initials or code',
  preview: 'What will happen',
  balance: '{{holder}}: balance {{before}} → {{after}}',
  pair: 'A pair on {{date}}, out and in, that comes to 0: the enclave’s total stays.',
  fillIn: 'Fill in first: {{what}}',
  confirm: 'Transfer',
  done: 'Transferred. “Undo” at the lower left takes it back in one step.',
  refusals: {
    noFrom: 'from whom',
    noTo: 'to whom',
    noDate: 'date',
    noAmount: 'amount',
    same: 'Both are the same holder.',
    incomplete:
      'The giver has a contribution without kind, amount, date or first day of interest: complete it first.',
    tooMuch: 'From that day on at most {{balance}} can be transferred.',
  },
};
