import { type CallName, contract, type Handlers } from './contract.ts';
import { FailureError, type Result } from './failure.ts';
import { refusedPlaces } from './refusal.ts';

/**
 * The one door: looks the call up, parses its input strictly, runs the handler and turns every outcome into a value.
 * @param report receives the error of an unexpected fault, which the caller sees as `internal` without its text.
 */
export async function dispatch(
  handlers: Handlers,
  name: string,
  raw: unknown,
  report: (error: unknown) => void,
): Promise<Result<unknown>> {
  if (!Object.hasOwn(contract, name)) {
    return { ok: false, failure: { code: 'unknown_call', args: { name: name.slice(0, 100) } } };
  }
  const call = name as CallName;
  const parsed = contract[call].input.safeParse(raw);
  if (!parsed.success) {
    const detail = refusedPlaces(parsed.error, raw);
    return { ok: false, failure: { code: 'rejected', args: { call }, detail } };
  }
  try {
    const handler = handlers[call] as (input: unknown) => unknown;
    return { ok: true, value: await handler(parsed.data) };
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    report(error);
    return { ok: false, failure: { code: 'internal', args: {} } };
  }
}
