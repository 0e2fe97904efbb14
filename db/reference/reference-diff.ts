import type { ReferenceChanges } from '../domain/answers.ts';
import { addDays, type IsoDate } from '../domain/dates.ts';
import type { CodeTable, DatedCode } from './code-table.ts';
import type { ReferenceLine } from './reference-file.ts';

/** What a file changes, and the codes as they are then. */
export interface ReferenceDiff {
  readonly changes: ReferenceChanges;
  readonly codes: readonly DatedCode[];
}

/**
 * Compares a file with the table in force. A file tells about those codes only whose siblings it lists: what lies below the
 * same code and is not in it has lapsed, with all that lies below. A code that is new is of unknown beginning, which counts
 * as valid; one that lapsed was valid until the day before.
 * @param asOf day whose state the file is
 */
export function referenceDiff(
  table: CodeTable,
  lines: readonly ReferenceLine[],
  asOf: IsoDate,
): ReferenceDiff {
  const inFile = new Set(lines.map(({ code }) => code));
  const added: DatedCode[] = [];
  const changed: { readonly now: DatedCode; readonly was: string }[] = [];
  for (const { code, parent, name } of lines) {
    const present = table.get(code);
    if (present === undefined || present.valid_to !== null)
      added.push({ code, parent, name, valid_from: null, valid_to: null });
    else if (present.name !== name || present.parent !== parent)
      changed.push({ now: { ...present, parent, name }, was: present.name });
  }
  const valid_to = addDays(asOf, -1);
  const told = new Set(lines.map(({ parent }) => parent));
  const gone = new Map<string, DatedCode>();
  const lapse = (one: DatedCode): void => {
    if (inFile.has(one.code) || gone.has(one.code)) return;
    gone.set(one.code, { ...one, valid_to });
    for (const child of table.children(one.code)) lapse(child);
  };
  for (const parent of told) for (const one of table.children(parent)) lapse(one);
  const lapsed = [...gone.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const named = ({ code, name }: DatedCode) => ({ code, name });
  return {
    changes: {
      added: added.map(named),
      changed: changed.map(({ now, was }) => ({ ...named(now), was })),
      lapsed: lapsed.map(named),
    },
    codes: [...added, ...changed.map(({ now }) => now), ...lapsed],
  };
}
