import type { Texts } from '../zh-CN.ts';

export const templatesTexts: Texts['templates'] = {
  open: 'Template',
  title: 'Write a template',
  about:
    'An Excel file for townships, villages or departments to fill in offline; it comes back and is imported.',
  what: 'Contents',
  wholeForm: '{{form}}: the whole form ({{count}} sheets)',
  all: 'All forms (a file each)',
  language: 'Language of heads',
  languages: { 'zh-CN': '中文', en: 'English' },
  unit: 'Amounts in',
  units: { wanYuan: '10,000 yuan', yuan: 'yuan' },
  prefill: 'With the records that there are',
  prefillHint:
    'Of yearly records those of the period’s year; villages and projects that lack one are listed, too. Whoever receives it checks, corrects and completes.',
  byTown: 'A file for each township',
  byTownHint: 'Each holds only the villages of its township.',
  make: 'Save into {{folder}}',
  elsewhere: 'Save into another folder…',
  choose: 'Choose a folder and save',
  done: '{{count}} files written: {{files}}',
  done_one: 'Written: {{files}}',
  more: '{{files}} and more',
};
