import type { RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { isProvinceOnly, isProvincial } from '../domain/provincial.ts';
import { isProvinceRecord, settingsInForce } from '../repositories/settings-files.ts';
import type { Reader } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';

/** Whether the province's settings rule here, so that only a newer settings file changes what they say. */
export function isRuled(reader: Reader): boolean {
  return settingsInForce(reader) !== undefined;
}

/**
 * Refuses to change what the province set.
 * @throws FailureError `set_by_province` with the type of the first such record
 */
export function refuseSetByProvince(
  { ledger }: ServiceContext,
  changes: readonly Pick<RecordChange, 'type' | 'id'>[],
): void {
  const concerned = changes.filter(({ type }) => isProvincial(type));
  if (concerned.length === 0) return;
  ledger.store.read((reader) => {
    if (!isRuled(reader)) return;
    const set = concerned.find(({ type, id }) => isProvinceOnly(type) || isProvinceRecord(reader, type, id));
    if (set !== undefined) throw new FailureError('set_by_province', { type: set.type });
  });
}
