import type { z } from 'zod';

/** A call between window, terminal and services: its input's schema and, as a type only, what it answers. */
export interface Call<I extends z.ZodType, O> {
  readonly input: I;
  /** Type only: outputs are made by our own services. */
  readonly output?: () => O;
}

/** Declares a call: `call(schema).returns<Answer>()`. */
export const call = <I extends z.ZodType>(input: I) => ({ returns: <O>(): Call<I, O> => ({ input }) });
