import { z } from 'zod';
import { call } from './contract-call.ts';
import { importableTypes } from './import/importable.ts';
import type { Mapping } from './import/mapping.ts';
import type {
  AnnotatedImport,
  CurrentImport,
  ImportDone,
  ImportPlanView,
  ImportProgress,
  OpenedImport,
  SheetTexts,
  ShownRows,
} from './import-answers.ts';
import type { RecordType } from './records/catalogue.ts';

const fileToken = z.string().min(1).max(2000);
const importId = z.string().min(1).max(64);
const language = z.enum(['zh-CN', 'en']);
const type = z.enum(importableTypes as readonly string[] as [RecordType, ...RecordType[]]);
const row = z.int().min(0).max(1_048_576);
const sheet = z.string().max(200);

const mapping: z.ZodType<Mapping> = z.strictObject({
  type,
  sheet,
  head_first: row,
  head_last: row,
  columns: z
    .array(
      z.strictObject({
        column: z.int().min(0).max(16_384),
        head: z.string().max(40_000),
        field: z.string().max(64).nullable(),
        unit: z.enum(['yuan', 'thousandYuan', 'wanYuan', 'millionYuan', 'yiYuan']).nullable(),
        period: z
          .string()
          .regex(/^(?:\d{4}(?:-\d\d)?|--\d\d)$/)
          .optional(),
        until: z.string().max(64).optional(),
      }),
    )
    .max(16_384),
  constants: z.record(z.string().max(64), z.string().max(2000)),
  meanings: z
    .array(
      z.strictObject({
        field: z.string().max(64),
        text: z.string().max(40_000),
        // Empty: the text says nothing, as — in a column of figures.
        value: z.string().max(200),
      }),
    )
    .max(20_000),
  hidden: z.enum(['take', 'leave']).nullable(),
  blanks: z.enum(['keep', 'clear']),
  example_row: row.nullable(),
  fill_down: z.enum(['take', 'leave']).optional(),
  period_year: z
    .string()
    .regex(/^20\d\d$/)
    .optional(),
  day_year: z
    .string()
    .regex(/^20\d\d$/)
    .optional(),
  figures: z.literal('none').optional(),
  finer: z.literal('round').optional(),
});

/** Calls about taking in workbooks of any shape; a part of `contract.ts`. */
export const importCalls = {
  /** Reads a workbook for an import; the window makes the id, so that reading can be given up by it. */
  'imports.open': call(
    z.strictObject({ import_id: importId, file: fileToken, type: type.nullable() }),
  ).returns<OpenedImport>(),
  /** The workbook that is open, whichever window opened it; null where none is. */
  'imports.current': call(z.strictObject({})).returns<CurrentImport | null>(),
  /** Another sheet, type or rows of heads: what their heads propose; with 0 and 0 they are looked for. */
  'imports.propose': call(
    z.strictObject({ import_id: importId, sheet, type, head_first: row, head_last: row }),
  ).returns<{ readonly mapping: Mapping; readonly remembered: boolean }>(),
  'imports.texts': call(
    z.strictObject({ import_id: importId, sheet, first: row, count: z.int().min(1).max(200) }),
  ).returns<SheetTexts>(),
  /** What taking the sheet in would do; changes nothing. */
  'imports.plan': call(z.strictObject({ import_id: importId, mapping, language })).returns<ImportPlanView>(),
  /** Gives up the planning that is under way; the workbook stays open. */
  'imports.stop': call(z.strictObject({ import_id: importId })).returns<null>(),
  /** Rows of the plan that was made last. */
  'imports.rows': call(
    z.strictObject({
      import_id: importId,
      states: z
        .array(z.enum(['added', 'changed', 'same', 'rejected', 'aside']))
        .min(1)
        .max(5),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
      language,
    }),
  ).returns<ShownRows>(),
  /** Does what the plan says, in one transaction after a backup; rejected rows stay out. Undone as one step. */
  'imports.apply': call(
    z.strictObject({ import_id: importId, plan: z.string().regex(/^[0-9a-f]{64}$/) }),
  ).returns<ImportDone>(),
  /** The officer's own workbook with what is not taken coloured, commented and listed, as a new file in a folder. */
  'imports.annotate': call(
    z.strictObject({ import_id: importId, folder: fileToken.nullable(), language }),
  ).returns<AnnotatedImport>(),
  'imports.progress': call(z.strictObject({ import_id: importId })).returns<ImportProgress | null>(),
  /** Gives up what is under way, and forgets the workbook. */
  'imports.close': call(z.strictObject({ import_id: importId })).returns<null>(),
} as const;
