import { hostileCells } from './hostile-cells.ts';
import { cousins } from './hostile-cousins.ts';
import type { HostileFile } from './hostile-file.ts';
import { hostileZips, otherFiles } from './hostile-files.ts';
import { brokenParts, hostileTexts } from './hostile-sheets.ts';

/** Wrong, broken and hostile files, under the name .xlsx. */
export const hostileWorkbooks: readonly HostileFile[] = [
  ...otherFiles,
  ...hostileZips,
  ...brokenParts,
  ...hostileTexts,
  ...hostileCells,
  ...cousins,
];
