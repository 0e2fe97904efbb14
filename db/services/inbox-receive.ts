import { basename } from 'node:path';
import canonicalize from 'canonicalize';
import type { Failure } from '../domain/failure.ts';
import type { FoundFile, FoundFlag, FoundKind, FoundReport } from '../domain/inbox-answers.ts';
import type { VerifiedReport } from '../exchange/report-file/report-readers.ts';
import {
  keepPackage,
  packageById,
  packageOfHash,
  type ReceivedPackage,
} from '../repositories/received-packages.ts';
import { keysOfUnit, trustedKey } from '../repositories/trusted-keys.ts';
import type { Reader } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import { statementsOf } from './inbox-verdict.ts';
import { reportName } from './report-name.ts';
import { requireReceiver, unitsOwing } from './units-owing.ts';

/** A clock may go before ours by so much without being said. */
const clockToleranceMs = 10 * 60_000;

/** A file of which nothing is known yet. */
export const nothing = {
  flags: [],
  reason: null,
  report: null,
  reply: null,
  package_id: null,
  edited_cells: 0,
  known: [],
  owner: null,
} as const satisfies Omit<FoundFile, 'file' | 'kind'>;

/** A file that could not be read. */
export function unreadFile(file: string, { code, args }: Failure): FoundFile {
  const kinds: Partial<Record<Failure['code'], FoundKind>> = {
    file_not_report: 'notReport',
    file_too_new: 'tooNew',
    file_refused: 'refused',
    file_damaged: 'damaged',
  };
  const kind = kinds[code] ?? 'copying';
  const reason = args.reason ?? args.cause ?? code;
  return { ...nothing, file, kind, reason: String(reason) };
}

/** A file that is growing while it is read. */
export const growingFile = (file: string): FoundFile => ({ ...nothing, file, kind: 'copying' });

/**
 * Takes a report that was read into the store, in one transaction, if it is whole, of a unit that owes it here and signed
 * by one of the unit's confirmed installations; else says what keeps it out. Receiving accepts nothing, so that two
 * versions that fork are both received: only so the fork is known whatever becomes of the files.
 */
export function receiveReport(
  context: ServiceContext,
  file: string,
  read: VerifiedReport,
  bytes: Uint8Array,
): FoundFile {
  const { manifest } = read;
  if (!isPossible(read.records)) return { ...nothing, file, kind: 'refused', reason: 'impossible_amounts' };
  const found = { ...nothing, file, report: reportOf(context, read), edited_cells: read.edited_cells.length };
  if (read.signature !== 'valid') return { ...found, kind: 'badSignature' };
  const { person } = requireReceiver(context);
  const at = context.ports.now();
  const owing = unitsOwing(context, manifest.period).some(({ code }) => code === manifest.unit.code);
  if (!owing) return { ...found, kind: 'otherUnit' };
  if (manifest.part !== undefined) return { ...found, kind: 'part' };
  return context.ledger.store.write((writer): FoundFile => {
    const kept = keptOut(writer, manifest.public_key, manifest.unit.code);
    if (kept !== null) return { ...found, ...kept };
    const before = packageOfHash(writer, read.sha256);
    if (before !== undefined) return { ...found, kind: 'same', package_id: before.id };
    const id = context.ports.newId();
    const { unit, period, version, previous_sha256, installation, public_key } = manifest;
    keepPackage(
      writer,
      {
        ...{ id, unit: unit.code, period, version, previous_sha256, installation, public_key },
        sha256: read.sha256,
        file_name: basename(file),
        manifest: canonicalize(manifest) ?? '',
        edited_cells: JSON.stringify(read.edited_cells),
        bytes,
        records: read.records,
      },
      { person, at, why: null },
    );
    return { ...found, kind: version === 1 ? 'new' : 'newer', package_id: id };
  });
}

/** Of a report's numbers together, in fen a million million yuan: no county has as much, and ninety such sums are exact. */
const mostOfAll = 10n ** 14n;

/** Whether sums of its numbers stay exact, whatever is added up: one report must not stop the reckoning of all. */
function isPossible(records: VerifiedReport['records']): boolean {
  let sum = 0n;
  for (const { record } of records)
    for (const value of Object.values(record)) if (typeof value === 'number') sum += BigInt(Math.abs(value));
  return sum <= mostOfAll;
}

/** What keeps a unit's file out: whose key it is signed with. */
export function keptOut(
  reader: Reader,
  publicKey: string,
  unit: string,
): Pick<FoundFile, 'kind' | 'known' | 'owner'> | null {
  const key = trustedKey(reader, publicKey);
  if (key !== undefined && key.unit !== unit) return { kind: 'foreignKey', known: [], owner: key.unit };
  if (key !== undefined && key.withdrawn_at === null) return null;
  const known = keysOfUnit(reader, unit).map(({ installation, trusted_at }) => ({
    installation,
    trusted_at,
  }));
  return { kind: key === undefined ? 'unknownKey' : 'withdrawnKey', known, owner: null };
}

/** A unit is called as its code is here: a report names itself as it likes. */
function reportOf(
  { areas }: ServiceContext,
  { manifest, sha256 }: Pick<VerifiedReport, 'manifest' | 'sha256'>,
): FoundReport {
  const { period, version, created, installation, public_key } = manifest;
  const { code, name } = manifest.unit;
  const unit = { code, name: areas.name(code) ?? name };
  return { unit, period, version, sha256, created, installation, public_key };
}

/** A file whose very bytes were received before. */
export function receivedFile(context: ServiceContext, file: string, received: ReceivedPackage): FoundFile {
  const { manifest, edited } = statementsOf(context, received.id);
  return {
    ...nothing,
    file,
    kind: 'same',
    report: reportOf(context, { manifest, sha256: received.sha256 }),
    package_id: received.id,
    edited_cells: edited.length,
  };
}

/** What to know of a file besides, from what it says and what was received. */
export function flagsOf(
  context: ServiceContext,
  found: FoundFile,
  { predecessorUnknown, left }: { readonly predecessorUnknown: boolean; readonly left: boolean },
): readonly FoundFlag[] {
  const { report, file, edited_cells } = found;
  if (report === null) return [];
  const received = found.package_id === null ? undefined : receivedAt(context, found.package_id);
  const flags: readonly (readonly [FoundFlag, boolean])[] = [
    ['noPredecessor', predecessorUnknown],
    ['edited', edited_cells > 0],
    [
      'renamed',
      basename(file).normalize('NFC') !== reportName(report.unit.name, report.period, report.version),
    ],
    ['left', left],
    ['future', isFuture(report.created, received ?? context.ports.now())],
  ];
  return flags.filter(([, is]) => is).map(([flag]) => flag);
}

function receivedAt({ ledger }: ServiceContext, id: string): string | undefined {
  return ledger.store.read((reader) => packageById(reader, id))?.received_at;
}

/** Whether a report was made after it was received, by the two clocks: one of them is wrong. */
export function isFuture(created: string, received: string): boolean {
  return Date.parse(created) > Date.parse(received) + clockToleranceMs;
}
