import { z } from 'zod';
import { type RecordType, recordTypes } from '../../domain/records/catalogue.ts';
import { maxCellText } from '../workbook/text.ts';

/** Where a field stands in the sheets for people, and what was written there. */
export const cellMapEntrySchema = z.strictObject({
  /** Sheet name as on its tab, `!`, A1 address: `返还情况!B3`. */
  address: z.string().regex(/^[^\n]{1,31}![A-Z]{1,3}[1-9]\d{0,6}$/),
  record_type: z.enum(recordTypes as [RecordType, ...RecordType[]]),
  record_id: z.string().min(1).max(64),
  /** Stored or computed field of the record. */
  field: z.string().min(1).max(64),
  /** What the cell holds: plain decimal for a number, `2026-03-31` for a date, the text; '' for an empty cell. */
  expected: z.string().max(maxCellText),
});

export type CellMapEntry = z.infer<typeof cellMapEntrySchema>;
