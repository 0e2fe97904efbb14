import type { PlacedList } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { localeOf } from '../domain/locale/locale.ts';
import type { ChosenPaper } from '../domain/paper.ts';
import { formatPeriod } from '../domain/period.ts';
import { reportFormat, reportFormatVersion } from '../exchange/report-file/manifest.ts';
import type { WorkbookModel } from '../exchange/workbook/model.ts';
import { requireInstallation } from '../repositories/settings.ts';
import { checkPackage } from './checks.ts';
import type { ServiceContext } from './context.ts';
import { keepPaper, keptPaper } from './paper.ts';
import { placeWorkbook } from './place-workbook.ts';
import { packageOf } from './report-document.ts';
import { reportFolder } from './report-folder.ts';
import { reportState } from './reports.ts';
import { requireUnit, unitName } from './sessions.ts';

const usualPaper: ChosenPaper = { size: 'A4', landscape: true };

/** The paper that forms were printed on last. @throws FailureError `not_initialised` */
export const formPaper = (context: ServiceContext): ChosenPaper =>
  keptPaper(context, 'form_paper') ?? usualPaper;

/** Remembers it for the next time. @throws FailureError `not_initialised` */
export function keepFormPaper(context: ServiceContext, paper: ChosenPaper): ChosenPaper {
  keepPaper(context, 'form_paper', paper);
  return paper;
}

/**
 * Writes forms as they stand now to a file.
 * @throws FailureError as `draftForms` and `placeWorkbook`
 */
export async function exportForms(
  context: ServiceContext,
  input: CallInput<'forms.export'>,
): Promise<PlacedList> {
  const folder = await reportFolder(context, input.folder);
  const { stem, model } = await draftForms(context, input);
  return { file: await placeWorkbook(context, folder, stem, model), rows: model.sheets.length };
}

/**
 * Forms in their official layout as they stand now: what a report would show, marked as a draft, without its data sheet and
 * signature, so that nobody takes it for one. The layout is Chinese, as that of a report. The paper is remembered.
 * @throws FailureError as `checkPackage`, and `rejected` for forms that are not of the period
 */
export async function draftForms(
  context: ServiceContext,
  input: CallInput<'forms.pages'>,
): Promise<{ readonly stem: string; readonly model: WorkbookModel }> {
  const { period, paper } = input;
  const { unit } = requireUnit(context);
  const { ledger, answer } = await checkPackage(context, period, null);
  const asked = answer.forms.filter(({ form }) => input.forms?.includes(form) ?? true);
  if (asked.length === 0) throw new FailureError('rejected', { call: 'forms' });
  const state = await reportState(context, { period });
  const created = context.ports.now();
  const name = unitName(context, unit);
  const blank = { unit_head: '', stat_head: '', filler: '', phone: '' };
  const records = packageOf(ledger, period, null);
  const { areas, industries } = context;
  const { sheets } = context.drawSheets({
    ledger,
    records,
    manifest: {
      format: reportFormat,
      format_version: reportFormatVersion,
      period,
      version: state.next_version,
      unit: { code: unit, name },
      signers: { ...blank, ...state.last_signers, report_date: chinaDate(created) },
      correction_reason: null,
      previous_sha256: null,
      app_version: context.appVersion,
      created,
      installation: context.ledger.store.read(requireInstallation),
      public_key: '',
      audit_head: '',
      form_versions: {},
      counts: {},
    },
    check: { ...answer, forms: asked },
    areas,
    industries,
    draft: { paper },
  });
  keepFormPaper(context, paper);
  const { forms, reportSheets } = localeOf('zh-CN');
  const [only, ...more] = asked;
  const what = only !== undefined && more.length === 0 ? [forms[only.form].short] : [];
  const stem = [name, ...what, formatPeriod(period, 'zh-CN'), reportSheets.footer.draft].join('_');
  const model = { properties: { title: stem, creator: name, created }, sheets: [...sheets] };
  return { stem, model };
}
