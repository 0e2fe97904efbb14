import { basename } from 'node:path';
import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { Language } from '../domain/locale/labels.ts';
import { fieldLabel } from '../domain/locale/locale.ts';
import { ruleMeaning } from '../domain/locale/rule-meaning.ts';
import { recordLabel } from '../domain/record-label.ts';
import type { AnyRecord, RecordOf } from '../domain/records/catalogue.ts';
import type { PlacedReply } from '../domain/review-answers.ts';
import { normaliseText } from '../domain/text.ts';
import { mayMove, maySay, type Verdict, verdicts } from '../domain/workflow.ts';
import { receiptFile } from '../exchange/reply-file/receipt-file.ts';
import {
  type ReplyManifest,
  replyFormat,
  replyFormatVersion,
} from '../exchange/reply-file/reply-manifest.ts';
import { replyFileName } from '../exchange/reply-file/reply-name.ts';
import { type SpokenQuery, sentBackFile } from '../exchange/reply-file/sent-back-file.ts';
import { loadOrCreateKeys } from '../exchange/report-file/keys.ts';
import { type StagedFile, stageReportFile } from '../exchange/report-file/place-file.ts';
import {
  movePackage,
  type PackageMove,
  packageFile,
  packageMoves,
} from '../repositories/received-packages.ts';
import { requireInstallation } from '../repositories/settings.ts';
import type { ServiceContext } from './context.ts';
import { reportFolder } from './report-folder.ts';
import {
  ownQueries,
  packageContents,
  type ReviewPackage,
  requireReviewer,
  reviewPackage,
} from './review-desk.ts';
import { subjectOf } from './shown-queries.ts';

/** Replies are read by people of the county, in Chinese as its forms are. */
const language: Language = 'zh-CN';

/**
 * Sends a package back with its queries. The file lies whole in the folder, under a temporary name, before the decision is
 * noted, so that what can be foreseen decides nothing; then it gets its name. A package that is sent back already is not
 * decided anew: the same file, byte for byte, is placed.
 * @throws FailureError `move_refused`, `nothing_asked`, or what the folder answers: nothing was decided.
 *   `decided_not_placed`: it is sent back, the same call places the file.
 */
export async function sendBack(
  context: ServiceContext,
  input: CallInput<'review.sendBack'>,
): Promise<PlacedReply> {
  const { level, person } = requireReviewer(context);
  const received = reviewPackage(context, input.package_id);
  const folder = await reportFolder(context, input.folder);
  const queries = ownQueries(context, received)
    .filter(({ asked }) => asked.id === received.id)
    .map(({ query }) => query);
  const before = received.moves.at(-1);
  const again = received.status === 'sentBack';
  if (!again && !mayMove(received.status, 'sentBack', level)) throw new FailureError('move_refused');
  const why = normaliseText(input.why ?? '') || null;
  if (!again && queries.length === 0 && why === null) throw new FailureError('nothing_asked');
  const decision: PackageMove =
    again && before !== undefined ? before : { status: 'sentBack', at: context.ports.now(), person, why };
  const manifest = await manifestOf(context, received, 'sentBack', decision, queries.length);
  const { bytes: report } = context.ledger.store.read((reader) => packageFile(reader, received.id));
  const { bytes, withForms } = await sentBackFile({
    bytes: report,
    manifest,
    unitName: context.areas.name(received.unit) ?? received.unit,
    queries: spokenQueries(context, received, queries),
    keys: await loadOrCreateKeys(context.ledger.dataDir),
    language,
  });
  const { staged, file } = await stageReply(folder, received, 'sentBack', manifest, bytes);
  try {
    if (!again) decide(context, received, decision);
    const created = await nameIt(staged, folder, file, !again);
    const status = 'sentBack' as const;
    return { file, created, status, verdict: status, queries: queries.length, with_forms: withForms };
  } finally {
    await staged.discard();
  }
}

/** Notes the decision, unless another was made meanwhile. */
function decide(context: ServiceContext, { id }: ReviewPackage, { at, person, why }: PackageMove): void {
  const { level } = requireReviewer(context);
  context.ledger.store.write((writer) => {
    const now = packageMoves(writer, id).at(-1)?.status ?? 'submitted';
    if (!mayMove(now, 'sentBack', level)) throw new FailureError('move_refused');
    movePackage(writer, id, 'sentBack', { person, at, why });
  });
}

async function nameIt(staged: StagedFile, path: string, file: string, decided: boolean): Promise<boolean> {
  try {
    return (await staged.name()).created;
  } catch (error) {
    if (!decided) throw error;
    const failure = error instanceof FailureError ? error.failure : { code: 'internal', args: {} };
    throw new FailureError('decided_not_placed', { file, path }, { failure });
  }
}

/**
 * Puts a receipt of a package's present state into a folder: that it was received, or what was decided.
 * @throws FailureError `move_refused` for a package that was sent back: the report itself goes back
 */
export async function placeReceipt(
  context: ServiceContext,
  input: CallInput<'review.receipt'>,
): Promise<PlacedReply> {
  const { level } = requireReviewer(context);
  const received = reviewPackage(context, input.package_id);
  const { status, moves } = received;
  if (status === 'sentBack') throw new FailureError('move_refused');
  // What the prefecture decided is the prefecture's to say: the province has received the report.
  const isOwn = verdicts.some((one) => one === status && maySay(one, level));
  const verdict = isOwn ? (status as Verdict) : 'received';
  const decision = isOwn ? moves.at(-1) : moves[0];
  if (decision === undefined) throw new FailureError('move_refused');
  const folder = await reportFolder(context, input.folder);
  const manifest = await manifestOf(context, received, verdict, decision, 0);
  const keys = await loadOrCreateKeys(context.ledger.dataDir);
  const unitName = context.areas.name(received.unit) ?? received.unit;
  const bytes = await receiptFile(manifest, unitName, keys, language);
  const { staged, file } = await stageReply(folder, received, verdict, manifest, bytes);
  try {
    const { created } = await staged.name();
    return { file, created, status, verdict, queries: 0, with_forms: true };
  } finally {
    await staged.discard();
  }
}

async function manifestOf(
  context: ServiceContext,
  { unit: of, period, version, sha256, file_sha256 }: ReviewPackage,
  verdict: Verdict,
  { person, at, why }: PackageMove,
  queries: number,
): Promise<ReplyManifest> {
  const { unit } = requireReviewer(context);
  const { publicKey } = await loadOrCreateKeys(context.ledger.dataDir);
  return {
    format: replyFormat,
    format_version: replyFormatVersion,
    ...{ unit, person, at, verdict, why, queries },
    report: { unit: of, period, version, sha256, file_sha256 },
    app_version: context.appVersion,
    installation: context.ledger.store.read(requireInstallation),
    public_key: publicKey,
  };
}

function spokenQueries(
  context: ServiceContext,
  received: ReviewPackage,
  queries: readonly RecordOf<'query'>[],
): readonly SpokenQuery[] {
  const { ledger } = packageContents(context, received.id);
  return queries.map((query) => {
    const subject = subjectOf(query);
    return {
      query: query as unknown as AnyRecord,
      record: subject === null ? '' : recordLabel(ledger, context.areas, language, subject.type, subject.id),
      field: subject === null || query.field === null ? '' : fieldLabel(language, subject.type, query.field),
      rule: query.rule === null ? '' : `${query.rule} ${ruleMeaning(language, query.rule)}`,
    };
  });
}

/**
 * The reply under a temporary name. Where another level has put its own reply there, the unit is said in the name, too:
 * nothing is overwritten.
 */
async function stageReply(
  folder: string,
  { file_name, version }: ReviewPackage,
  verdict: Verdict,
  { unit }: ReplyManifest,
  bytes: Uint8Array,
): Promise<{ readonly staged: StagedFile; readonly file: string }> {
  const file = replyFileName(basename(file_name), verdict, version);
  try {
    return { staged: await stageReportFile(folder, file, bytes), file };
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'file_exists') throw error;
    const other = file.replace(/(_v\d+\.xlsx)$/, `_${unit.name}$1`);
    return { staged: await stageReportFile(folder, other, bytes), file: other };
  }
}
