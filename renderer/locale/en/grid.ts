import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const gridTexts: Texts['grid'] = {
  selection: '{{count}} cells selected',
  selection_one: '{{count}} cell selected',
  selectionSum: 'sum {{sum}}',
  undo: 'Undo',
  redo: 'Redo',
  fillDown: 'Fill down',
  hint: 'Arrows move, typing enters; Ctrl+C and Ctrl+V exchange blocks with Excel and WPS; Ctrl+D fills down; Ctrl+Z undoes',
  aside: 'Lines of title and sum are no data and were left out: {{texts}}',
  overflow: '{{count}} pasted cells do not fit; here they are:',
  overflow_one: '{{count}} pasted cell does not fit; here it is:',
  overflowClose: 'Got it',
  readOnlySkipped: '{{count}} cells cannot be changed and were passed over',
  readOnlySkipped_one: '{{count}} cell cannot be changed and was passed over',
  placed: '{{rows}} rows placed by their heads or names',
  unknownHeads: 'These pasted columns belong to no column here and were not taken: {{heads}}',
  beforeLabel: 'last year',
  carried: 'Carried over from the last period, not confirmed yet',
  carry: "Take last year's (F8)",
  confirm: 'Confirm (F9)',
  frame: '{{name}} and what can be done there',
  rows: '{{count}} rows',
  rows_one: '{{count}} row',
  empty: 'No rows',
};
