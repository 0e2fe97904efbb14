import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { FileKind, PickedPlace } from '../../../db/domain/host-contract.ts';
import { hasSystemDialogs, hostCall } from '../../api/client.ts';
import { PlacePanel } from './PlacePanel.tsx';
import type { Wanted } from './wanted.ts';

export interface Chooser {
  /** Asks for a folder; null when nothing was chosen. @throws CallFailed when the host's dialog cannot be shown. */
  pickFolder(): Promise<PickedPlace | null>;
  /** Asks for a file of one of the kinds; null when nothing was chosen. @throws CallFailed as `pickFolder`. */
  pickFile(kinds: readonly FileKind[]): Promise<PickedPlace | null>;
  /** To be drawn by the page: the panel while something is being chosen. */
  readonly panel: ReactNode;
}

interface Asked {
  readonly wanted: Wanted;
  readonly answer: (picked: PickedPlace | null) => void;
}

/** Choosing places on the host's disk: by the system's dialog where the host has one, else in a panel of the window. */
export function useChooser(): Chooser {
  const [asked, setAsked] = useState<Asked | null>(null);
  const open = useRef<Asked | null>(null);

  const ask = useCallback((wanted: Wanted): Promise<PickedPlace | null> => {
    // One panel at a time: whoever asked before gets no answer any more.
    open.current?.answer(null);
    return new Promise((resolve) => {
      const next: Asked = {
        wanted,
        answer: (picked) => {
          open.current = null;
          setAsked(null);
          resolve(picked);
        },
      };
      open.current = next;
      setAsked(next);
    });
  }, []);

  return useMemo(
    () => ({
      pickFolder: async () =>
        hasSystemDialogs()
          ? (await hostCall('files.pickFolder', {})).picked
          : ask({ kind: 'folder', fileKinds: [] }),
      pickFile: async (kinds) =>
        hasSystemDialogs()
          ? (await hostCall('files.pickFile', { kinds: [...kinds] })).picked
          : ask({ kind: 'file', fileKinds: kinds }),
      panel: asked === null ? null : <PlacePanel wanted={asked.wanted} onDone={asked.answer} />,
    }),
    [ask, asked],
  );
}
