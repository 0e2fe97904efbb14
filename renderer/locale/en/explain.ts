import type { Texts } from '../zh-CN.ts';

/** Words of the window: explanations of what a check asks about. */
export const explainTexts: Texts['explain'] = {
  text: 'Explanation (at least 5 characters)',
  standard: 'Standard reasons',
  hint: 'A digit puts in a standard reason (Alt+digit while typing); Ctrl+Enter saves',
  save: 'Explain the {{count}} selected',
  saveNone: 'Explain the selected',
  saveOne: 'Save the explanation',
  takeOffered: 'As explained before ({{count}})',
  selectFirst: 'First select what the explanation answers.',
  tooShort: 'An explanation has at least {{least}} characters; this one has {{now}}.',
  offered: 'Explained before: {{text}}',
  is: 'Explanation: {{text}}',
  change: 'Change',
  withdraw: 'Withdraw',
  withdrawn: 'Explanation withdrawn',
  reasons: {
    payment: {
      negotiating: 'The payer is short of funds; payment is being negotiated',
      afterPeriod: 'The money arrived after the end of the period',
      earlierYears: 'Includes arrears of earlier years paid late',
      waiting: "Payment waits for the payer's audit or settlement",
    },
    figures: {
      checked: 'Compared with vouchers and ledger; correct',
      settlement: 'Adjusted to the final accounts (audit)',
      agreement: 'As the agreement says',
      caliber: 'Counted in another way than last period',
    },
    register: {
      checked: 'Compared with licence and documents; correct',
      document: 'Entered as the competent department wrote',
      changed: 'Area or name has changed; papers follow',
      approved: 'Reported to and agreed by the department in charge',
    },
    report: {
      oneOffice: 'The unit head also fills in the report',
      checking: 'Late because receipts and distribution were compared',
      extension: 'The department in charge agreed to a later date',
      renewal: 'Renewal of the approval is under way',
    },
  },
};
