import { z } from 'zod';
import type { PlacedList } from './answers.ts';
import { call } from './contract-call.ts';
import { extractRecipe } from './extract/recipe.ts';
import type { ExtractPreview, ExtractRecipes } from './extract-answers.ts';
import { listView } from './list-query.ts';
import { optionSets } from './options.ts';
import { type ChosenPaper, paperSizes } from './paper.ts';
import { isPeriod, type Period } from './period.ts';
import type { PrintedDocument, PrintedList } from './printed-pages.ts';
import { type RecordType, recordTypes } from './records/catalogue.ts';

const id = z.string().min(1).max(64);
/** Null: the shared folder of the settings. */
const folder = z.string().min(1).max(2000).nullable();
const language = z.enum(['zh-CN', 'en']);
/** A workbook to look at and print, or a CSV file for other programs. */
export const fileFormat = z.enum(['xlsx', 'csv']);
export type FileFormat = z.infer<typeof fileFormat>;

/** Which records a list shows, and how. */
export const shownList = listView.extend({
  type: z.enum(recordTypes as readonly string[] as [RecordType, ...RecordType[]]),
  /** Of the selection only these; left out: all of it. */
  ids: z.array(id).max(10_000).optional(),
  language,
  money_unit: z.enum(['yuan', 'wanYuan']),
});

const paper = z.strictObject({ size: z.enum(paperSizes), landscape: z.boolean() });
const period = z.custom<Period>((value) => typeof value === 'string' && isPeriod(value));
const extract = z.strictObject({
  recipe: extractRecipe,
  period,
  language,
  money_unit: z.enum(['yuan', 'wanYuan']),
});
const name = z.string().min(1).max(60);
const drafts = z.strictObject({
  period,
  /** Left out: all of the period. */
  forms: z.array(z.enum(optionSets.form)).min(1).optional(),
  paper,
});

/** Calls that write files for people: lists to be signed, extracts. */
export const exportCalls = {
  /** The list that the villages of a batch sign (到村收益签收单) as an Excel file; of all townships, or of one by its code. */
  'distribution.signOff': call(
    z.strictObject({
      batch_id: id,
      /** Nine digits, '' for villages without a township; null: all. */
      town: z
        .string()
        .regex(/^(\d{9})?$/)
        .nullable(),
      folder,
      language,
    }),
  ).returns<PlacedList>(),
  /** What a list shows as pages of paper; a paper that is given is kept for the next time, null: the one kept. */
  'records.pages': call(shownList.extend({ paper: paper.nullable() })).returns<PrintedList>(),
  /** The paper that forms were printed on last; another is kept instead. */
  'forms.paper': call(z.strictObject({ keep: paper.optional() })).returns<ChosenPaper>(),
  /**
   * Forms of a period in their official layout as they stand now, before anything is filed, marked as a draft; the paper is
   * kept for the next time.
   */
  'forms.export': call(drafts.extend({ folder })).returns<PlacedList>(),
  /** The pages of the same forms; the paper is kept, too. */
  'forms.pages': call(drafts).returns<PrintedDocument>(),
  /** The pages of a report as it was filed. */
  'reports.pages': call(z.strictObject({ report_id: id })).returns<PrintedDocument>(),
  /** What an extract comes to: upper levels count what was accepted, a county its own records. */
  'extract.preview': call(extract).returns<ExtractPreview>(),
  /** The same as an Excel file, or as a CSV file for each table. */
  'extract.write': call(extract.extend({ folder, format: fileFormat })).returns<PlacedList>(),
  'extract.recipes': call(z.strictObject({})).returns<ExtractRecipes>(),
  /** Keeps a recipe, in the place of one of the same name. */
  'extract.keep': call(z.strictObject({ name, recipe: extractRecipe })).returns<ExtractRecipes>(),
  'extract.rename': call(z.strictObject({ name, to: name })).returns<ExtractRecipes>(),
  'extract.drop': call(z.strictObject({ name })).returns<ExtractRecipes>(),
} as const;
