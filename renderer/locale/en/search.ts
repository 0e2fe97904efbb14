import type { Texts } from '../zh-CN.ts';

/** Words of the search over everything, of undoing, and of histories. */
export const searchTexts: Texts['search'] = {
  open: 'Find',
  title: 'Find any record',
  input: 'Name, code, document number, pinyin or amount',
  start: 'Type a name, a code, a document number, pinyin initials (lyx) or an amount (331万).',
  none: 'Nothing found for "{{text}}". Try another spelling, or only a part of it.',
  results: 'Found records',
  found: '{{count}} found',
  more: 'Only the first {{count}} are listed: type some more',
  keys: '↑↓ to choose, Enter to open, Esc to close',
};

export const undoTexts: Texts['undo'] = {
  undo: 'Undo',
  redo: 'Redo',
  undoStep: 'Undo: {{label}} ({{type}})',
  redoStep: 'Redo: {{label}} ({{type}})',
  nothing: 'Nothing to undo',
  nothingAgain: 'Nothing to redo',
  undone: 'Undone: {{type}} "{{label}}", {{count}} records',
  undone_one: 'Undone: {{type}} "{{label}}"',
  redone: 'Done again: {{type}} "{{label}}", {{count}} records',
  redone_one: 'Done again: {{type}} "{{label}}"',
  close: 'OK',
};

export const historyTexts: Texts['history'] = {
  title: 'History',
  of: 'History: {{type}}',
  key: 'History (F4)',
  parts: 'History of {{type}} ({{count}})',
  loading: 'Reading the history…',
  by: '{{person}}',
  blank: '(blank)',
  why: 'Reason: {{why}}',
  filled: '{{count}} fields filled in',
  filled_one: '{{count}} field filled in',
  export: 'Excel of the history',
};
