import { z } from 'zod';
import { call } from './contract-call.ts';
import type {
  AcceptedPackages,
  ConfirmedKey,
  InboxState,
  OpenedPackage,
  PackageRecords,
} from './inbox-answers.ts';
import { languages } from './locale/labels.ts';
import { isPeriod, type Period } from './period.ts';
import { type RecordType, recordTypes } from './records/catalogue.ts';

const period = z.custom<Period>((value) => typeof value === 'string' && isPeriod(value));
const id = z.string().min(1).max(64);

const keys = z
  .array(z.strictObject({ public_key: z.string().length(43), unit: z.string().regex(/^\d{2}(\d{2}){0,2}$/) }))
  .min(1)
  .max(200);

/** Calls of the upper levels' inbox; a part of `contract.ts`. */
export const inboxContract = {
  /**
   * Begins to look through the folder, unless that is under way, and answers at once what is known. Reports that are whole,
   * of a unit of the area and signed by one of its confirmed installations are received; that accepts nothing.
   */
  'inbox.scan': call(
    z.strictObject({
      period,
      /** Null: the folder looked through last, else the shared folder. */
      folder: z.string().min(1).max(2000).nullable(),
      /** Reads every file again, whether or not it changed. */
      again: z.boolean().optional(),
    }),
  ).returns<InboxState>(),
  /** What is known, without a look. */
  'inbox.state': call(z.strictObject({ period })).returns<InboxState>(),
  /** Stops looking; what was received stays. */
  'inbox.stop': call(z.strictObject({})).returns<null>(),
  /** Confirms installations of files in the folder as their units'; refused for any other. */
  'inbox.trust': call(
    z.strictObject({
      keys,
    }),
  ).returns<{ readonly trusted: number }>(),
  /** Keys that are in force. */
  'inbox.keys': call(z.strictObject({})).returns<readonly ConfirmedKey[]>(),
  /** Withdraws keys that are in force. */
  'inbox.untrust': call(z.strictObject({ keys, why: z.string().max(500).nullable() })).returns<{
    readonly withdrawn: number;
  }>(),
  'inbox.open': call(z.strictObject({ package_id: id })).returns<OpenedPackage>(),
  /** A received package's records of one type, to be read only. */
  'inbox.records': call(
    z.strictObject({
      package_id: id,
      type: z.enum(recordTypes as readonly string[] as [RecordType, ...RecordType[]]),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
      language: z.enum(languages),
    }),
  ).returns<PackageRecords>(),
  /** Accepts at this level; all that can be are accepted in one transaction, the others are named with the reason. */
  'inbox.accept': call(
    z.strictObject({
      period,
      /** `all`: the newest version of every unit that has no fault and no doubt. */
      packages: z.union([z.literal('all'), z.array(id).min(1).max(500)]),
      /** A person has confirmed the doubts of the chosen ones. */
      confirmed: z.boolean(),
    }),
  ).returns<AcceptedPackages>(),
  /** Province: locks what is accepted of a period. */
  'inbox.lock': call(z.strictObject({ period })).returns<{ readonly locked: number }>(),
} as const;
