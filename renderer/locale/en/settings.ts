import type { Texts } from '../zh-CN.ts';

/** Words of the window: settings. */
export const settingsTexts: Texts['settings'] = {
  title: 'Settings',
  about: 'Every change is saved at once',
  saved: 'Saved',
  undo: 'Undo',
  unit: 'Unit',
  change: 'Change the unit…',
  changeNote:
    'What has been recorded stays as it is: home counties, enclave codes and village codes remain those of before, so go through them. Pages, check and reports follow the new unit. Once a report has been submitted the unit can no longer be changed.',
  unitFixed: 'A report has been submitted: level and unit can no longer be changed.',
  departmentFills: 'Fills in: {{forms}}',
  person: 'Filler and signers',
  personHint:
    'Proposed when a report is signed, where they can still be changed. The history of records shows the name of the filler.',
  folder: 'Shared folder',
  folderLabel: 'Where report files go',
  personOfUpper: 'Who handles reports',
  personOfUpperHint: 'Stands in the decisions, in files sent back and in receipts.',
  folderOfUpper: 'Where files sent back, receipts and the like go',
  folderHint:
    'A path may be pasted. The folder is tried at once and kept only if it takes files; empty the field to have none.',
  looks: 'Display',
  language: '语言 Language',
  moneyUnit: 'Unit of amounts',
  theme: 'Colours',
  textSize: 'Text size',
  defaults: 'Reports',
  thresholds: 'Thresholds',
  thresholdsAbout: 'Reference values of the checks, each from a day on',
  formHeads: 'Form heads (numbers, approvals)',
  formHeadsAbout: 'Entered on the page Report',
  openings: 'Opening balances',
  openingsAbout: '{{done}} of {{all}} entered',
  openingsNone: 'No enclave or project yet',
  sample: 'Sample data',
  program: 'About',
  version: 'Version {{version}}',
  licence: 'Licence: Apache-2.0',
  others: 'Other software used, with its licences',
  noOthers: 'This run does not carry the list.',
};
