import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const gridTexts: Texts['grid'] = {
  selection: '{{count}} cells selected',
  selectionSum: 'sum {{sum}}',
  undo: 'Undo',
  redo: 'Redo',
  fillDown: 'Fill down',
  hint: 'Arrows move, typing enters; Ctrl+C and Ctrl+V exchange blocks with Excel and WPS; Ctrl+D fills down; Ctrl+Z undoes',
  aside: 'Lines of title and sum are no data and were left out: {{texts}}',
  overflow: '{{count}} pasted cells do not fit; here they are:',
  overflowClose: 'Got it',
  readOnlySkipped: '{{count}} cells cannot be changed and were passed over',
  placed: '{{rows}} rows placed by their heads or names',
  unknownHeads: 'These pasted columns belong to no column here and were not taken: {{heads}}',
  beforeLabel: 'last year',
  frame: '{{name}} and what can be done there',
  rows: '{{count}} rows',
  empty: 'No rows',
};
