import { z } from 'zod';
import { call } from './contract-call.ts';
import { importableTypes } from './import/importable.ts';
import { languages } from './locale/labels.ts';
import { optionSets } from './options.ts';
import type { RecordType } from './records/catalogue.ts';
import type { WrittenTemplates } from './template-answers.ts';

const type = z.enum(importableTypes as readonly string[] as [RecordType, ...RecordType[]]);

/** Calls about templates: workbooks that are filled in elsewhere and come back. */
export const templateCalls = {
  /**
   * Writes templates into a folder: one of some types (a sheet a type), one of a form, or one of each form and of the
   * registers. Never overwrites.
   */
  'templates.write': call(
    z.strictObject({
      what: z.union([
        z.strictObject({ types: z.array(type).min(1).max(importableTypes.length) }),
        z.strictObject({ form: z.enum(optionSets.form) }),
        z.strictObject({ all: z.literal(true) }),
      ]),
      /** Null: the shared folder of the settings. */
      folder: z.string().min(1).max(2000).nullable(),
      language: z.enum(languages as readonly ['zh-CN', 'en']),
      /** In which amounts are filled in. */
      money_unit: z.enum(['yuan', 'wanYuan']),
      /** With the records that there are, of dated types those of the period's year: to be corrected and completed. */
      prefill: z.boolean(),
      /** A workbook for each township, with its villages; refused where no type belongs to villages. */
      by_town: z.boolean(),
    }),
  ).returns<WrittenTemplates>(),
} as const;
