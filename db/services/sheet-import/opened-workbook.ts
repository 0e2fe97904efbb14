import { FailureError } from '../../domain/failure.ts';
import { importableTypes } from '../../domain/import/importable.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import type { Sheet } from '../../domain/import/sheet-cell.ts';
import { tabOf } from '../../domain/import/side-tables.ts';
import type { TemplateFacts } from '../../domain/import/template-facts.ts';
import { factsOfSheet } from '../../domain/import/template-mapping.ts';
import type { ImportProgress, OpenedImport, OpenedSheet } from '../../domain/import-answers.ts';
import type { RecordType } from '../../domain/records/catalogue.ts';
import { isFilledIn } from './alike-sheets.ts';
import { bestSheet, bestType } from './best-sheet.ts';
import type { Planned } from './planned.ts';

/** The workbook that is being taken in; one at a time. */
export interface OpenedWorkbook {
  readonly id: string;
  readonly path: string;
  /** Token of the file. */
  readonly file: string;
  /** Of the file's bytes, to know it again. */
  readonly sha256: string;
  readonly sheets: readonly Sheet[];
  readonly facts: TemplateFacts | null;
  readonly hidden: ReadonlySet<string>;
  readonly cancel: AbortController;
  progress: ImportProgress | null;
  planned: Planned | null;
  /** How each sheet that was looked at is read, the last one last. */
  readonly said: Map<string, Mapping>;
  /** Counts what was asked to be planned: a newer mapping gives up the planning of the one before. */
  turn: number;
  /** Names of the sheets that were taken in. */
  readonly taken: Set<string>;
  /** What was applied last: its rejected rows can still be marked. */
  done: (Planned & { readonly step: number | null }) | null;
  answer: OpenedImport | null;
}

/** What is said of a sheet when its workbook is opened; `wanted` narrows what it may be. */
export function openedSheet(opened: OpenedWorkbook, sheet: Sheet, wanted: RecordType | null): OpenedSheet {
  const facts = opened.facts === null ? undefined : factsOfSheet(sheet, opened.facts);
  const types = wanted === null ? importableTypes : [wanted];
  return {
    name: sheet.name,
    rows: sheet.rowCount,
    columns: sheet.columnCount,
    hidden: opened.hidden.has(tabOf(sheet)),
    type: facts?.type ?? bestType(sheet, types),
  };
}

/** The sheet of a workbook to begin with: of a template one that is filled in, before those that nobody touched. */
export function sheetToBegin(
  { facts, sheets }: OpenedWorkbook,
  offered: readonly OpenedSheet[],
  wanted: RecordType | null,
): OpenedSheet | undefined {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const isFilled = ({ name }: OpenedSheet): boolean => {
    const sheet = byName.get(name);
    return facts === null || sheet === undefined || isFilledIn(sheet, factsOfSheet(sheet, facts));
  };
  const filled = offered.filter((one) => one.type !== null && isFilled(one));
  return bestSheet(filled.length > 0 ? filled : offered, wanted);
}

/** The sheet, or the first table of it. @throws FailureError `not_found` */
export function sheetNamed(opened: OpenedWorkbook, name: string): Sheet {
  const sheet =
    opened.sheets.find((one) => one.name === name) ?? opened.sheets.find((one) => one.tab === name);
  if (sheet === undefined) throw new FailureError('not_found');
  return sheet;
}
