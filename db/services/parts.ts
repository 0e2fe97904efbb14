import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { takeIn } from '../attachments/attachment-files.ts';
import { strayRows } from '../domain/accepted-ledger.ts';
import type { CallInput, RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { PlannedChange } from '../domain/merge/merge-plan.ts';
import { mergedRecordsOf } from '../domain/merge/state-text.ts';
import type { FormOwnerLine, ImportedPart, PartPreview } from '../domain/part-answers.ts';
import { type Part, type PartPlan, planPart, replacedBy } from '../domain/parts.ts';
import { type AnyRecord, type RecordType, recordTypes } from '../domain/records/catalogue.ts';
import { spokenKey } from '../domain/spoken-key.ts';
import { normaliseText } from '../domain/text.ts';
import { lookBeside } from '../exchange/report-file/attachment-folder.ts';
import type { ReadReport } from '../exchange/report-file/data-sheet.ts';
import { editedCells } from '../exchange/report-file/edited-cells.ts';
import { loadOrCreateKeys } from '../exchange/report-file/keys.ts';
import { readReportFile } from '../exchange/report-file/read-report-file.ts';
import { formOwners, giveForm } from '../repositories/form-owners.ts';
import { allRecords, getRecord } from '../repositories/records.ts';
import { writeRecords } from '../repositories/save-records.ts';
import { isTrustedFor, trustKey } from '../repositories/trusted-keys.ts';
import type { Writer } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import { ownLedger } from './ledgers.ts';
import { MergeShown } from './merge-shown.ts';
import { requireUnit } from './sessions.ts';

/** Changes that a preview lists; how many there are it says anyway. */
const mostShown = 500;

interface ReadPart {
  readonly path: string;
  readonly file: string;
  readonly report: ReadReport;
  readonly part: Part;
  readonly edited: number;
  readonly key: PartPreview['key'];
  readonly known: boolean;
  readonly plan: PartPlan;
  readonly planHash: string | null;
}

/**
 * What importing a department's part-report would do to the rows of its forms.
 * @throws FailureError `forbidden` but for a county's lead office, `file_not_part`, `work_other_office` for another county's,
 *   `form_taken` where another department fills one of its forms, and as `readReportFile`
 */
export async function previewPart(
  context: ServiceContext,
  input: CallInput<'parts.preview'>,
): Promise<PartPreview> {
  const read = await readPart(context, input.file);
  const { report, part, plan } = read;
  const own = context.ledger.store.read((reader) =>
    mergedRecordsOf(new Map(recordTypes.map((type) => [type, allRecords(reader, type)]))),
  );
  const named = new Map<RecordType, AnyRecord[]>();
  for (const { type, record } of report.records) named.set(type, [...(named.get(type) ?? []), record]);
  const shown = new MergeShown(context, input.language, input.money_unit, own, mergedRecordsOf(named));
  return {
    file: read.file,
    department: part.name,
    forms: part.forms,
    period: report.manifest.period,
    version: report.manifest.version,
    key: read.key,
    fingerprint: spokenKey(report.manifest.public_key),
    edited: read.edited,
    counts: countsOf(plan.changes),
    changes: plan.changes.slice(0, mostShown).map((change) => shown.change(change)),
    missing: plan.missing.map(({ type, record }) => ({ label: shown.labelOf(type, record.id) })),
    known: read.known,
    plan: read.planHash,
  };
}

/**
 * Does what was shown: the rows of the part's forms are replaced in one transaction, after a backup, and belong to the
 * department from then on.
 * @throws FailureError as `previewPart`; `work_key_new` without `trust`, `file_damaged` where its cells were edited,
 *   `plan_changed`, `still_used` where something of another form hangs on a row that the department gave up; then nothing
 *   was changed
 */
export async function importPart(
  context: ServiceContext,
  input: CallInput<'parts.import'>,
): Promise<ImportedPart> {
  const read = await readPart(context, input.file);
  const { report, file, plan } = read;
  if (read.edited > 0) throw new FailureError('file_damaged', { file, cause: 'edited' });
  if (read.key === 'new' && !input.trust)
    throw new FailureError('work_key_new', { fingerprint: spokenKey(report.manifest.public_key) });
  if (read.planHash === null || read.planHash !== input.plan) throw new FailureError('plan_changed');
  const { ledger, ports } = context;
  const bytes = await readFile(read.path);
  const beside = await lookBeside(read.path, report.manifest.attachments);
  const backup = await ledger.backups.makeBefore('import', ports.now());
  for (const one of beside?.files ?? [])
    if (one.state === 'present')
      takeIn(ledger.dataDir, join(dirname(read.path), beside?.folder ?? '', one.file));
  ledger.store.write((writer) => write(context, writer, read, bytes));
  return { counts: countsOf(plan.changes), backup };
}

/** Which forms departments fill. */
export function partOwners(context: ServiceContext): readonly FormOwnerLine[] {
  requireUnit(context);
  return context.ledger.store.read(formOwners);
}

/** Takes a form back from its department, with a reason. @throws FailureError `forbidden`, `reason_needed` */
export function releaseForm(
  context: ServiceContext,
  { form, reason }: CallInput<'parts.release'>,
): readonly FormOwnerLine[] {
  const { person, role } = requireUnit(context);
  if (role !== 'county') throw new FailureError('forbidden');
  const why = normaliseText(reason);
  if (why === '') throw new FailureError('reason_needed');
  context.ledger.store.write((writer) =>
    giveForm(writer, form, null, { person, at: context.ports.now(), why }),
  );
  return partOwners(context);
}

async function readPart(context: ServiceContext, token: string): Promise<ReadPart> {
  const { unit, role } = requireUnit(context);
  if (role !== 'county') throw new FailureError('forbidden');
  const path = await context.files.resolve(token);
  const file = basename(path);
  const { workbook, report } = await readReportFile(path, file);
  const { manifest, records, sha256 } = report;
  const { part } = manifest;
  if (part === undefined) throw new FailureError('file_not_part', { file });
  if (manifest.unit.code !== unit) throw new FailureError('work_other_office', { unit: manifest.unit.name });
  if (report.signature !== 'valid') throw new FailureError('file_damaged', { file, cause: 'signature' });
  // Whoever signs is who it is: the name of an installation stands in every report.
  const { publicKey } = await loadOrCreateKeys(context.ledger.dataDir);
  const { owners, isTrusted, known, ids } = context.ledger.store.read((reader) => ({
    owners: formOwners(reader),
    isTrusted: isTrustedFor(reader, manifest.public_key, unit),
    known: reader.get('SELECT 1 FROM department_part WHERE sha256 = ?', sha256) !== undefined,
    ids: reader.get(
      'SELECT ids FROM department_part WHERE department = ? ORDER BY received_at DESC, id DESC LIMIT 1',
      part.name,
    )?.ids,
  }));
  const taken = owners.find(({ form, department }) => part.forms.includes(form) && department !== part.name);
  if (taken !== undefined)
    throw new FailureError('form_taken', { form: taken.form, department: taken.department });
  const ledger = ownLedger(context);
  const scope = replacedBy(ledger, manifest.period, part);
  const before = JSON.parse(String(ids ?? '{}')) as Record<string, string>;
  const stray = new Set(strayRows({ period: manifest.period, records }));
  const plan = planPart(ledger, scope, records, part, before, stray);
  const edited = editedCells(workbook, report.cellMap).length;
  const planHash =
    edited > 0 || plan.missing.length > 0
      ? null
      : createHash('sha256')
          .update(JSON.stringify([sha256, plan]))
          .digest('hex');
  const key = manifest.public_key === publicKey ? 'own' : isTrusted ? 'known' : 'new';
  return {
    path,
    file,
    report,
    part,
    edited,
    key,
    known,
    plan: { ...plan, ids: { ...before, ...plan.ids } },
    planHash,
  };
}

function write(context: ServiceContext, writer: Writer, read: ReadPart, bytes: Uint8Array): void {
  const { person, unit } = requireUnit(context);
  const { report, part, plan, file } = read;
  const { manifest, sha256 } = report;
  const at = context.ports.now();
  const by = { person, at, why: `part ${part.name} ${file}` };
  const changes = plan.changes.map((change): RecordChange => {
    const { type, id, voided } = change;
    const values = Object.fromEntries(change.fields.map((one) => [one.field, one.new]));
    return { type, id, base_revision: getRecord(writer, type, id)?.revision ?? null, values, voided };
  });
  if (read.key === 'new') {
    const { public_key, installation } = manifest;
    trustKey(writer, { public_key, unit, installation, how: 'person' }, by);
  }
  writeRecords(writer, { changes, ...by, unit, fromPart: true });
  for (const form of part.forms) giveForm(writer, form, part.name, by);
  if (read.known) return;
  writer.run(
    `INSERT INTO department_part (id, department, forms, period, version, sha256, ids, file_name, file_sha256, bytes,
      received_at, received_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[context.ports.newId(), part.name, JSON.stringify(part.forms), manifest.period, manifest.version],
    ...[sha256, JSON.stringify(plan.ids), file, createHash('sha256').update(bytes).digest('hex'), bytes],
    ...[at, person],
  );
}

function countsOf(changes: readonly PlannedChange[]): PartPreview['counts'] {
  const counted = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  return { add: counted('add'), change: counted('change'), void: counted('void') };
}
