import type { ListTexts } from '../labels.ts';

/** What lists and histories say of themselves, in the window and in their Excel files. */
export const lists: ListTexts = {
  conditions: {
    equals: '{field}: {value}',
    contains: '{field} holds "{text}"',
    between: '{field} {from} to {to}',
    from: '{field} ≥ {from}',
    to: '{field} ≤ {to}',
    blank: '{field} blank',
    filled: '{field} filled in',
    text: 'holds "{text}"',
    voided: { show: 'with voided records', only: 'voided records only' },
    chosen: '{count} chosen records',
  },
  values: '{first}, {second}',
  allOf: '{first}; {second}',
  selection: 'Filter: {conditions}',
  count: '{count} records',
  total: 'Total',
  headWithUnit: '{label} ({unit})',
  made: '{unit} {date}',
  state: 'State',
  voided: 'voided',
  history: {
    title: 'History of {type} "{label}"',
    at: 'When',
    person: 'Who',
    kind: 'What',
    field: 'Field',
    old: 'Old value',
    new: 'New value',
    why: 'Why',
    kinds: { created: 'Entered', changed: 'Changed', voided: 'Voided', restored: 'Restored' },
    whys: { undo: 'last step undone', redo: 'done again', import: 'imported from {source}' },
  },
};
