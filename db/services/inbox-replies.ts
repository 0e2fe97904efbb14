import type { CityVerdict, FoundFile, FoundVerdict } from '../domain/inbox-answers.ts';
import { cityWords } from '../domain/locale/inbox-words.ts';
import { afterPrefecture, levelOfUnit, maySay } from '../domain/workflow.ts';
import type { ReadReply } from '../exchange/reply-file/review-sheet.ts';
import { hasPrefectureReply, keepPrefectureReply } from '../repositories/prefecture-replies.ts';
import { movePackage, packageMoves, packageOfHash } from '../repositories/received-packages.ts';
import type { ServiceContext } from './context.ts';
import { keptOut, nothing } from './inbox-receive.ts';
import { openSession } from './sessions.ts';
import { requireReceiver } from './units-owing.ts';

/**
 * Takes note at the province of what a prefecture decided about a report, in one transaction: an acceptance of what is
 * submitted becomes the package's state, a report sent back is a doubt until a person has looked at it. A reply counts
 * where it is signed by a confirmed installation of the county's own prefecture and names the very report received here.
 * Replies that are not the province's to hear of change nothing.
 */
export function receiveReply(context: ServiceContext, file: string, reply: ReadReply): FoundFile {
  const { manifest, digest } = reply;
  const { unit, report, verdict } = manifest;
  const found = { ...nothing, file, reply: verdictOf(reply) };
  if (reply.signature !== 'valid') return { ...found, kind: 'badSignature' };
  const { level, person } = requireReceiver(context);
  const isHeard = level === 'province' && levelOfUnit(unit.code) === 'prefecture';
  if (!isHeard || (verdict !== 'cityAccepted' && verdict !== 'sentBack')) return { ...found, kind: 'reply' };
  if (!report.unit.startsWith(unit.code) || !maySay(verdict, 'prefecture'))
    return { ...found, kind: 'otherUnit' };
  const at = context.ports.now();
  const { language } = openSession(context);
  return context.ledger.store.write((writer): FoundFile => {
    const kept = keptOut(writer, manifest.public_key, unit.code);
    if (kept !== null) return { ...found, ...kept };
    const received = packageOfHash(writer, report.sha256);
    const isAbout =
      received?.unit === report.unit &&
      received.period === report.period &&
      received.version === report.version;
    if (!isAbout) return { ...found, kind: 'replyAlone' };
    const answer = { ...found, kind: 'reply', package_id: received.id } as const;
    if (hasPrefectureReply(writer, digest)) return answer;
    const { person: reviewer, at: decided, why } = manifest;
    const said = { unit: unit.code, unit_name: unit.name, person: reviewer, at: decided, why };
    const city: CityVerdict = { verdict, ...said, file_name: file };
    keepPrefectureReply(writer, { digest, package_id: received.id, ...city }, { person, at, why: null });
    const status = packageMoves(writer, received.id).at(-1)?.status ?? 'submitted';
    const next = afterPrefecture(status, verdict);
    if (next !== null) movePackage(writer, received.id, next, { person, at, why: cityWords(language, city) });
    return answer;
  });
}

function verdictOf({ manifest }: ReadReply): FoundVerdict {
  const { unit: by, report, verdict, installation, public_key } = manifest;
  const { unit, period, version, sha256 } = report;
  return { by, unit, period, version, sha256, verdict, installation, public_key };
}

/** Whether a reply waits for something: its key to be confirmed, or its report to come. */
export const isOpenReply = ({ reply, kind }: FoundFile): boolean =>
  reply !== null && ['unknownKey', 'withdrawnKey', 'foreignKey', 'replyAlone'].includes(kind);
