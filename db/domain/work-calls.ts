import { z } from 'zod';
import { call } from './contract-call.ts';
import { optionSets } from './options.ts';
import type { FormOwnerLine, ImportedPart, PartPreview, TakenRegisters } from './part-answers.ts';
import type { MergedWork, PlacedWorkFile, WorkPreview } from './work-answers.ts';

const fileToken = z.string().min(1).max(2000);
const language = z.enum(['zh-CN', 'en']);
const moneyUnit = z.enum(['yuan', 'wanYuan']);
/** Answers to a merge's questions: the value chosen, by the question's key. */
const decisions = z
  .array(
    z.strictObject({
      key: z.string().max(400),
      value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    }),
  )
  .max(100_000);
const loaded = { file: fileToken, decisions, language, money_unit: moneyUnit };

/** Calls about the work of an office's several machines; a part of `contract.ts`. */
export const workCalls = {
  /** Everything that this machine knows, as one file in a folder; null: the shared folder. */
  'work.export': call(z.strictObject({ folder: fileToken.nullable() })).returns<PlacedWorkFile>(),
  /** What loading a work file would change and what must be decided; changes nothing. */
  'work.preview': call(z.strictObject(loaded)).returns<WorkPreview>(),
  /** Does what `work.preview` showed; `plan` is its hash. */
  'work.apply': call(
    z.strictObject({
      ...loaded,
      plan: z.string().regex(/^[0-9a-f]{64}$/),
      /** A person's yes to a key that is new. */
      trust: z.boolean(),
    }),
  ).returns<MergedWork>(),
  /** Lead office: what a department's part-report would do to the rows of its forms; changes nothing. */
  'parts.preview': call(
    z.strictObject({ file: fileToken, language, money_unit: moneyUnit }),
  ).returns<PartPreview>(),
  'parts.import': call(
    z.strictObject({ file: fileToken, plan: z.string().regex(/^[0-9a-f]{64}$/), trust: z.boolean() }),
  ).returns<ImportedPart>(),
  /** A department: the registers that its forms stand on, from the lead office's work file; `confirm` takes them. */
  'parts.registers': call(
    z.strictObject({ file: fileToken, confirm: z.boolean() }),
  ).returns<TakenRegisters>(),
  /** Which department fills which form. */
  'parts.owners': call(z.strictObject({})).returns<readonly FormOwnerLine[]>(),
  /** Takes a form back from its department. */
  'parts.release': call(
    z.strictObject({ form: z.enum(optionSets.form), reason: z.string().max(500) }),
  ).returns<readonly FormOwnerLine[]>(),
} as const;
