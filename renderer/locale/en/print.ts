import type { Texts } from '../zh-CN.ts';

/** Words of the window: forms as pages of paper. */
export const printTexts: Texts['print'] = {
  filed: 'Filed report',
  version: '{{period}}, version {{version}}',
  back: 'Back to the report',
  print: 'Print',
  open: 'Print preview',
  openFiled: 'Print',
  hint: '{{pages}} pages, {{paper}}. What is printed looks as here; for a PDF choose “Save as PDF” in the print dialog.',
  pages: 'Pages',
  page: '{{sheet}}, page {{number}} of {{pages}}',
};
