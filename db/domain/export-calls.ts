import { z } from 'zod';
import type { PlacedList } from './answers.ts';
import { call } from './contract-call.ts';

const id = z.string().min(1).max(64);
/** Null: the shared folder of the settings. */
const folder = z.string().min(1).max(2000).nullable();
const language = z.enum(['zh-CN', 'en']);
/** A workbook to look at and print, or a CSV file for other programs. */
export const fileFormat = z.enum(['xlsx', 'csv']);
export type FileFormat = z.infer<typeof fileFormat>;

/** Calls that write files for people: lists to be signed. */
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
} as const;
