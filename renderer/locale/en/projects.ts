import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const projectsTexts: Texts['projects'] = {
  title: 'Projects',
  register: 'Register of projects',
  count: '{{count}} projects',
  count_one: '{{count}} project',
  find: 'Find by name, code or owner',
  empty: 'Add a project with the button; then state its status and opening balance below.',
  statuses: 'Status',
  statusHint: 'One record for each change; the latest is the status today.',
  openings: 'Opening balance',
  openingHint:
    "Where there was investment before this app was used: one record as of last year's end. Not needed otherwise.",
};
