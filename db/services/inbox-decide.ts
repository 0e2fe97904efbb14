import type { CallInput, CallOutput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { AcceptedPackages, AcceptReason, Doubt } from '../domain/inbox-answers.ts';
import { mayMove, type ReportStatus } from '../domain/workflow.ts';
import { movePackage } from '../repositories/received-packages.ts';
import type { ServiceContext } from './context.ts';
import { inboxDesk } from './inbox-desk.ts';
import { type InboxPackages, inboxPackages, type KnownPackage } from './inbox-packages.ts';
import { type FilesBeside, inboxState, objections, unsettled } from './inbox-state.ts';
import { requireReceiver, unitsOwing } from './units-owing.ts';

/** Log of an acceptance by the province of what no prefecture has looked at. */
const withoutPrefecture = 'accepted without the review of the prefecture';

interface Considered {
  readonly unit: string;
  readonly received: KnownPackage;
  readonly reasons: readonly (AcceptReason | Doubt)[];
}

/**
 * Accepts what can be, in one transaction that reads everything anew: of two that decide at once the later one finds it
 * decided. A hard violation cannot be set aside, the report goes back; what is doubtful needs `confirmed`.
 * @throws FailureError `forbidden` below the prefecture, `not_found` for a package that is not here
 */
export function acceptPackages(context: ServiceContext, input: CallInput<'inbox.accept'>): AcceptedPackages {
  const { level, person } = requireReceiver(context);
  const desk = inboxDesk(context);
  // Checked before the transaction, which is to be short; within it only that the judgement still holds.
  const before = inboxPackages(context);
  for (const { received } of chosen(context, before, input)) desk.judge(before, received.id);
  const beside = filesBeside(context, input);
  const status: ReportStatus = level === 'province' ? 'accepted' : 'cityAccepted';
  const at = context.ports.now();
  return context.ledger.store.write((writer) => {
    const packages = inboxPackages(context);
    const considered = chosen(context, packages, input).map(({ unit, received }): Considered => {
      const verdict = desk.judgedNow(packages, received.id)?.verdict;
      if (verdict === undefined) throw new FailureError('busy');
      const { refused, doubts } = objections(context, packages, received, verdict, beside(unit));
      return { unit, received, reasons: input.confirmed ? refused : [...refused, ...doubts] };
    });
    const accepted = considered.flatMap(({ unit, received, reasons }) => {
      if (reasons.length > 0) return [];
      const direct = level === 'province' && received.status === 'submitted';
      movePackage(writer, received.id, status, { person, at, why: direct ? withoutPrefecture : null });
      return [{ unit, package_id: received.id, version: received.version, status }];
    });
    const refused = considered
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ unit, received, reasons }) => ({ unit, package_id: received.id, reasons }));
    return { accepted, refused };
  });
}

/** The packages that a decision is about; `all`: the newest of every unit that has one which is not decided yet. */
function chosen(
  context: ServiceContext,
  packages: InboxPackages,
  { period, packages: wanted }: CallInput<'inbox.accept'>,
): readonly { readonly unit: string; readonly received: KnownPackage }[] {
  if (wanted !== 'all') {
    return [...new Set(wanted)].map((id) => {
      const received = packages.get(id);
      if (received.period !== period) throw new FailureError('not_found', { type: 'package', id });
      return { unit: received.unit, received };
    });
  }
  const { level } = requireReceiver(context);
  const to: ReportStatus = level === 'province' ? 'accepted' : 'cityAccepted';
  return unitsOwing(context, period).flatMap(({ code: unit }) => {
    const received = packages.head(unit, period);
    if (received === undefined)
      return packages
        .versions(unit, period)
        .filter(({ id }) => packages.standing(id).fork)
        .map((fork) => ({ unit, received: fork }));
    return mayMove(received.status, to, level) ? [{ unit, received }] : [];
  });
}

/** What lies in the folder of each unit besides what was received. */
function filesBeside(
  context: ServiceContext,
  { period }: CallInput<'inbox.accept'>,
): (unit: string) => FilesBeside {
  const { rows } = inboxState(context, { period });
  const byUnit = new Map(
    rows.map(({ unit, waiting, waiting_replies, doubts }) => [
      unit.code,
      { waiting: unsettled(waiting) + waiting_replies, edited: doubts.includes('edited') },
    ]),
  );
  return (unit) => byUnit.get(unit) ?? { waiting: 0, edited: false };
}

/**
 * Locks what is in force of a period.
 * @throws FailureError `forbidden` for other levels than the province
 */
export function lockPeriod(
  context: ServiceContext,
  { period }: CallInput<'inbox.lock'>,
): CallOutput<'inbox.lock'> {
  const { level, person } = requireReceiver(context);
  if (level !== 'province') throw new FailureError('forbidden');
  const at = context.ports.now();
  return context.ledger.store.write((writer) => {
    const packages = inboxPackages(context);
    const open = unitsOwing(context, period)
      .flatMap(({ code }) => packages.inForce(code, period) ?? [])
      .filter(({ status }) => mayMove(status, 'locked', level));
    for (const { id } of open) movePackage(writer, id, 'locked', { person, at, why: null });
    return { locked: open.length };
  });
}
