import { useCallback, useSyncExternalStore } from 'react';

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
};

/** What page head, summary and foot take of the window's height. */
const usual = 370;

/**
 * Number of rows of a height that a page's grid can show in the window as it is.
 * @param taken height in pixels of all that stands above and below the rows
 */
export function useRowsInWindow(taken: number = usual): (rowHeight: number) => number {
  const height = useSyncExternalStore(subscribe, () => window.innerHeight);
  return useCallback((rowHeight) => Math.max(6, Math.floor((height - taken) / rowHeight)), [height, taken]);
}
