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
  overflowClose: 'Got it',
  leftOut:
    '{{count}} pasted items were not taken; nothing is lost (places count from A1 at the upper left of the block):',
  leftOut_one:
    '{{count}} pasted item was not taken; nothing is lost (places count from A1 at the upper left of the block):',
  left: {
    beyond: 'No room in the grid',
    locked: 'Cells that cannot be changed',
    unknownRow: 'No row of this name',
    secondLine: 'Second line of one name',
    unknownHead: 'Columns that are not here',
    aside: 'Title and sum lines are no data',
    mergedNumber: 'Numbers in merged cells stand in the first row only',
    colon: ': ',
    comma: ', ',
    more: 'and {{count}} more',
    place: 'Place',
    text: 'Content',
    reason: 'Reason',
  },
  copyList: 'Copy this list',
  listCopied: 'List copied',
  copyWithHeads: 'Copy with heads',
  copyRefused: 'The browser did not let the program copy. Select the cells and press Ctrl+C.',
  tooLong:
    'This block has {{lines}} lines; a grid takes at most {{most}} at a time, so nothing was pasted. Please paste it in parts.',
  hiddenTaken: '{{count}} of these rows are hidden in Excel and were taken, too; undo if they should not be.',
  hiddenTaken_one: '{{count}} of these rows is hidden in Excel and was taken, too; undo if it should not be.',
  placed: '{{rows}} rows placed by their heads or names',
  beforeLabel: 'last year',
  carried: 'Carried over from the last period, not confirmed yet',
  carry: "Take last year's (F8)",
  confirm: 'Confirm (F9)',
  frame: '{{name}} and what can be done there',
  rows: '{{count}} rows',
  rows_one: '{{count}} row',
  empty: 'No rows',
};
