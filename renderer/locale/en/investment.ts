import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const investmentTexts: Texts['investment'] = {
  title: 'Project investment',
  month: 'Month',
  ofMonth: 'Project investment, {{month}}',
  showAll: 'Show projects in production and terminated, too',
  hint: 'Type any one of month, year to date and since start: the others follow. Investment is work done, funds are money received. The grey figure in a cell is that of last month. January is exempt, February holds both months.',
  nothingDone: 'No progress this month',
  noChange: 'No change this month (F8)',
  total: 'All projects',
  noProjects: 'No project has to report.',
  noProjectsHint: 'Enter the projects, with the day they were introduced, under "Projects" first.',
  toProjects: 'Enter the projects',
  plan: 'Investment planned for {{year}}',
  planDone: 'all filled in',
  planMissing: '{{count}} projects have none yet',
  planMissing_one: '{{count}} project has none yet',
  detail: 'Composition, sources and more: {{project}}',
  detailHint:
    'optional; why a month is negative and prior-year adjustments are stated here, too; follows the row of the table',
  detailFirst: "Fill in the project's month in the table first.",
  leftToExplain: '{{name}} ({{unit}}): {{whole}} to date, {{left}} not yet in any part',
  explained: '{{name}} ({{unit}}): {{whole}} to date, all of it in the parts',
};
