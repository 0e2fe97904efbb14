import { useSyncExternalStore } from 'react';

/** One thing that comes from outside a page for the page that takes it, whichever of the two is there first. */
export interface HandedOver<T> {
  /** Hands it over; null once it was taken. */
  readonly offer: (next: T | null) => void;
  /** Hook: what waits to be taken. */
  readonly useOffered: () => T | null;
}

/** A place for one thing; the latest offered stands. */
export function handedOver<T>(): HandedOver<T> {
  let held: T | null = null;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    offer(next) {
      held = next;
      for (const listener of listeners) listener();
    },
    useOffered: () => useSyncExternalStore(subscribe, () => held),
  };
}
