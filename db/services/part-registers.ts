import { basename } from 'node:path';
import type { CallInput, RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { mergeLogs } from '../domain/merge/merged-state.ts';
import type { PackagedRecord } from '../domain/package.ts';
import type { TakenRegisters } from '../domain/part-answers.ts';
import { planRegisters } from '../domain/part-registers.ts';
import { recordTypes } from '../domain/records/catalogue.ts';
import { spokenKey } from '../domain/spoken-key.ts';
import { readWorkFile } from '../exchange/work-file/work-file.ts';
import { getRecord } from '../repositories/records.ts';
import { writeRecords } from '../repositories/save-records.ts';
import { isTrustedFor, trustKey } from '../repositories/trusted-keys.ts';
import type { ServiceContext } from './context.ts';
import { ownLedger } from './ledgers.ts';
import { asRecord } from './merge-shown.ts';
import { requireUnit } from './sessions.ts';

/**
 * A department takes the registers that its forms stand on (enclaves, villages, projects …) from the lead office's work
 * file: it may not fill them in itself. Without `confirm` it is only said what would change.
 * @throws FailureError `forbidden` but for a department, `work_other_office` for a file of anybody but the county's lead
 *   office, `still_used` where its own rows hang on what was voided there, and as `readWorkFile`
 */
export async function takeRegisters(
  context: ServiceContext,
  input: CallInput<'parts.registers'>,
): Promise<TakenRegisters> {
  const { unit, department, person } = requireUnit(context);
  if (department === null) throw new FailureError('forbidden');
  const path = await context.files.resolve(input.file);
  const file = basename(path);
  const { head, logs } = await readWorkFile(path, file);
  if (head.unit.code !== unit || head.role !== 'county')
    throw new FailureError('work_other_office', { unit: head.unit.name });
  const { records } = mergeLogs({ logs, answers: new Map() });
  const lead = recordTypes.flatMap((type): PackagedRecord[] =>
    [...(records.get(type)?.values() ?? [])].map((one) => ({ type, record: asRecord(one) })),
  );
  const plan = planRegisters(ownLedger(context), lead, department);
  const { store } = context.ledger;
  const isKnown = store.read((reader) => isTrustedFor(reader, head.public_key, unit));
  const counted = (kind: string): number => plan.filter((change) => change.kind === kind).length;
  const answer = {
    file,
    key: isKnown ? ('known' as const) : ('new' as const),
    fingerprint: spokenKey(head.public_key),
    counts: { add: counted('add'), change: counted('change'), void: counted('void') },
  };
  if (!input.confirm) return { ...answer, taken: false };
  const by = { person, at: context.ports.now(), why: `merge ${file}` };
  await context.ledger.backups.makeBefore('import', by.at);
  store.write((writer) => {
    const { public_key, installation } = head;
    if (!isKnown) trustKey(writer, { public_key, unit, installation, how: 'person' }, by);
    const changes = plan.map(({ type, id, fields, voided }): RecordChange => {
      const base_revision = getRecord(writer, type, id)?.revision ?? null;
      return {
        type,
        id,
        base_revision,
        values: Object.fromEntries(fields.map((one) => [one.field, one.new])),
        voided,
      };
    });
    writeRecords(writer, { changes, ...by, unit, fromPart: true });
  });
  return { ...answer, taken: true };
}
