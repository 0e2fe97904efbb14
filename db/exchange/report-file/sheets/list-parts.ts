import { legibleWidth, readableCaps, type TableColumn, widthsUnder } from './table.ts';

/** A column of a list that may be split, with what keeps it together with others. */
export interface ListColumn extends TableColumn {
  /** Columns of one group stand on one sheet where they fit. */
  readonly group: string;
  /** Says which record a row is, and so begins every sheet. */
  readonly leads: boolean;
}

/** How much narrower each further attempt is, in characters, to make the sheets alike. */
const step = 4;

/**
 * Columns of each sheet that a list takes, by index: one sheet where all of it can be read on A4 landscape, else as few as
 * can be, much alike in width, split between groups. Every sheet begins with the leading columns; the others stand on one
 * sheet each, in their order.
 */
export function listParts(columns: readonly ListColumn[]): number[][] {
  if (total(widthsUnder(columns)) <= legibleWidth) return [columns.map((_, at) => at)];
  // The first of the fewest: breaking texts have as much room as that number of sheets gives them.
  const [first, ...others] = readableCaps.map((cap) => partsUnder(columns, widthsUnder(columns, cap)));
  return others.reduce((best, one) => (one.length < best.length ? one : best), first ?? []);
}

/** Parts of columns of given widths: as few as can be, then as narrow as that number allows. */
function partsUnder(columns: readonly ListColumn[], widths: readonly number[]): number[][] {
  const leading = columns.flatMap(({ leads }, at) => (leads ? [at] : []));
  const lead = total(leading.map((at) => widths[at] ?? 0));
  const runs = runsOf(columns);
  let parts = packed(runs, widths, legibleWidth - lead);
  for (let room = legibleWidth - lead - step; room > 0; room -= step) {
    const narrower = packed(runs, widths, room);
    if (narrower.length > parts.length) break;
    parts = narrower;
  }
  return parts.map((part) => [...leading, ...part]);
}

/** Columns that follow each other in one group. */
function runsOf(columns: readonly ListColumn[]): number[][] {
  const runs: number[][] = [];
  let group: string | null = null;
  columns.forEach((column, at) => {
    if (column.leads) return;
    if (column.group === group) runs.at(-1)?.push(at);
    else runs.push([at]);
    group = column.group;
  });
  return runs;
}

/** Fills sheet after sheet; a group that no sheet has room for goes on in the next. */
function packed(runs: readonly (readonly number[])[], widths: readonly number[], room: number): number[][] {
  const parts: number[][] = [[]];
  let used = 0;
  const place = (columns: readonly number[], width: number): void => {
    if (used > 0 && used + width > room) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(...columns);
    used += width;
  };
  for (const run of runs) {
    const width = total(run.map((at) => widths[at] ?? 0));
    if (width <= room) place(run, width);
    else for (const at of run) place([at], widths[at] ?? 0);
  }
  return parts;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
