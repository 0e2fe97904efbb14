import type { ReferredNames } from './answers.ts';
import type { Mapping, MappingQuestion } from './import/mapping.ts';
import type { PlanNotice } from './import/notices.ts';
import type { PlannedRow, RowState } from './import/planned-row.ts';
import type { ParseProblem } from './parsed.ts';
import type { RecordType } from './records/catalogue.ts';

/** A sheet of the workbook that was opened. */
export interface OpenedSheet {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Hidden ones are offered last. */
  readonly hidden: boolean;
  /** What its heads say most of; null where they name no record type. */
  readonly type: RecordType | null;
}

/** A workbook that was opened for an import; it is kept until another one is opened, or it is closed. */
export interface OpenedImport {
  readonly import_id: string;
  readonly file_name: string;
  readonly sheets: readonly OpenedSheet[];
  /** Tabs that hold a chart or a macro and no cells. */
  readonly without_cells: readonly string[];
  /** Made by this program: sheets are read by position. */
  readonly template: boolean;
  /** For the sheet and type that fit best; null where nothing fits. */
  readonly mapping: Mapping | null;
  /** Whether the mapping holds what was said of such a table before. */
  readonly remembered: boolean;
  /** The file is a copy of one that was dropped: what is done to the original does not reach it. */
  readonly copy: boolean;
}

/** Where a save of this run stands: `kept` can no longer be undone. */
export interface StepStanding {
  readonly is: 'done' | 'undone' | 'kept';
  /** Saves after it, which are undone first. */
  readonly later: number;
}

/** The workbook that is being taken in, for a window that was opened anew. */
export interface CurrentImport {
  /** Token of the file. */
  readonly file: string;
  readonly opened: OpenedImport;
  /** How each sheet that was looked at is read, the last one last. */
  readonly mappings: readonly Mapping[];
  /** What became of the file since it was read. */
  readonly now: 'same' | 'changed' | 'gone';
  readonly done: DoneImport | null;
}

/** What was taken in, and where its step stands. */
export interface DoneImport {
  readonly type: RecordType;
  readonly sheet: string;
  readonly counts: ImportDone;
  /** Null where nothing was written. */
  readonly step: StepStanding | null;
}

/** Rows of a sheet as they stand, to find the heads in. */
export interface SheetTexts {
  /** From 1. */
  readonly first: number;
  readonly rows: readonly (readonly string[])[];
  readonly hidden: readonly number[];
}

export type RowCounts = { readonly [S in RowState]: number };

/** What taking the sheet in would do; nothing is written. */
export interface ImportPlanView {
  /** What must be said first; without it nothing is planned. */
  readonly questions: readonly MappingQuestion[];
  /** Of the values that every row has, by field. */
  readonly constant_problems: Readonly<Record<string, ParseProblem>>;
  /** Rows below the heads that are hidden or filtered out. */
  readonly hidden_rows: number;
  /** Hash that `imports.apply` asks for; null while there are questions, and where none of it may be taken in here. */
  readonly plan: string | null;
  readonly counts: RowCounts;
  readonly notices: readonly PlanNotice[];
  /** Texts that name nothing that is known, by field, each once, the most frequent first. */
  readonly unknown: readonly UnknownText[];
  /** Columns of figures, from 0, of which nothing is taken. */
  readonly left: readonly number[];
  /** Sheets in sight with the same heads, and other tables on the same sheet, that were not taken in yet. */
  readonly alike: readonly string[];
}

export interface UnknownText {
  readonly field: string;
  readonly text: string;
  readonly rows: number;
  /** What may be meant; nothing is taken without being said. */
  readonly suggestions: readonly Suggestion[];
}

export interface Suggestion {
  /** As stored. */
  readonly value: string;
  readonly label: string;
}

/** A row of the plan. */
export interface ShownRow extends PlannedRow {
  /** What the record that it changes is called; null for others. */
  readonly label: string | null;
}

/** Rows of a plan, with words for what their values name. */
export interface ShownRows extends ReferredNames {
  readonly rows: readonly ShownRow[];
  readonly total: number;
}

export interface ImportDone {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly rejected: number;
  readonly aside: number;
}

/** The officer's own workbook with its problems marked. */
export interface AnnotatedImport {
  readonly file: string;
  /** Places that are marked. */
  readonly marks: number;
  /** False: it could not be edited safely, and the file holds the list of problems only. */
  readonly with_sheets: boolean;
  /** Sheets whose cells could not all be coloured and commented. */
  readonly unmarked: readonly string[];
}

/** How far the work under way is; null where none is. */
export interface ImportProgress {
  readonly phase: 'reading' | 'planning' | 'storing';
  readonly done: number;
  readonly total: number;
}
