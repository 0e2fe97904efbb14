import { z } from 'zod';
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

interface Call<I extends z.ZodType, O> {
  readonly input: I;
  readonly output?: () => O;
}

const call = <I extends z.ZodType>(input: I) => ({ returns: <O>(): Call<I, O> => ({ input }) });

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
} as const;
