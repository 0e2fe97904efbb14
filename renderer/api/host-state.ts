import { useSyncExternalStore } from 'react';

let gone = false;
const listeners = new Set<() => void>();

/** Notes whether the host answered the last call. */
export function hostAnswered(answered: boolean): void {
  if (gone === !answered) return;
  gone = !answered;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the program behind the page does not answer any more: nothing can be saved or kept as a draft. */
export function useHostGone(): boolean {
  return useSyncExternalStore(subscribe, () => gone);
}
