import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const formTexts: Texts['form'] = {
  groupHint: 'Enter moves on, Ctrl+S saves',
  more: 'More fields',
  fewer: 'Fewer fields',
  other: 'equals {{amount}}',
  switchUnit: 'Type in {{unit}}',
  unitOfField: 'Unit of {{field}}: {{unit}}',
  lastPeriod: 'Last period',
  takeLast: 'As last period',
  takeLastHint: 'Puts in the last period’s {{value}}',
  proposed: 'Computed {{value}}',
  takeProposed: 'Use it',
  required: 'required',
  choose: 'Choose',
  help: 'Explanation',
  noHelp: 'This field is what its name says; it has no further definition.',
  draftBack: 'Typed at {{time}} and not saved: it is here again',
  draftDiscard: 'Discard the draft',
  staleTitle: 'This record was changed elsewhere in the meantime',
  staleText: 'Both values stand below; choose which to keep. Nothing you typed is lost.',
  staleMine: 'As typed here',
  staleTheirs: 'In the ledger',
  keepMine: 'Keep what I typed',
  takeTheirs: 'Take the ledger’s values',
  identityMissing:
    'The fields marked * are needed before this can be a record; what you typed is kept as a draft.',
  newRecord: 'New: {{type}}',
  months: 'Months',
  unknownReference: '“{{text}}” was not found',
  ambiguousReference: 'There is more than one “{{text}}”; give the code',
};
