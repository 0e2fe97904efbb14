import { createHash } from 'node:crypto';
import { headSignature, isRecalled, type Mapping } from '../../domain/import/mapping.ts';
import { getSetting, rememberSetting } from '../../repositories/settings.ts';
import type { ServiceContext } from '../context.ts';

/** Name of the setting. */
const remembered = 'import_mappings';
/** Shapes of tables that are kept, the newest. */
const mostKept = 100;

type Kept = Readonly<Record<string, Mapping>>;

const keyOf = (mapping: Mapping): string =>
  createHash('sha256').update(headSignature(mapping)).digest('hex').slice(0, 32);

/** What was said of a table of the same heads when one was taken in last; null where none was. */
export function rememberedMapping({ ledger }: ServiceContext, proposed: Mapping): Mapping | null {
  if (!isRecalled(proposed)) return null;
  const kept = ledger.store.read((reader) => getSetting<Kept>(reader, remembered)) ?? {};
  return kept[keyOf(proposed)] ?? null;
}

/** Keeps how a table was read, for the next one of the same heads. */
export function rememberMapping({ ledger }: ServiceContext, mapping: Mapping): void {
  if (!isRecalled(mapping)) return;
  ledger.store.write((writer) => {
    const { [keyOf(mapping)]: _, ...others } = getSetting<Kept>(writer, remembered) ?? {};
    const newest = Object.entries(others).slice(-(mostKept - 1));
    rememberSetting(writer, remembered, { ...Object.fromEntries(newest), [keyOf(mapping)]: mapping });
  });
}
