import { readFile } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { FailureError } from '../../domain/failure.ts';
import { lettersOf } from '../../domain/import/column-letters.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import type { PlannedRow } from '../../domain/import/planned-row.ts';
import { type Sheet, shownText } from '../../domain/import/sheet-cell.ts';
import { tabOf } from '../../domain/import/side-tables.ts';
import type { AnnotatedImport } from '../../domain/import-answers.ts';
import { fill } from '../../domain/locale/fill.ts';
import { importTexts, rowProblemText } from '../../domain/locale/import-text.ts';
import type { Language } from '../../domain/locale/labels.ts';
import { fieldLabel } from '../../domain/locale/locale.ts';
import { annotateInWorker } from '../../exchange/annotated-file/annotate-in-worker.ts';
import type { AnnotatedParts, Mark } from '../../exchange/annotated-file/annotated-file.ts';
import { placeReportFile } from '../../exchange/report-file/place-file.ts';
import { failureOf } from '../../exchange/report-file/read-report-file.ts';
import { WorkbookRefusal } from '../../exchange/workbook/refusal.ts';
import { asFileFailure } from '../../file-failure.ts';
import type { ServiceContext } from '../context.ts';
import { underFreeName } from '../place-workbook.ts';
import { requireUnit, unitName } from '../sessions.ts';

/** What is handed back: the workbook that was opened, and the rows that are not taken. */
export interface Annotated {
  readonly path: string;
  /** Of the file as it was opened. */
  readonly sha256: string;
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly rows: readonly PlannedRow[];
  readonly language: Language;
  /** The workbook is closed before it is made. */
  readonly givenUp: AbortSignal;
}

/** Characters: number, cell, what the row says, field, what stands there, problem. */
const widths = [6, 22, 34, 18, 22, 60];

/**
 * Puts the officer's own workbook with what is not taken marked into a folder, under a name of its own.
 * @param folder path; null: beside the original
 * @throws FailureError `plan_changed` where the file is another one by now, and what the folder answers
 */
export async function placeAnnotated(
  context: ServiceContext,
  of: Annotated,
  folder: string | null,
  sha256Of: (bytes: Uint8Array) => string,
): Promise<AnnotatedImport> {
  const bytes = await readFile(of.path).catch((error: unknown) => {
    throw asFileFailure(error, of.path);
  });
  if (sha256Of(bytes) !== of.sha256) throw new FailureError('plan_changed');
  const { unit } = requireUnit(context);
  const { annotated: words } = importTexts(of.language);
  // Of a text file there is nothing to colour or to comment.
  const isText = extname(of.path).toLowerCase() === '.csv';
  const marks = marksOf(of);
  const unitWords = unitName(context, unit);
  const parts: AnnotatedParts = {
    bytes: isText ? null : bytes,
    marks,
    author: words.author,
    unit: unitWords,
    at: context.ports.now(),
    list: {
      tab: words.tab,
      title: words.title,
      facts: [
        fill(words.fact, {
          file: basename(of.path),
          unit: unitWords,
          cells: marks.length,
          rows: rejected(of).length,
        }),
      ],
      head: words.head,
      widths,
    },
    howTo: words.howTo,
    alone: isText ? words.ofText : words.alone,
    unmarked: words.unmarked,
  };
  const closing = context.closing === undefined ? [] : [context.closing];
  const made = await annotateInWorker(parts, AbortSignal.any([of.givenUp, ...closing])).catch(
    (error: unknown) => {
      throw error instanceof WorkbookRefusal ? failureOf(error, basename(of.path)) : error;
    },
  );
  const name = basename(of.path, extname(of.path)).replace(new RegExp(`${words.suffix}(_v\\d+)?$`), '');
  const file = await underFreeName(`${name}${words.suffix}`, 'xlsx', (free) =>
    placeReportFile(folder ?? dirname(of.path), free, made.bytes),
  );
  return { file, marks: marks.length, with_sheets: made.withSheets, unmarked: made.unmarked };
}

const rejected = ({ rows }: Annotated): readonly PlannedRow[] =>
  rows.filter(({ state }) => state === 'rejected');

function marksOf(of: Annotated): readonly Mark[] {
  const { sheet, mapping, language } = of;
  const first = mapping.columns.find(({ field }) => field !== null)?.column ?? 0;
  const marks = rejected(of).flatMap(({ row: own, said, problems }) =>
    problems.map((one): Mark => {
      const { row, column } = anchorOf(sheet, own, one.column ?? first);
      const text = rowProblemText(language, one);
      const field = one.field === null ? '' : fieldLabel(language, mapping.type, one.field);
      const now = one.column === null ? '' : shownText(sheet.cell(row, column));
      return {
        sheet: tabOf(sheet),
        at: `${lettersOf(column)}${row}`,
        text: one.column === null && field !== '' ? `${field}：${text}` : text,
        line: [said, field, now.slice(0, 200), text],
      };
    }),
  );
  // One merged cell has one comment of a kind, however many rows it covers.
  const places = new Map(marks.toReversed().map((mark) => [`${mark.at} ${mark.text}`, mark]));
  return marks.filter((mark) => places.get(`${mark.at} ${mark.text}`) === mark);
}

/** The cell that holds what is merged over a place: no other of the merge can be commented. */
function anchorOf(
  sheet: Sheet,
  row: number,
  column: number,
): { readonly row: number; readonly column: number } {
  const merge = sheet.merges.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
  return merge === undefined ? { row, column } : { row: merge.top, column: merge.left };
}
