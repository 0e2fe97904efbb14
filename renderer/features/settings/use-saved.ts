import { useCallback, useState } from 'react';
import type { CallInput } from '../../../db/domain/contract.ts';
import { sayNothing, useSettings } from '../../api/queries.ts';

export type SettingsInput = CallInput<'session.settings'>;

export interface Saved {
  /** Saves at once; afterwards it is said, and `before` can be put back. */
  save(input: SettingsInput, before: SettingsInput | null): Promise<void>;
  /** Puts back what was there before the last change; null when there is none. */
  readonly undo: (() => void) | null;
  readonly said: 'saved' | 'saving' | null;
  readonly error: unknown;
}

/** Saving of the settings of one section: each change at once, the last one can be taken back. */
export function useSaved(): Saved {
  const settings = useSettings();
  const [before, setBefore] = useState<SettingsInput | null>(null);
  const [saved, setSaved] = useState(false);
  const { mutateAsync } = settings;
  const save = useCallback(
    async (input: SettingsInput, old: SettingsInput | null): Promise<void> => {
      setSaved(false);
      await mutateAsync(input);
      setBefore(old);
      setSaved(true);
    },
    [mutateAsync],
  );
  return {
    save,
    undo: before === null ? null : () => void save(before, null).catch(sayNothing),
    said: settings.isPending ? 'saving' : saved ? 'saved' : null,
    error: settings.error,
  };
}
