import type { Signers } from '../domain/answers.ts';
import { daysLeft } from '../domain/calendar.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate, type IsoDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { formsOf } from '../domain/form-set.ts';
import { signerOf } from '../domain/found-signer.ts';
import type {
  AcceptReason,
  Doubt,
  FoundFile,
  FoundKind,
  Headline,
  HeadlineName,
  InboxRow,
  InboxState,
  PackageHead,
  PackageVerdict,
} from '../domain/inbox-answers.ts';
import { type Period, previousPeriod, samePeriodLastYear } from '../domain/period.ts';
import { isUndecided, mayMove } from '../domain/workflow.ts';
import type { Manifest } from '../exchange/report-file/manifest.ts';
import { prefectureRepliesTo } from '../repositories/prefecture-replies.ts';
import { getSetting, prefectureReviewOf, setSettings } from '../repositories/settings.ts';
import { isTrustedFor, trustedKey } from '../repositories/trusted-keys.ts';
import type { ServiceContext } from './context.ts';
import { type InboxDesk, inboxDesk } from './inbox-desk.ts';
import { requireFolder } from './inbox-folder.ts';
import { type InboxPackages, inboxPackages, type KnownPackage } from './inbox-packages.ts';
import { queryCounts } from './inbox-queries.ts';
import { flagsOf, isFuture } from './inbox-receive.ts';
import { isOpenReply } from './inbox-replies.ts';
import { statementsOf } from './inbox-verdict.ts';
import { ownQueries, ownQueriesOf } from './review-desk.ts';
import { type OwingUnit, requireReceiver, unitsOwing } from './units-owing.ts';

const folderSetting = 'inbox_folder';

/**
 * Begins to look through the folder and answers at once.
 * @throws FailureError `forbidden` below the prefecture, `period_invalid` for a period without forms, `folder_missing`
 *   where none was ever chosen or the chosen one is not there, which is then not remembered
 */
export async function scanInbox(
  context: ServiceContext,
  input: CallInput<'inbox.scan'>,
): Promise<InboxState> {
  const { person } = requireReceiver(context);
  refuseWithoutForms(input.period);
  const desk = inboxDesk(context);
  if (input.folder !== null) {
    const path = await context.files.resolve(input.folder);
    await requireFolder(path);
    setSettings(
      context.ledger.store,
      { [folderSetting]: path },
      { person, at: context.ports.now(), why: null },
    );
  }
  const folder = folderOf(context);
  if (folder === null) throw new FailureError('folder_missing');
  desk.look(folder, input.period, input.again ?? false);
  return inboxState(context, input);
}

/** Stops a look. */
export function stopInbox(context: ServiceContext): null {
  requireReceiver(context);
  inboxDesk(context).stop();
  return null;
}

function refuseWithoutForms(period: Period): void {
  if (formsOf(period).length === 0) throw new FailureError('period_invalid', { period });
}

function folderOf({ ledger }: ServiceContext): string | null {
  return ledger.store.read(
    (reader) => getSetting<string>(reader, folderSetting) ?? getSetting<string>(reader, 'shared_folder'),
  );
}

/** What is known. @throws FailureError as `scanInbox` */
export function inboxState(context: ServiceContext, { period }: CallInput<'inbox.state'>): InboxState {
  requireReceiver(context);
  refuseWithoutForms(period);
  const desk = inboxDesk(context);
  desk.throwFault();
  const packages = inboxPackages(context);
  const units = unitsOwing(context, period);
  const files = desk.files.map((found) => placed(context, desk, packages, units, found));
  const ofPeriod = files.filter(({ report, reply }) => {
    const about = report ?? reply;
    return about === null || about.period === period;
  });
  const waiting = ofPeriod.filter(isWaiting);
  const queries = ownQueriesOf(context, period);
  const owing = new Set(units.map(({ code }) => code));
  return {
    period,
    folder: folderOf(context),
    failure: desk.failure,
    looked_at: desk.lookedAt,
    progress: desk.progress,
    rows: units.map((unit) => ({
      ...rowOf(context, desk, packages, period, unit, { files, waiting }),
      queries: queryCounts(context, queries.get(unit.code) ?? [], packages.head(unit.code, period)),
    })),
    others: ofPeriod.filter(
      ({ kind, report }) =>
        kind !== 'notReport' &&
        kind !== 'reply' &&
        (report === null || !owing.has(report.unit.code) || kind === 'otherUnit' || kind === 'part'),
    ),
    other_periods: files.length - ofPeriod.length,
    not_reports: ofPeriod.filter(({ kind }) => kind === 'notReport').length,
    not_report_files: ofPeriod.filter(({ kind }) => kind === 'notReport').map(({ file }) => file),
  };
}

/** Files that say whose they are and were not received, whose key was withdrawn since, or whose form is the wrong one. */
const isWaiting = ({ report, package_id, kind }: FoundFile): boolean =>
  report !== null &&
  (package_id === null || kind === 'withdrawnKey' || kind === 'wrongForm') &&
  kind !== 'otherUnit' &&
  kind !== 'part';

/** Whether the key that signed a file was confirmed once and is not in force any more. */
function isWithdrawn({ ledger }: ServiceContext, found: FoundFile): boolean {
  const signer = signerOf(found);
  if (signer === null) return false;
  const key = ledger.store.read((reader) => trustedKey(reader, signer.public_key));
  return key !== undefined && key.withdrawn_at !== null;
}

/** What keeps a received file from being accepted that can be told of it as a file; null where nothing does, or it is decided. */
function undecidedKind(
  context: ServiceContext,
  desk: InboxDesk,
  packages: InboxPackages,
  id: string,
  found: FoundFile,
): FoundKind | null {
  const { status } = packages.get(id);
  if (status === 'submitted' && isWithdrawn(context, found)) return 'withdrawnKey';
  const wrong = desk.judgedNow(packages, id)?.verdict.wrong_forms ?? [];
  return wrong.length > 0 && isUndecided(status, requireReceiver(context).level) ? 'wrongForm' : null;
}

/** A file with its place among the versions received. */
function placed(
  context: ServiceContext,
  desk: InboxDesk,
  packages: InboxPackages,
  units: readonly OwingUnit[],
  found: FoundFile,
): FoundFile {
  const { package_id, report, reply } = found;
  if (reply !== null) return found;
  const standing = package_id === null ? null : packages.standing(package_id);
  const kind = standing?.fork
    ? 'fork'
    : standing?.superseded
      ? 'older'
      : ((package_id === null ? null : undecidedKind(context, desk, packages, package_id, found)) ??
        found.kind);
  const flags = flagsOf(context, found, {
    predecessorUnknown: standing?.predecessorUnknown ?? false,
    left: units.some(({ code, left }) => left && code === report?.unit.code),
  });
  return { ...found, kind, flags };
}

function rowOf(
  context: ServiceContext,
  desk: InboxDesk,
  packages: InboxPackages,
  period: Period,
  unit: OwingUnit,
  inFolder: { readonly files: readonly FoundFile[]; readonly waiting: readonly FoundFile[] },
): Omit<InboxRow, 'queries'> {
  const { code, name, left, deadline } = unit;
  const versions = packages.versions(code, period);
  const head = packages.head(code, period);
  const inForce = packages.inForce(code, period);
  const waiting = inFolder.waiting.filter(({ report }) => report?.unit.code === code);
  const repliesWaiting = inFolder.files.filter(
    (one) => isOpenReply(one) && one.reply !== null && one.reply.sha256 === head?.sha256,
  ).length;
  const verdict = head === undefined ? null : (desk.judgedNow(packages, head.id)?.verdict ?? null);
  return {
    unit: { code, name },
    left,
    deadline,
    late: isLate(context, versions, deadline),
    days_left: versions.length > 0 ? null : daysLeft(chinaDate(context.ports.now()), deadline),
    state: versions.length === 0 ? (waiting.length > 0 ? 'waiting' : 'missing') : (head?.status ?? 'fork'),
    head: head === undefined ? null : headOf(context, head),
    in_force:
      inForce === undefined || inForce.id === head?.id
        ? null
        : { package_id: inForce.id, version: inForce.version, status: inForce.status },
    predecessor_unknown: head !== undefined && packages.standing(head.id).predecessorUnknown,
    forks: versions.filter(({ id }) => packages.standing(id).fork).map(({ id }) => id),
    verdict,
    headlines: head === undefined ? [] : headlinesOf(context, packages, head),
    waiting,
    waiting_replies: repliesWaiting,
    ...(head === undefined
      ? { refused: [versions.length === 0 ? 'missing' : 'fork'], doubts: [] }
      : objections(context, packages, head, verdict, {
          waiting: unsettled(waiting) + repliesWaiting,
          edited: inFolder.files.some((one) => one.package_id === head.id && one.edited_cells > 0),
        })),
  };
}

/** Whether a unit's report came too late: what was on time once may be corrected later. */
function isLate(context: ServiceContext, versions: readonly KnownPackage[], deadline: IsoDate): boolean {
  const made = versions.map(({ id }) => chinaDate(statementsOf(context, id).manifest.created));
  return made.length > 0 && made.every((day) => day > deadline);
}

/** What is known of a package without opening it. */
export function headOf(context: ServiceContext, received: KnownPackage): PackageHead {
  const { manifest, edited } = statementsOf(context, received.id);
  const { id, version, status, sha256, received_at, file_name } = received;
  return {
    ...{ package_id: id, version, status, sha256, received_at, file_name },
    created: manifest.created,
    signers: manifest.signers as Signers,
    correction_reason: manifest.correction_reason,
    records: Object.values(manifest.counts).reduce((sum, count) => sum + count, 0),
    edited_cells: edited.length,
    city: context.ledger.store.read((reader) => prefectureRepliesTo(reader, id))[0] ?? null,
  };
}

/** How many files of a unit wait for something; the faults of what was received are told of the report. */
export const unsettled = (waiting: readonly FoundFile[]): number =>
  waiting.filter(({ kind }) => kind !== 'wrongForm').length;

/** What lies in the folder of a unit besides what was received. */
export interface FilesBeside {
  /** Files that were not received. */
  readonly waiting: number;
  /** A copy of the newest version has edited cells, whichever copy was received. */
  readonly edited: boolean;
}

/** What speaks against accepting a unit's newest version: faults that nobody can set aside, and what a person may confirm. */
export function objections(
  context: ServiceContext,
  packages: InboxPackages,
  received: KnownPackage,
  verdict: PackageVerdict | null,
  inFolder: FilesBeside,
): { readonly refused: readonly AcceptReason[]; readonly doubts: readonly Doubt[] } {
  const { level } = requireReceiver(context);
  const { id, unit, public_key, status } = received;
  const standing = packages.standing(id);
  const { manifest, edited } = statementsOf(context, id);
  const { trusted, city, review } = context.ledger.store.read((reader) => ({
    trusted: isTrustedFor(reader, public_key, unit),
    city: prefectureRepliesTo(reader, id).map(({ verdict: said }) => said),
    review: prefectureReviewOf(reader),
  }));
  const isUnreviewed = level === 'province' && status === 'submitted';
  const refused: readonly (readonly [AcceptReason, boolean])[] = [
    ['fork', standing.fork],
    ['superseded', standing.superseded],
    ['decided', !isUndecided(status, level)],
    ['untrustedKey', !trusted],
    ['wrongForm', (verdict?.wrong_forms.length ?? 0) > 0],
    ['hardViolations', (verdict?.hard ?? 0) > 0],
    ['totalsDiffer', verdict?.totals === 'differ'],
    ['strayRows', (verdict?.stray ?? 0) > 0],
    ['noCityReview', isUnreviewed && review === 'required'],
  ];
  const doubtful: readonly (readonly [Doubt, boolean])[] = [
    [
      'queried',
      mayMove(status, 'sentBack', level) &&
        ownQueries(context, received).some(({ asked }) => asked.id === id),
    ],
    ['citySentBack', level === 'province' && city.includes('sentBack')],
    ['edited', edited.length > 0 || inFolder.edited],
    ['afterFork', standing.afterFork],
    ['totalsOpen', verdict?.totals === 'open' || verdict?.totals === 'none'],
    ['partsDiffer', (verdict?.parts_differ.length ?? 0) > 0],
    ['unsure', (verdict?.unsure ?? 0) > 0],
    ['waitingFiles', inFolder.waiting > 0],
    ['future', isFuture(manifest.created, received.received_at)],
  ];
  const those = <T>(list: readonly (readonly [T, boolean])[]): readonly T[] =>
    list.filter(([, is]) => is).map(([name]) => name);
  return { refused: those(refused), doubts: those(doubtful) };
}

type Stated = (manifest: Manifest) => number | null;
const total =
  (name: string): Stated =>
  ({ control_totals }) =>
    control_totals[name] ?? null;

const headlines: { readonly [N in HeadlineName]: Stated } = {
  received: total('received_period'),
  distributed: total('distributed_period'),
  investment: total('investment_period'),
  projects: ({ counts }) => counts.project ?? 0,
  villages: ({ counts }) => counts.village ?? 0,
};

/** Headline figures beside those of the period before and of last year, as those reports state them. */
function headlinesOf(
  context: ServiceContext,
  packages: InboxPackages,
  { id, unit, period }: KnownPackage,
): readonly Headline[] {
  const manifestOf = (of: Period): Manifest | null => {
    const one = packages.inForce(unit, of) ?? packages.head(unit, of);
    return one === undefined ? null : statementsOf(context, one.id).manifest;
  };
  const { manifest } = statementsOf(context, id);
  const [before, lastYear] = [manifestOf(previousPeriod(period)), manifestOf(samePeriodLastYear(period))];
  return (Object.keys(headlines) as HeadlineName[]).flatMap((name): Headline[] => {
    const of = headlines[name];
    const now = of(manifest);
    if (now === null) return [];
    return [
      {
        name,
        now,
        before: before === null ? null : of(before),
        lastYear: lastYear === null ? null : of(lastYear),
      },
    ];
  });
}
