import type { ListViews } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { type ListView, listedSystemFields } from '../domain/list-query.ts';
import { findField, isRecordType, type RecordType } from '../domain/records/catalogue.ts';
import { getSetting, rememberSetting, setSettings } from '../repositories/settings.ts';
import type { Reader } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit } from './sessions.ts';

/** Names of the settings. */
const keptViews = 'list_views';
const lastSeen = 'list_seen';

type Kept = Record<string, Record<string, ListView>>;
interface Seen {
  readonly last: string | null;
  readonly views: Record<string, ListView>;
}

const readKept = (reader: Reader): Kept => getSetting<Kept>(reader, keptViews) ?? {};
const readSeen = (reader: Reader): Seen => getSetting<Seen>(reader, lastSeen) ?? { last: null, views: {} };

/** The views of this installation; what they name that no type has any more is left out of them. */
export function listViews(context: ServiceContext): ListViews {
  requireUnit(context);
  return context.ledger.store.read((reader) => {
    const kept: Partial<Record<RecordType, Record<string, ListView>>> = {};
    for (const [type, views] of Object.entries(readKept(reader))) {
      if (!isRecordType(type)) continue;
      kept[type] = Object.fromEntries(
        Object.entries(views).map(([name, view]) => [name, fitting(type, view)]),
      );
    }
    const { last, views } = readSeen(reader);
    const seen: Partial<Record<RecordType, ListView>> = {};
    for (const [type, view] of Object.entries(views))
      if (isRecordType(type)) seen[type] = fitting(type, view);
    return { kept, last: last !== null && isRecordType(last) ? last : null, seen };
  });
}

function fitting(type: RecordType, { selection, columns }: ListView): ListView {
  const known = (name: string): boolean =>
    findField(type, name) !== undefined || listedSystemFields.includes(name);
  const { where, sort, ...rest } = selection;
  return {
    selection: {
      ...rest,
      ...(where === undefined ? {} : { where: where.filter(({ field }) => known(field)) }),
      ...(sort === undefined || !known(sort.field) ? {} : { sort }),
    },
    columns: columns.filter(known),
  };
}

/** Notes how a type was looked at last. */
export function rememberView(context: ServiceContext, { type, view }: CallInput<'lists.remember'>): null {
  requireUnit(context);
  context.ledger.store.write((writer) => {
    const { views } = readSeen(writer);
    rememberSetting(writer, lastSeen, { last: type, views: { ...views, [type]: view } } satisfies Seen);
  });
  return null;
}

/** Keeps a view under a name, in the place of one of the same name. */
export function keepView(context: ServiceContext, { type, name, view }: CallInput<'lists.keep'>): ListViews {
  return changeKept(context, (kept) => ({ ...kept, [type]: { ...kept[type], [name]: view } }));
}

/** Drops a kept view; one that is not there is no mistake. */
export function dropView(context: ServiceContext, { type, name }: CallInput<'lists.drop'>): ListViews {
  return changeKept(context, (kept) => {
    const { [name]: _, ...others } = kept[type] ?? {};
    return { ...kept, [type]: others };
  });
}

function changeKept(context: ServiceContext, change: (kept: Kept) => Kept): ListViews {
  const { person } = requireUnit(context);
  const { store } = context.ledger;
  const kept = change(store.read(readKept));
  setSettings(store, { [keptViews]: kept }, { person, at: context.ports.now(), why: null });
  return listViews(context);
}
