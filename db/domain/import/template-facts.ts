import { z } from 'zod';
import { type RecordType, recordTypes } from '../records/catalogue.ts';

/** Name of the very hidden sheet in which a template says what it is; its cell A1 holds `TemplateFacts` as JSON. */
export const templateSheetName = '_shl_template';

/** Raised when a template of before can no longer be read by position. */
export const templateVersion = 1;

const sheetFacts = z.strictObject({
  type: z.enum(recordTypes as readonly string[] as [RecordType, ...RecordType[]]),
  /** Name of the tab. */
  sheet: z.string().min(1).max(31),
  /** Rows as Excel counts them, from 1: the row of heads, and the first row for figures. */
  head_row: z.int().min(1),
  first_row: z.int().min(1),
  /** A filled row that shows how it is done and is never taken; null for none. */
  example_row: z.int().min(1).nullable(),
  columns: z
    .array(
      z.strictObject({
        /** Letters, `A`. */
        column: z.string().regex(/^[A-Z]{1,3}$/),
        field: z.string().min(1).max(64),
        /** Of amounts: the unit that the head states. */
        unit: z.enum(['yuan', 'wanYuan']).nullable(),
      }),
    )
    .max(400),
});

export const templateFacts = z.strictObject({
  template: z.literal(templateVersion),
  /** Version of the forms that the template was made for, as reports name it. */
  form_version: z.string().min(1).max(40),
  language: z.enum(['zh-CN', 'en']),
  sheets: z.array(sheetFacts).min(1).max(60),
});

/** What a template made by this program says of itself, so that it is read by position whatever is done to its heads. */
export type TemplateFacts = z.infer<typeof templateFacts>;
export type TemplateSheetFacts = z.infer<typeof sheetFacts>;
