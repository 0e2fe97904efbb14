import { appTexts } from './en/app.ts';
import { attachmentsTexts } from './en/attachments.ts';
import { checkTexts } from './en/check.ts';
import { consolidationTexts } from './en/consolidation.ts';
import { contributionTexts } from './en/contribution.ts';
import { dashboardTexts } from './en/dashboard.ts';
import { distributionTexts } from './en/distribution.ts';
import { enclaveTexts } from './en/enclave.ts';
import { enclaveHeadTexts } from './en/enclave-head.ts';
import { explainTexts } from './en/explain.ts';
import { extractTexts } from './en/extract.ts';
import { firstRunTexts } from './en/first-run.ts';
import { formTexts } from './en/form.ts';
import { formsTexts } from './en/forms.ts';
import { gridTexts } from './en/grid.ts';
import { helpTexts } from './en/help.ts';
import { importTexts } from './en/import.ts';
import { inboxTexts } from './en/inbox.ts';
import { investmentTexts } from './en/investment.ts';
import { mergerTexts } from './en/merger.ts';
import { officeTexts } from './en/office.ts';
import { openingsTexts } from './en/openings.ts';
import { placesTexts } from './en/places.ts';
import { printTexts } from './en/print.ts';
import { projectsTexts } from './en/projects.ts';
import { provinceTexts } from './en/province.ts';
import { recordsTexts } from './en/records.ts';
import { reportTexts } from './en/report.ts';
import { returnTexts } from './en/return.ts';
import { reviewTexts } from './en/review.ts';
import { safetyTexts } from './en/safety.ts';
import { sampleTexts } from './en/sample.ts';
import { historyTexts, searchTexts, undoTexts } from './en/search.ts';
import { settingsTexts } from './en/settings.ts';
import { templatesTexts } from './en/templates.ts';
import { thisPeriodTexts } from './en/this-period.ts';
import { transferTexts } from './en/transfer.ts';
import { villageTexts } from './en/village.ts';
import { violationsTexts } from './en/violations.ts';
import { workTexts } from './en/work.ts';
import type { Texts } from './zh-CN.ts';

/** Words of the window in English; does not compile while one is missing. */
export const en: Texts = {
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
};
