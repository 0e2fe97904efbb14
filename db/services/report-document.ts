import { auditHead } from '../audit.ts';
import type { CheckAnswer, Signers } from '../domain/answers.ts';
import { attachmentFolderName } from '../domain/attachment.ts';
import type { ReportAttachment } from '../domain/attachment-answers.ts';
import type { Ledger } from '../domain/ledger.ts';
import type { FormId, OptionOf } from '../domain/options.ts';
import { type PackagedRecord, packageRecords } from '../domain/package.ts';
import { type Part, partRecords } from '../domain/parts.ts';
import { type Period, periodEnd } from '../domain/period.ts';
import { reportAttachments } from '../exchange/report-file/attachment-folder.ts';
import { buildReportFile } from '../exchange/report-file/build-report-file.ts';
import { loadOrCreateKeys } from '../exchange/report-file/keys.ts';
import { type Manifest, reportFormat, reportFormatVersion } from '../exchange/report-file/manifest.ts';
import { requireInstallation } from '../repositories/settings.ts';
import { settingsInForce } from '../repositories/settings-files.ts';
import type { ServiceContext } from './context.ts';

/** What is being filed. */
export interface Filing {
  readonly period: Period;
  readonly version: number;
  readonly unit: { readonly code: string; readonly name: string };
  readonly signers: Signers;
  readonly correction_reason: string | null;
  /** Which kind of correction it is; left out for the first version. */
  readonly correction_kind?: OptionOf<'correctionKind'>;
  /** Of the version before; null for the first. */
  readonly previous_sha256: string | null;
  /** The department whose part it is; null or left out for the county's own report. */
  readonly part?: Part | null;
}

export interface ReportDocument {
  /** Files that go with it. */
  readonly attachments: readonly ReportAttachment[];
  readonly bytes: Uint8Array;
  /** The report's hash, see `data-sheet.ts`. */
  readonly sha256: string;
}

/** Layout of the forms as the program draws them, for forms whose head gives no number of its own. */
export const ownLayout = '1';

/**
 * The workbook of a report: sheets for people, then `_shl`, signed by the installation, whose key is made at first use.
 * Bytes depend on records, manifest and key alone (design §6).
 * @param file name that the workbook is going to have; its attachments' folder is called after it
 */
export async function makeDocument(
  context: ServiceContext,
  { ledger, answer }: { readonly ledger: Ledger; readonly answer: CheckAnswer },
  filing: Filing,
  file: string,
): Promise<ReportDocument> {
  const keys = await loadOrCreateKeys(context.ledger.dataDir);
  const { period, part = null, ...stated } = filing;
  const records = packageOf(ledger, period, part);
  const files = reportAttachments(records);
  const counts: Manifest['counts'] = {};
  for (const { type } of records) counts[type] = (counts[type] ?? 0) + 1;
  const { installation, head, settings } = context.ledger.store.read((reader) => ({
    installation: requireInstallation(reader),
    head: auditHead(reader),
    settings: settingsInForce(reader),
  }));
  const manifest: Omit<Manifest, 'control_totals'> = {
    format: reportFormat,
    format_version: reportFormatVersion,
    ...stated,
    period,
    ...(part === null ? {} : { part: { name: part.name, forms: answer.forms.map(({ form }) => form) } }),
    app_version: context.appVersion,
    created: context.ports.now(),
    installation,
    public_key: keys.publicKey,
    audit_head: head,
    form_versions: formVersions(
      ledger,
      period,
      answer.forms.map(({ form }) => form),
    ),
    counts,
    ...(settings === undefined ? {} : { settings_version: settings.version }),
    ...(files.length === 0 ? {} : { attachments: { folder: attachmentFolderName(file), files: [...files] } }),
  };
  const { areas, industries } = context;
  const drawn = context.drawSheets({ ledger, records, manifest, check: answer, areas, industries });
  const built = await buildReportFile({
    manifest: { ...manifest, control_totals: { ...drawn.controlTotals } },
    records,
    sheets: drawn.sheets,
    cellMap: drawn.cellMap,
    keys,
  });
  return { ...built, attachments: files };
}

/** The records that are filed: a county's whole package, or a department's part of it. */
export const packageOf = (ledger: Ledger, period: Period, part: Part | null): readonly PackagedRecord[] =>
  part === null ? packageRecords(ledger, period) : partRecords(ledger, period, part);

/** The number of each form's head in force at the period's end. */
export function formVersions(
  ledger: Ledger,
  period: Period,
  forms: readonly FormId[],
): Partial<Record<FormId, string>> {
  const end = periodEnd(period);
  return Object.fromEntries(
    forms.map((form) => {
      const inForce = ledger
        .where('form_head', 'form', form)
        .filter((head) => (head.valid_from ?? end) <= end)
        .toSorted((a, b) => ((a.valid_from ?? '') < (b.valid_from ?? '') ? -1 : 1))
        .at(-1);
      return [form, inForce?.form_no ?? ownLayout];
    }),
  );
}
