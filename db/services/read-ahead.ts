import { checkingOf } from './checks.ts';
import type { ServiceContext } from './context.ts';
import { readAhead } from './ledgers.ts';
import { openSession } from './sessions.ts';

/** Records that are read in one go: some 20 ms. */
const portion = 5_000;

/**
 * Reads the ledger and checks the chosen period ahead of the first page, which asks for both, while the window is still being
 * fetched. In steps, so that calls are answered between them; a call that needs what is under way ends it. What goes wrong
 * is said to that call.
 */
export async function prepareFirstPage(context: ServiceContext, signal: AbortSignal): Promise<void> {
  try {
    const { initialised, period } = openSession(context);
    if (!initialised) return;
    while (!readAhead(context, portion)) if (!(await goesOn(signal))) return;
    const checking = await checkingOf(context, period, null);
    while (!checking.step()) if (!(await goesOn(signal))) return;
  } catch {
    // The call that needs it throws the same.
  }
}

/** Lets what has arrived meanwhile go first. @returns whether there is anyone left to prepare for */
async function goesOn(signal: AbortSignal): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return !signal.aborted;
}
