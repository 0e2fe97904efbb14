import { recordHistory } from '../audit.ts';
import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { historySteps } from '../domain/history.ts';
import { partsRightBelow } from '../domain/ledger.ts';
import type { Language } from '../domain/locale/labels.ts';
import { recordLabel } from '../domain/record-label.ts';
import { type AnyRecord, findField, type RecordType } from '../domain/records/catalogue.ts';
import type { RecordStory, StoryOfPart } from '../domain/story-answers.ts';
import { getRecord, listRecords } from '../repositories/records.ts';
import type { Reader } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import { labelOfRecord, nameLedger, referredNames, withAccounts, withParents } from './referred.ts';
import { requireUnit } from './sessions.ts';

/** More parts than any batch has villages; a story of more is not read by anybody. */
const mostParts = 1000;

type Types = ReadonlyMap<RecordType, readonly AnyRecord[]>;

/**
 * What happened to a record and to its parts, with names for all that their old and new values refer to.
 * @throws FailureError `not_found`, `not_initialised` before first use.
 */
export function recordStory(context: ServiceContext, input: CallInput<'records.story'>): RecordStory {
  requireUnit(context);
  const { type, id, language } = input;
  return context.ledger.store.read((reader) => {
    const record = getRecord(reader, type, id);
    if (record === undefined) throw new FailureError('not_found', { type, id });
    const steps = historySteps(recordHistory(reader, type, id));
    const parts = storiesOfParts(reader, context, language, partsOfRecord(reader, type, id));
    return {
      label: labelOfRecord(reader, context.areas, language, type, record),
      steps,
      parts,
      ...referredNames(reader, context, language, valuesOfStories([{ type, steps }, ...parts])),
    };
  });
}

/** A record's parts and theirs, by type. */
function partsOfRecord(reader: Reader, type: RecordType, id: string): Types {
  const found = new Map<RecordType, AnyRecord[]>();
  const open: { type: RecordType; id: string }[] = [{ type, id }];
  const known = new Set<string>();
  for (let whole = open.pop(); whole !== undefined && known.size < mostParts; whole = open.pop()) {
    for (const part of partsRightBelow(whole.type)) {
      const query = { filter: { [part.field]: whole.id }, includeVoided: true, offset: 0, limit: mostParts };
      for (const row of listRecords(reader, part.type, query).rows) {
        if (known.has(`${part.type} ${row.id}`)) continue;
        known.add(`${part.type} ${row.id}`);
        found.set(part.type, [...(found.get(part.type) ?? []), row]);
        open.push({ type: part.type, id: row.id });
      }
    }
  }
  return found;
}

function storiesOfParts(
  reader: Reader,
  context: ServiceContext,
  language: Language,
  parts: Types,
): readonly StoryOfPart[] {
  if (parts.size === 0) return [];
  const ledger = nameLedger(withParents(reader, withAccounts(reader, parts)));
  return [...parts].flatMap(([type, rows]) =>
    rows.map(({ id }) => ({
      type,
      id,
      label: recordLabel(ledger, context.areas, language, type, id),
      steps: historySteps(recordHistory(reader, type, id)),
    })),
  );
}

/** Each value as if it stood in a record of its own: what it names is looked up in the same way. */
function valuesOfStories(stories: readonly Pick<StoryOfPart, 'type' | 'steps'>[]): Types {
  const found = new Map<RecordType, unknown[]>();
  for (const { type, steps } of stories) {
    const values = steps
      .flatMap(({ changes }) => changes)
      .filter(({ field }) => findField(type, field) !== undefined)
      .flatMap((change) => [{ [change.field]: change.old }, { [change.field]: change.new }]);
    found.set(type, [...(found.get(type) ?? []), ...values]);
  }
  return found as ReadonlyMap<RecordType, readonly unknown[]> as Types;
}
