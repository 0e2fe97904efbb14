import type { Texts } from '../zh-CN.ts';

/** Words of the window: forms and lists as pages of paper. */
export const printTexts: Texts['print'] = {
  filed: 'Filed report',
  version: '{{period}}, version {{version}}',
  back: 'Back to the report',
  backToList: 'Back to the list',
  list: 'Print a list',
  tooLong: 'This list is too long to be printed here',
  tooLongHint:
    'It has more than 5,000 records. Filter it first, or print its Excel file: every page has the heads and its number.',
  print: 'Print',
  open: 'Print preview',
  openFiled: 'Print',
  pdf: 'Save as PDF',
  saved: 'Saved as {{file}}',
  hint: '{{pages}} pages, {{paper}}. What is printed looks as here.',
  hintBrowser:
    '{{pages}} pages, {{paper}}. What is printed looks as here; for a PDF choose “Save as PDF” in the print dialog.',
  pages: 'Pages',
  page: '{{sheet}}, page {{number}} of {{pages}}',
};
