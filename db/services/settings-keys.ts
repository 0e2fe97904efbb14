import type { Authorship } from '../audit.ts';
import { chinaDate } from '../domain/dates.ts';
import type { SetRecord } from '../exchange/settings-file/settings-sheet.ts';
import { keysInForce, trustKey, withdrawKey } from '../repositories/trusted-keys.ts';
import type { Writer } from '../store-handles.ts';

/** Trusts the installations that settings name, from their day on, and no longer those that they name no more. */
export function trustNamedKeys(writer: Writer, records: readonly SetRecord[], by: Authorship): void {
  const today = chinaDate(by.at);
  const named = records.filter(({ type }) => type === 'trusted_installation').map(({ values }) => values);
  const isOut = ({ valid_to }: SetRecord['values']): boolean => valid_to !== null && String(valid_to) < today;
  const keysOf = (rows: readonly SetRecord['values'][]): ReadonlySet<string> =>
    new Set(rows.map(({ public_key }) => String(public_key)));
  for (const { public_key, unit, installation } of named.filter((values) => !isOut(values)))
    trustKey(
      writer,
      {
        public_key: String(public_key),
        unit: String(unit),
        installation: String(installation ?? ''),
        how: 'settings',
      },
      by,
    );
  const [all, out] = [keysOf(named), keysOf(named.filter(isOut))];
  for (const { public_key, how } of keysInForce(writer))
    if (out.has(public_key) || (how === 'settings' && !all.has(public_key)))
      withdrawKey(writer, public_key, by);
}
