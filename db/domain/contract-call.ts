import type { z } from 'zod';

/** A call of a contract: its input's schema and its output's type. */
export interface Call<I extends z.ZodType, O> {
  readonly input: I;
  /** Type only: outputs are made by our own services. */
  readonly output?: () => O;
}

/** `call(input).returns<Output>()`: a line of a contract. */
export const call = <I extends z.ZodType>(input: I) => ({ returns: <O>(): Call<I, O> => ({ input }) });
