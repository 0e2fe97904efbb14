import { useSyncExternalStore } from 'react';
import type { PickedPlace } from '../../db/domain/host-contract.ts';

let opened: PickedPlace | null = null;
const listeners = new Set<() => void>();

/** A report file that the system asked the program to open, for the page that looks at files; null once it was taken. */
export function offerReport(file: PickedPlace | null): void {
  opened = file;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOpenedReport(): PickedPlace | null {
  return useSyncExternalStore(subscribe, () => opened);
}
