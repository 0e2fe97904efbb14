import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { PrintedDocument } from '../domain/printed-pages.ts';
import { printedDocument } from '../exchange/printed/printed-document.ts';
import { writeWorkbook } from '../exchange/workbook/write.ts';
import { requireReporter } from './checks.ts';
import type { ServiceContext } from './context.ts';
import { filedBytes, filedReports } from './filed-reports.ts';
import { draftForms } from './form-file.ts';

/**
 * The pages of forms as they stand now: those of the workbook that `exportForms` would write.
 * @throws FailureError as `draftForms`
 */
export async function formPages(
  context: ServiceContext,
  input: CallInput<'forms.pages'>,
): Promise<PrintedDocument> {
  const { model } = await draftForms(context, input);
  return printedDocument(await writeWorkbook(model));
}

/**
 * The pages of a report as it was filed and signed, from its own file.
 * @throws FailureError `not_found`, `store_damaged`, or `forbidden` for a unit that reports nothing
 */
export async function reportPages(
  context: ServiceContext,
  { report_id }: CallInput<'reports.pages'>,
): Promise<PrintedDocument> {
  requireReporter(context);
  const report = filedReports(context).find(({ id }) => id === report_id);
  if (report === undefined) throw new FailureError('not_found', { type: 'report', id: report_id });
  return printedDocument(filedBytes(context, report).bytes);
}
