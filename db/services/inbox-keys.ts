import type { CallInput, CallOutput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { signerOf } from '../domain/found-signer.ts';
import type { ConfirmedKey } from '../domain/inbox-answers.ts';
import { normaliseText } from '../domain/text.ts';
import { countsAt, isUndecided, type ReportStatus } from '../domain/workflow.ts';
import {
  isTrustedFor,
  keysInForce,
  trustedKey,
  trustKey,
  withdrawKey,
} from '../repositories/trusted-keys.ts';
import type { ServiceContext } from './context.ts';
import { inboxDesk } from './inbox-desk.ts';
import { inboxPackages } from './inbox-packages.ts';
import { requireReceiver } from './units-owing.ts';

/**
 * Confirms installations as their units'; the next look receives what they signed. Only of a file that lies in the folder: nobody confirms a key that was never seen.
 * @throws FailureError `not_found` for a key of no such file, or one that is another unit's
 */
export function trustInstallations(
  context: ServiceContext,
  { keys }: CallInput<'inbox.trust'>,
): CallOutput<'inbox.trust'> {
  const { person } = requireReceiver(context);
  const desk = inboxDesk(context);
  const wanted = keys.map(({ public_key, unit }) => {
    const isWithdrawn = isOut(context, public_key, unit);
    const signers = desk.files
      .filter(
        ({ kind }) =>
          kind === 'unknownKey' || kind === 'withdrawnKey' || (isWithdrawn && kind !== 'badSignature'),
      )
      .map(signerOf);
    const signer = signers.find((one) => one?.public_key === public_key && one.unit.code === unit);
    if (signer == null) throw new FailureError('not_found', { type: 'trusted_key', id: public_key });
    return { public_key, unit, installation: signer.installation };
  });
  const by = { person, at: context.ports.now(), why: null };
  const trusted = context.ledger.store.write(
    (writer) => wanted.filter((key) => trustKey(writer, { ...key, how: 'person' }, by)).length,
  );
  return { trusted };
}

/** Whether the key was the unit's and was withdrawn. */
function isOut({ ledger }: ServiceContext, publicKey: string, unit: string): boolean {
  const key = ledger.store.read((reader) => trustedKey(reader, publicKey));
  return key?.unit === unit && key.withdrawn_at !== null;
}

/** Installations whose signature is taken for a unit's of the area. */
export function confirmedKeys(context: ServiceContext): readonly ConfirmedKey[] {
  const { area, level } = requireReceiver(context);
  const packages = inboxPackages(context);
  const count = (key: string, is: (status: ReportStatus) => boolean): number =>
    packages.notReplaced(key).filter(({ status }) => is(status)).length;
  return context.ledger.store
    .read(keysInForce)
    .filter(({ unit }) => unit.startsWith(area))
    .map(({ unit, public_key, installation, trusted_at, trusted_by, how }) => ({
      unit: { code: unit, name: context.areas.name(unit) ?? unit },
      ...{ public_key, installation, trusted_at, trusted_by, how },
      accepted: count(public_key, (status) => countsAt(level).includes(status)),
      undecided: count(public_key, (status) => isUndecided(status, level)),
    }));
}

/**
 * Withdraws installations: what they signed is not received any more, and what is not decided is not accepted.
 * @throws FailureError `not_found` for a key that is not in force for the unit; then none is withdrawn
 */
export function withdrawInstallations(
  context: ServiceContext,
  { keys, why }: CallInput<'inbox.untrust'>,
): CallOutput<'inbox.untrust'> {
  const { person } = requireReceiver(context);
  const by = { person, at: context.ports.now(), why: normaliseText(why ?? '') || null };
  const withdrawn = context.ledger.store.write((writer) => {
    for (const { public_key, unit } of keys)
      if (!isTrustedFor(writer, public_key, unit))
        throw new FailureError('not_found', { type: 'trusted_key', id: public_key });
    return keys.filter(({ public_key }) => withdrawKey(writer, public_key, by)).length;
  });
  return { withdrawn };
}
