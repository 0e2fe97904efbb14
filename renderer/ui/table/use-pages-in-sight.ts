import { useCallback, useEffect, useRef, useState } from 'react';

/** Milliseconds that scrolling rests before what came into sight is read: pages that fly by are not. */
const rest = 50;

/**
 * The first and last page of a long table that are in sight, once scrolling rests.
 * @param pageSize rows of a page
 */
export function usePagesInSight(pageSize: number): {
  readonly sight: readonly [number, number];
  /** Told which rows are in sight. */
  look(from: number, to: number): void;
} {
  const [sight, setSight] = useState<readonly [number, number]>([0, 0]);
  const settled = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(settled.current), []);
  const look = useCallback(
    (from: number, to: number): void => {
      const next: readonly [number, number] = [Math.floor(from / pageSize), Math.floor(to / pageSize)];
      clearTimeout(settled.current);
      settled.current = setTimeout(
        () => setSight((now) => (now[0] === next[0] && now[1] === next[1] ? now : next)),
        rest,
      );
    },
    [pageSize],
  );
  return { sight, look };
}
