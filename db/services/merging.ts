import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAttachmentThere, takeIn } from '../attachments/attachment-files.ts';
import { appendAudit, type Change } from '../audit.ts';
import { attachmentFolderName, namesFile } from '../domain/attachment.ts';
import type { CallInput, RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { joinLogs, type Logs, type MergeField, mergeRecord } from '../domain/merge/logs.ts';
import { type MergePlan, planMerge, planText } from '../domain/merge/merge-plan.ts';
import { type MergedState, mergeLogs } from '../domain/merge/merged-state.ts';
import type { MergedRecords } from '../domain/merge/questions.ts';
import { mergedRecordsOf } from '../domain/merge/state-text.ts';
import { type AnyRecord, type RecordType, recordTypes } from '../domain/records/catalogue.ts';
import { spokenKey } from '../domain/spoken-key.ts';
import type { MergedWork, WorkPreview } from '../domain/work-answers.ts';
import { reportAttachments } from '../exchange/report-file/attachment-folder.ts';
import { loadOrCreateKeys } from '../exchange/report-file/keys.ts';
import type { WorkHead } from '../exchange/work-file/head.ts';
import { readWorkFile, stateHash } from '../exchange/work-file/work-file.ts';
import { keepLogs, knownLogs } from '../repositories/foreign-logs.ts';
import { ownersFromLogs } from '../repositories/form-owners.ts';
import { allRecords, countRecords, getRecord } from '../repositories/records.ts';
import { type SavedRecord, writeRecords } from '../repositories/save-records.ts';
import { indexRecords } from '../repositories/search-index.ts';
import { requireInstallation } from '../repositories/settings.ts';
import { isTrustedFor, trustKey } from '../repositories/trusted-keys.ts';
import type { Reader, Writer } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import { MergeShown } from './merge-shown.ts';
import { requireUnit } from './sessions.ts';

/** Changes that a preview lists; how many there are it says anyway. */
const mostShown = 500;

/** A work file beside what this machine knows. */
interface Merge {
  readonly file: string;
  readonly head: WorkHead;
  readonly key: WorkPreview['key'];
  readonly logs: Logs;
  readonly own: MergedRecords;
  readonly state: MergedState;
  readonly plan: MergePlan;
  /** Paths of attached files beside the work file that this machine lacks, by their hash. */
  readonly beside: ReadonlyMap<string, string>;
}

/**
 * What loading a work file would change, and what a person must decide first. Answers that fit are taken into account, so
 * that a question which follows from an answer is seen as well. Nothing is changed.
 * @throws FailureError as `readWorkFile`, `work_other_office`, `work_forked`
 */
export async function previewWork(
  context: ServiceContext,
  input: CallInput<'work.preview'>,
): Promise<WorkPreview> {
  const merge = await prepare(context, input);
  const { head, plan, state, key } = merge;
  const shown = new MergeShown(context, input.language, input.money_unit, merge.own, state.records);
  return {
    file: merge.file,
    from: {
      installation: head.installation,
      person: head.person,
      created: head.created,
      is_own: key === 'own',
    },
    key,
    fingerprint: spokenKey(head.public_key),
    plan: plan.open.length > 0 ? null : hashOf(plan),
    counts: countsOf(plan),
    changes: plan.changes.slice(0, mostShown).map((change) => shown.change(change)),
    questions: plan.open.map((question) => shown.question(question)),
    answered: plan.decided.length,
    waiting: plan.waiting.map((one) => shown.waiting(one)),
  };
}

/**
 * Does what was shown: in one transaction, after a backup, as one step that can be undone. A merge by which records became
 * one is taken back by that backup only.
 * @param remember notes the step
 * @throws FailureError as `previewWork`, `work_key_new` without `trust`, `merge_open` with the questions in its detail,
 *   `plan_changed`; then nothing was changed
 */
export async function applyWork(
  context: ServiceContext,
  input: CallInput<'work.apply'>,
  remember: (saved: readonly SavedRecord[]) => void,
): Promise<MergedWork> {
  const merge = await prepare(context, input);
  const { head, plan, state } = merge;
  const shown = new MergeShown(context, input.language, input.money_unit, merge.own, state.records);
  if (plan.open.length > 0) {
    const questions = plan.open.map((question) => shown.question(question));
    throw new FailureError('merge_open', { count: plan.open.length }, { questions });
  }
  if (merge.key === 'new' && input.trust !== true)
    throw new FailureError('work_key_new', { fingerprint: spokenKey(head.public_key) });
  if (hashOf(plan) !== input.plan) throw new FailureError('plan_changed');
  const { ledger, ports } = context;
  const isEmpty = ledger.store.read((reader) => Object.keys(countRecords(reader, recordTypes)).length === 0);
  const backup = isEmpty ? null : await ledger.backups.makeBefore('import', ports.now());
  for (const path of merge.beside.values()) takeIn(ledger.dataDir, path);
  const saved = ledger.store.write((writer) => write(context, writer, merge));
  if (plan.changes.every(({ kind }) => kind !== 'alias')) remember(saved);
  return {
    counts: countsOf(plan),
    decided: plan.decided.length,
    waiting: plan.waiting.map((one) => shown.waiting(one)),
    backup,
    state_sha256: stateHash(state),
  };
}

async function prepare(
  context: ServiceContext,
  input: Pick<CallInput<'work.preview'>, 'file' | 'decisions'>,
): Promise<Merge> {
  const { unit, role, department } = requireUnit(context);
  const { dataDir, store } = context.ledger;
  const path = await context.files.resolve(input.file);
  const file = basename(path);
  const { head, logs: loaded } = await readWorkFile(path, file);
  const isOffice =
    head.unit.code === unit && head.role === role && head.department === (department?.name ?? null);
  if (!isOffice) {
    const other = [head.unit.name, head.department].filter((name) => name !== null).join(' ');
    throw new FailureError('work_other_office', { unit: other });
  }
  const { known, own, installation, isKnown } = store.read((reader) => ({
    known: knownLogs(reader),
    own: ownRecords(reader),
    installation: requireInstallation(reader),
    isKnown: isTrustedFor(reader, head.public_key, unit),
  }));
  const { logs, forked } = joinLogs(known, loaded);
  // A file that knows more of this machine than the machine itself: it went back to a backup since.
  const isSetBack = (logs.get(installation)?.length ?? 0) > (known.get(installation)?.length ?? 0);
  if (forked !== null || isSetBack)
    throw new FailureError('work_forked', { installation: forked ?? installation });
  const beside = new Map<string, string>();
  const folder = join(dirname(path), attachmentFolderName(file));
  const lacksFile = (type: RecordType, values: Readonly<Record<string, unknown>>): boolean => {
    if (type !== 'attachment' || !namesFile(values)) return false;
    const sha256 = String(values.sha256);
    if (isAttachmentThere(dataDir, sha256)) return false;
    const [named] = reportAttachments([{ type, record: values as AnyRecord }]);
    if (named === undefined || !existsSync(join(folder, named.file))) return true;
    beside.set(sha256, join(folder, named.file));
    return false;
  };
  const answers = new Map(input.decisions.map(({ key, value }) => [key, value]));
  const state = mergeLogs({ logs, answers, lacksFile: (type, { values }) => lacksFile(type, values) });
  const plan = planMerge(own, logs, state);
  // Whoever signs is who it is: the name of an installation stands in every report.
  const { publicKey } = await loadOrCreateKeys(dataDir);
  const key = head.public_key === publicKey ? 'own' : isKnown ? 'known' : 'new';
  return { file, head, key, logs, own, state, plan, beside };
}

function ownRecords(reader: Reader): MergedRecords {
  return mergedRecordsOf(new Map(recordTypes.map((type) => [type, allRecords(reader, type)])));
}

/** @throws FailureError `plan_changed` where something was saved since the plan was made */
function write(context: ServiceContext, writer: Writer, merge: Merge): readonly SavedRecord[] {
  const { person, unit } = requireUnit(context);
  const { head, plan, logs, file } = merge;
  const installation = requireInstallation(writer);
  const own = Number(writer.get('SELECT max(seq) AS seq FROM audit')?.seq);
  if (own !== plan.vector[installation]) throw new FailureError('plan_changed');
  const at = context.ports.now();
  const by = { person, at, why: `merge ${file}` };
  const id = context.ports.newId();
  const note = (field: MergeField, value: unknown): Change => ({
    record_type: mergeRecord,
    record_id: id,
    field,
    old: null,
    new: JSON.stringify(value),
  });
  keepLogs(writer, logs);
  if (merge.key === 'new')
    trustKey(
      writer,
      { public_key: head.public_key, unit, installation: head.installation, how: 'person' },
      by,
    );
  const { [installation]: _, ...others } = plan.vector;
  appendAudit(writer, installation, by, [note('vector', others)]);
  const changes = plan.changes.map((change): RecordChange => {
    const present = getRecord(writer, change.type, change.id);
    const values = Object.fromEntries(change.fields.map((one) => [one.field, one.new]));
    const { type, voided } = change;
    return { type, id: change.id, base_revision: present?.revision ?? null, values, voided };
  });
  const saved = writeRecords(writer, { changes, ...by, unit, merged: true });
  const decisions = plan.decided.map((decision) => note('decision', decision));
  appendAudit(writer, installation, by, [...decisions, note('done', { plan: hashOf(plan) })]);
  ownersFromLogs(writer, logs);
  // The index notes how far the log goes.
  indexRecords(writer, []);
  return saved;
}

const hashOf = (plan: MergePlan): string => createHash('sha256').update(planText(plan)).digest('hex');

function countsOf({ changes }: MergePlan): WorkPreview['counts'] {
  const counts = { add: 0, change: 0, void: 0, restore: 0, alias: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}
