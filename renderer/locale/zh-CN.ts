import { appTexts } from './zh-CN/app.ts';
import { attachmentsTexts } from './zh-CN/attachments.ts';
import { checkTexts } from './zh-CN/check.ts';
import { consolidationTexts } from './zh-CN/consolidation.ts';
import { contributionTexts } from './zh-CN/contribution.ts';
import { dashboardTexts } from './zh-CN/dashboard.ts';
import { distributionTexts } from './zh-CN/distribution.ts';
import { enclaveTexts } from './zh-CN/enclave.ts';
import { enclaveHeadTexts } from './zh-CN/enclave-head.ts';
import { explainTexts } from './zh-CN/explain.ts';
import { extractTexts } from './zh-CN/extract.ts';
import { firstRunTexts } from './zh-CN/first-run.ts';
import { formTexts } from './zh-CN/form.ts';
import { formsTexts } from './zh-CN/forms.ts';
import { gridTexts } from './zh-CN/grid.ts';
import { helpTexts } from './zh-CN/help.ts';
import { importTexts } from './zh-CN/import.ts';
import { inboxTexts } from './zh-CN/inbox.ts';
import { investmentTexts } from './zh-CN/investment.ts';
import { mergerTexts } from './zh-CN/merger.ts';
import { officeTexts } from './zh-CN/office.ts';
import { openingsTexts } from './zh-CN/openings.ts';
import { placesTexts } from './zh-CN/places.ts';
import { printTexts } from './zh-CN/print.ts';
import { projectsTexts } from './zh-CN/projects.ts';
import { provinceTexts } from './zh-CN/province.ts';
import { recordsTexts } from './zh-CN/records.ts';
import { reportTexts } from './zh-CN/report.ts';
import { returnTexts } from './zh-CN/return.ts';
import { reviewTexts } from './zh-CN/review.ts';
import { safetyTexts } from './zh-CN/safety.ts';
import { sampleTexts } from './zh-CN/sample.ts';
import { historyTexts, searchTexts, undoTexts } from './zh-CN/search.ts';
import { settingsTexts } from './zh-CN/settings.ts';
import { templatesTexts } from './zh-CN/templates.ts';
import { thisPeriodTexts } from './zh-CN/this-period.ts';
import { transferTexts } from './zh-CN/transfer.ts';
import { villageTexts } from './zh-CN/village.ts';
import { violationsTexts } from './zh-CN/violations.ts';
import { workTexts } from './zh-CN/work.ts';

/** Words of the window, zh-CN first, a file a feature. Labels of fields, options, rules and failures stand in db/domain/locale. */
export const zhCN = {
  ...appTexts,
  firstRun: firstRunTexts,
  office: officeTexts,
  province: provinceTexts,
  settings: settingsTexts,
  openings: openingsTexts,
  sample: sampleTexts,
  thisPeriod: thisPeriodTexts,
  dashboard: dashboardTexts,
  records: recordsTexts,
  form: formTexts,
  forms: formsTexts,
  projects: projectsTexts,
  investment: investmentTexts,
  grid: gridTexts,
  help: helpTexts,
  enclave: enclaveTexts,
  enclaveHead: enclaveHeadTexts,
  village: villageTexts,
  merger: mergerTexts,
  violations: violationsTexts,
  consolidation: consolidationTexts,
  extract: extractTexts,
  contribution: contributionTexts,
  transfer: transferTexts,
  return: returnTexts,
  distribution: distributionTexts,
  check: checkTexts,
  explain: explainTexts,
  report: reportTexts,
  print: printTexts,
  import: importTexts,
  inbox: inboxTexts,
  review: reviewTexts,
  places: placesTexts,
  templates: templatesTexts,
  safety: safetyTexts,
  attachments: attachmentsTexts,
  search: searchTexts,
  undo: undoTexts,
  history: historyTexts,
  work: workTexts,
} as const;

type Worded<T> = { readonly [K in keyof T]: T[K] extends string ? string : Worded<T[K]> } & {
  /** The same of a count of one, where a language tells one from many. */
  readonly [K in keyof T & string as `${K}_one`]?: string;
};
/** Same keys, any words. */
export type Texts = Worded<typeof zhCN>;
export type AppTexts = Worded<typeof appTexts>;
