import { createHash } from 'node:crypto';
import type { ReferenceKind, ReferenceVersions } from '../domain/answers.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { DatedCode } from '../reference/code-table.ts';
import type { Reader, Writer } from '../store-handles.ts';
import { getSetting } from './settings.ts';

/** Versions of the tables in `reference/`, see its README. */
const shippedVersions: ReferenceVersions = {
  areas: '2023-06-30',
  industries: 'GB/T 4754-2017 (2019)',
};

/** Setting that names the version of an imported table. */
export const settingOf = (kind: ReferenceKind): string => `reference_${kind}`;

/** Names of the tables in use: of the last import, or as shipped. */
export function referenceVersions(reader: Reader): ReferenceVersions {
  const named = (kind: ReferenceKind): string =>
    getSetting<{ readonly version: string }>(reader, settingOf(kind))?.version ?? shippedVersions[kind];
  return { areas: named('areas'), industries: named('industries') };
}

/** Tells the tables in use from those of any other import: what a verdict on codes hangs on. */
export function referenceMark(reader: Reader): unknown {
  return [getSetting(reader, settingOf('areas')), getSetting(reader, settingOf('industries'))];
}

/** Codes of imported tables that differ from the shipped ones. */
export function importedCodes(reader: Reader, kind: ReferenceKind): readonly DatedCode[] {
  const rows = reader.all(
    'SELECT code, parent, name, valid_from, valid_to FROM reference_code WHERE kind = ? ORDER BY code',
    kind,
  );
  const day = (value: unknown): IsoDate | null => (value === null ? null : (String(value) as IsoDate));
  return rows.map(({ code, parent, name, valid_from, valid_to }) => ({
    code: String(code),
    parent: String(parent),
    name: String(name),
    valid_from: day(valid_from),
    valid_to: day(valid_to),
  }));
}

/** Keeps codes in the place of those imported before; others stay. */
export function keepCodes(writer: Writer, kind: ReferenceKind, codes: readonly DatedCode[]): void {
  for (const { code, parent, name, valid_from, valid_to } of codes) {
    writer.run(
      `INSERT INTO reference_code (kind, code, parent, name, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (kind, code) DO UPDATE SET parent = excluded.parent, name = excluded.name,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
      kind,
      code,
      parent,
      name,
      valid_from,
      valid_to,
    );
  }
}

/** Hash of all imported codes of a kind, kept with the version's setting: the codes stand in no audit entry. */
export const codesHash = (reader: Reader, kind: ReferenceKind): string =>
  createHash('sha256')
    .update(JSON.stringify(importedCodes(reader, kind)))
    .digest('hex');

/** Kinds whose codes are not as they were taken over: `reference_code <kind>`. Imports of earlier versions kept no hash. */
export function damagedCodes(reader: Reader): readonly string[] {
  return (['areas', 'industries'] as const).flatMap((kind) => {
    const kept = getSetting<{ readonly kept?: string }>(reader, settingOf(kind))?.kept;
    return kept === undefined || kept === codesHash(reader, kind) ? [] : [`reference_code ${kind}`];
  });
}
