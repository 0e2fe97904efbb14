import type { CheckAnswer } from '../domain/answers.ts';
import type { Ledger } from '../domain/ledger.ts';
import type { PackagedRecord } from '../domain/package.ts';
import type { AreaBook } from '../domain/rules/rule.ts';
import type { CellMapEntry } from '../exchange/report-file/cell-map.ts';
import type { Manifest } from '../exchange/report-file/manifest.ts';
import type { SheetModel } from '../exchange/workbook/model.ts';

/** What the sheets for people are drawn from. */
export interface SheetsInput {
  readonly ledger: Ledger;
  readonly records: readonly PackagedRecord[];
  readonly manifest: Omit<Manifest, 'control_totals'>;
  readonly check: CheckAnswer;
  readonly areas: Pick<AreaBook, 'name'>;
}

export interface DrawnSheets {
  readonly sheets: readonly SheetModel[];
  readonly cellMap: readonly CellMapEntry[];
  /** Sums by name, in fen. */
  readonly controlTotals: Readonly<Record<string, number>>;
}

/** Draws the sheets of a report that people read. */
export type DrawSheets = (input: SheetsInput) => DrawnSheets;
