import type { Texts } from '../zh-CN.ts';

/** Words of the window: who works here and for which unit. */
export const officeTexts: Texts['office'] = {
  role: 'Your unit is a',
  about: {
    county: 'Development and reform bureau, cooperation centre: keeps every form, checks and submits',
    department: 'Agriculture, organisation and others: fills only the forms it is in charge of',
    prefecture: 'City leading-group office: receives the reports of its counties',
    province: 'Provincial leading-group office: receives the reports of cities and counties',
  },
  prefectureFirst: 'Prefecture (optional)',
  wholeProvince: 'Whole province',
  county: 'County',
  prefecture: 'Prefecture',
  members: 'Mountain and island counties on the present list',
  unitPlaceholder: 'Name, code or pinyin initials: 龙游, 330825, ly',
  noUnit: 'No such unit',
  departmentName: 'Name of the department',
  departmentPlaceholder: 'For example 龙游县农业农村局',
  departmentForms: 'Forms that it fills',
  departmentFormsHint: 'Only these are listed on the left, and only these are checked.',
  missing: {
    unit: 'Choose the unit',
    departmentName: 'Enter the name of the department',
    departmentForms: 'Tick at least one form',
  },
};
