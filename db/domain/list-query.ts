import { z } from 'zod';
import { systemFieldNames } from './records/declaration.ts';

/**
 * What a list of one record type may be asked: conditions on any field, free text, order. The window makes it, the store
 * answers it in SQL, the Excel file of a list repeats it.
 */

const fieldName = z.string().min(1).max(64);
const listedValue = z.union([z.string().max(2000), z.number(), z.boolean()]);
const bound = z.union([z.string().max(40), z.number()]).nullable();

const listCondition = z.discriminatedUnion('op', [
  /** Exactly a stored value: an option, an id, an amount in fen, an ISO date. */
  z.strictObject({ op: z.literal('equals'), field: fieldName, value: listedValue }),
  /** What is shown holds the words: also a name of an area, the label of an option or of the record referred to. */
  z.strictObject({ op: z.literal('contains'), field: fieldName, text: z.string().min(1).max(200) }),
  /** Both ends included; null leaves one open. */
  z.strictObject({ op: z.literal('between'), field: fieldName, from: bound, to: bound }),
  z.strictObject({ op: z.literal('blank'), field: fieldName }),
  z.strictObject({ op: z.literal('filled'), field: fieldName }),
  z.strictObject({ op: z.literal('in'), field: fieldName, values: z.array(listedValue).max(10_000) }),
]);
export type ListCondition = z.infer<typeof listCondition>;

export const listSelection = z.strictObject({
  where: z.array(listCondition).max(60).optional(),
  /** Words that a row holds somewhere, in its own texts or in what it refers to. */
  text: z.string().max(200).optional(),
  voided: z.enum(['hide', 'show', 'only']).optional(),
  /** Default: what was entered last comes first. */
  sort: z.strictObject({ field: fieldName, descending: z.boolean() }).optional(),
});
export type ListSelection = z.infer<typeof listSelection>;

/** A list as it was looked at: what was selected and which columns stood side by side. */
export const listView = z.strictObject({
  selection: listSelection,
  columns: z.array(fieldName).max(200),
});
export type ListView = z.infer<typeof listView>;

/** System fields that a list may filter and sort by beside the declared ones. */
export const listedSystemFields: readonly string[] = systemFieldNames.filter(
  (name) => name !== 'voided' && name !== 'county_code',
);
