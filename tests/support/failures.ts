import { expect } from 'vitest';
import { type Failure, type FailureCode, FailureError } from '../../db/domain/failure.ts';

/** The failure that `act` ends in; fails the test when it succeeds or throws something else. */
export async function failureOf(act: () => unknown): Promise<Failure> {
  try {
    await act();
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error('it succeeded');
}

export async function expectFailure(code: FailureCode, act: () => unknown): Promise<void> {
  expect((await failureOf(act)).code).toBe(code);
}
