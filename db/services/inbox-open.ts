import { join } from 'node:path';
import type { CallInput } from '../domain/contract.ts';
import type { FieldDifference, OpenedPackage, RecordDifference } from '../domain/inbox-answers.ts';
import { languages } from '../domain/locale/labels.ts';
import type { PackagedRecord } from '../domain/package.ts';
import { recordLabel } from '../domain/record-label.ts';
import { type AnyRecord, declarationOf, recordTypes } from '../domain/records/catalogue.ts';
import { lookBeside } from '../exchange/report-file/attachment-folder.ts';
import { packageMoves } from '../repositories/received-packages.ts';
import type { ServiceContext } from './context.ts';
import { inboxDesk } from './inbox-desk.ts';
import { type InboxPackages, inboxPackages, type KnownPackage } from './inbox-packages.ts';
import { headOf } from './inbox-state.ts';
import { ledgerOf, recordsOf, shownViolations, statementsOf } from './inbox-verdict.ts';
import { requireReceiver } from './units-owing.ts';

/** Records that are listed as different; a report that was filled in anew differs in all of them. */
const mostDifferences = 500;

/**
 * Everything about a received package: judged anew, with what differs from the version before.
 * @throws FailureError `forbidden` below the prefecture, `not_found`
 */
export async function openPackage(
  context: ServiceContext,
  { package_id }: CallInput<'inbox.open'>,
): Promise<OpenedPackage> {
  requireReceiver(context);
  const desk = inboxDesk(context);
  const packages = inboxPackages(context);
  const received = packages.get(package_id);
  const { verdict, findings, unsure, totals } = desk.judge(packages, package_id);
  const { manifest, edited } = statementsOf(context, package_id);
  const lying = desk.files.find((found) => found.package_id === package_id && found.reply === null);
  const attachments =
    lying === undefined || desk.folder === null
      ? null
      : await lookBeside(join(desk.folder, lying.file), manifest.attachments);
  const { unit, period, previous_sha256, installation } = received;
  return {
    unit: { code: unit, name: context.areas.name(unit) ?? unit },
    ...{ period, previous_sha256, installation, verdict, totals, attachments },
    head: headOf(context, received),
    app_version: manifest.app_version,
    violations: shownViolations(context, findings, findings.found),
    unsure: shownViolations(context, findings, unsure),
    counts: recordTypes.flatMap((type) => {
      const count = manifest.counts[type];
      return count === undefined ? [] : [{ type, count }];
    }),
    edited_cells: edited,
    moves: context.ledger.store.read((reader) => packageMoves(reader, package_id)),
    differences: differencesOf(context, packages, received),
  };
}

function differencesOf(
  context: ServiceContext,
  packages: InboxPackages,
  received: KnownPackage,
): OpenedPackage['differences'] {
  const lower = packages
    .versions(received.unit, received.period)
    .filter(({ version }) => version < received.version);
  const before = lower.find(({ sha256 }) => sha256 === received.previous_sha256) ?? lower.at(-1);
  if (before === undefined) return null;
  const all = compare(context, recordsOf(context, before.id), recordsOf(context, received.id));
  const records = all.slice(0, mostDifferences);
  return { version: before.version, records, left_out: all.length - records.length };
}

function compare(
  context: ServiceContext,
  before: readonly PackagedRecord[],
  after: readonly PackagedRecord[],
): readonly RecordDifference[] {
  const [old, now] = [ledgerOf(before), ledgerOf(after)];
  const keyOf = ({ type, record }: PackagedRecord): string => `${type} ${record.id}`;
  const oldByKey = new Map(before.map((one) => [keyOf(one), one.record]));
  const nowKeys = new Set(after.map(keyOf));
  const label = (ledger: typeof old, { type, record }: PackagedRecord): RecordDifference['label'] =>
    Object.fromEntries(
      languages.map((language) => [language, recordLabel(ledger, context.areas, language, type, record.id)]),
    ) as RecordDifference['label'];
  const changed = after.flatMap((one): RecordDifference[] => {
    const previous = oldByKey.get(keyOf(one));
    const fields = differingFields(one, previous);
    if (fields.length === 0) return [];
    const change = previous === undefined ? 'added' : 'changed';
    return [{ type: one.type, id: one.record.id, label: label(now, one), change, fields }];
  });
  const removed = before
    .filter((one) => !nowKeys.has(keyOf(one)))
    .map((one): RecordDifference => {
      const { type, record } = one;
      return { type, id: record.id, label: label(old, one), change: 'removed', fields: [] };
    });
  const order = ({ type }: RecordDifference): number => recordTypes.indexOf(type);
  return [...changed, ...removed].toSorted((a, b) => order(a) - order(b));
}

/** Fields that say something else; of a new record those that say anything. */
function differingFields({ type, record }: PackagedRecord, before: AnyRecord | undefined): FieldDifference[] {
  return declarationOf(type).fields.flatMap(({ name }) => {
    const [was, is] = [before?.[name] ?? null, record[name] ?? null];
    return was === is ? [] : [{ field: name, before: was, after: is }];
  });
}
