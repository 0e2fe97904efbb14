import { z } from 'zod';
import { call } from './contract-call.ts';
import { isPeriod, type Period } from './period.ts';
import { type RecordType, recordTypes } from './records/catalogue.ts';
import type {
  AffectedReports,
  FoundReplies,
  ImportedReply,
  ListedPackage,
  PlacedReceipts,
  PlacedReply,
  ReviewedPackage,
  ReviewedRecords,
  ReviewState,
  ShownQuery,
} from './review-answers.ts';

const period = z.custom<Period>((value) => typeof value === 'string' && isPeriod(value));
const id = z.string().min(1).max(64);
const recordType = z.enum(recordTypes as readonly string[] as [RecordType, ...RecordType[]]);
/** Null: the shared folder of the settings. */
const folder = z.string().min(1).max(2000).nullable();

export const askedQuery = z.strictObject({
  /** Null: about the report as a whole. */
  record_type: recordType.nullable(),
  record_id: id.nullable(),
  /** Null: about the record. */
  field: z.string().min(1).max(64).nullable(),
  /** The rule that it cites. */
  rule: z.string().min(1).max(20).nullable(),
  text: z.string().min(1).max(500),
});
export type AskedQuery = z.infer<typeof askedQuery>;

/** Calls about sending back, receipts, and what the county does with them; a part of `contract.ts`. */
export const reviewContract = {
  /** Upper level: packages received for a period, by unit and version. */
  'review.packages': call(z.strictObject({ period })).returns<readonly ListedPackage[]>(),
  /** Upper level: a received package with the queries asked about it and the answers to earlier ones. */
  'review.open': call(z.strictObject({ package_id: id })).returns<ReviewedPackage>(),
  'review.records': call(
    z.strictObject({
      package_id: id,
      type: recordType,
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
    }),
  ).returns<ReviewedRecords>(),
  /** Asks about a package that is not decided yet. */
  'review.ask': call(
    z.strictObject({ package_id: id, queries: z.array(askedQuery).min(1).max(500) }),
  ).returns<readonly ShownQuery[]>(),
  /** Takes a query back, before the report is sent back. */
  'review.unask': call(z.strictObject({ query_id: id })).returns<readonly ShownQuery[]>(),
  /** Sends a package back with its queries; of one that is sent back already the same file is placed again. */
  'review.sendBack': call(
    z.strictObject({ package_id: id, folder, why: z.string().max(500).nullable() }),
  ).returns<PlacedReply>(),
  /** Puts a receipt of the package's present state into a folder; decides nothing. */
  'review.receipt': call(z.strictObject({ package_id: id, folder })).returns<PlacedReply>(),
  /** Puts a receipt of every version in force of a period into a folder. */
  'review.receipts': call(z.strictObject({ period, folder })).returns<PlacedReceipts>(),
  /** County: replies in the shared folder that are about its reports. */
  'review.look': call(z.strictObject({ folder })).returns<FoundReplies>(),
  /** Reads a reply in. `trust`: the key that a person has confirmed as the reviewer's. */
  'review.import': call(
    z.strictObject({
      /** A file picked, or the name of one in the shared folder. */
      file: z.union([
        z.strictObject({ token: z.string().min(1).max(2000) }),
        z.strictObject({ name: z.string().min(1).max(255) }),
      ]),
      trust: z.string().length(43).nullable(),
    }),
  ).returns<ImportedReply>(),
  'review.state': call(z.strictObject({ period })).returns<ReviewState>(),
  /** Later reports that the changes to a period's package reach. */
  'review.affected': call(z.strictObject({ period })).returns<AffectedReports>(),
  /** Answers a query; '' takes the answer back. */
  'review.answer': call(
    z.strictObject({ query_id: id, base_revision: z.int().min(1), answer: z.string().max(500) }),
  ).returns<ShownQuery>(),
} as const;
