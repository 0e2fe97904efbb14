import { recordHistory } from '../audit.ts';
import type { RecordStory } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { historySteps } from '../domain/history.ts';
import { type AnyRecord, findField } from '../domain/records/catalogue.ts';
import { getRecord } from '../repositories/records.ts';
import type { ServiceContext } from './context.ts';
import { labelOfRecord, referredNames } from './referred.ts';
import { requireUnit } from './sessions.ts';

/**
 * What happened to a record, with names for all that its old and new values refer to.
 * @throws FailureError `not_found`, `not_initialised` before first use.
 */
export function recordStory(context: ServiceContext, input: CallInput<'records.story'>): RecordStory {
  requireUnit(context);
  const { type, id, language } = input;
  return context.ledger.store.read((reader) => {
    const record = getRecord(reader, type, id);
    if (record === undefined) throw new FailureError('not_found', { type, id });
    const steps = historySteps(recordHistory(reader, type, id));
    // Each value as if it stood in a record of its own: what it names is looked up in the same way.
    const values = steps
      .flatMap(({ changes }) => changes)
      .filter(({ field }) => findField(type, field) !== undefined)
      .flatMap((change) => [{ [change.field]: change.old }, { [change.field]: change.new }]);
    return {
      label: labelOfRecord(reader, context.areas, language, type, record),
      steps,
      ...referredNames(
        reader,
        context,
        language,
        new Map([[type, values as readonly unknown[] as readonly AnyRecord[]]]),
      ),
    };
  });
}
