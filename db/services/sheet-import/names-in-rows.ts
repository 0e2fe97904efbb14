import type { ReferredNames } from '../../domain/answers.ts';
import type { PlannedRow } from '../../domain/import/planned-row.ts';
import { findField, type RecordType } from '../../domain/records/catalogue.ts';
import { namesOfAreas } from '../areas.ts';
import type { ServiceContext } from '../context.ts';
import type { ImportNames } from './import-context.ts';

/** What the old and the new values of planned rows name, in words. */
export function namesInRows(
  context: ServiceContext,
  type: RecordType,
  rows: readonly PlannedRow[],
  names: ImportNames,
): ReferredNames {
  const labels: Partial<Record<RecordType, Record<string, string>>> = {};
  const areas = new Set<string>();
  const industries: Record<string, string> = {};
  for (const { field, old, new: next } of rows.flatMap(({ fields }) => fields)) {
    const declared = findField(type, field);
    for (const value of [old, next]) {
      if (value === null || declared === undefined) continue;
      const text = String(value);
      if (declared.kind === 'areaCode') areas.add(text);
      if (declared.kind === 'industryCode') industries[text] ??= context.industries.name(text) ?? text;
      if (declared.kind !== 'reference') continue;
      const target = declared.target as RecordType;
      const named = labels[target] ?? {};
      labels[target] = named;
      named[text] ??= names.label(target, text);
    }
  }
  return { labels, area_names: namesOfAreas(context, [...areas]), industry_names: industries };
}
