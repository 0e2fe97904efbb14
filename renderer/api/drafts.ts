import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Draft } from '../../db/domain/contract.ts';
import { call } from './client.ts';

/** What was typed reaches the store within a second of the last key (design §2). */
const PAUSE = 400;
/** While typing goes on without a pause, a draft is written at least this often. */
const LONGEST = 900;
/** After a draft could not be written. */
const AGAIN = 2000;

export interface DraftTarget {
  readonly form: string;
  readonly record_id: string;
  readonly base_revision: number | null;
  readonly money_unit: 'yuan' | 'wanYuan';
}

/** Told to the page before the desktop closes its window; closing a browser's page is told by the browser. */
const keepEvent = 'shanhai-keep-drafts';

/** Sends every draft that is waiting. */
export function keepDrafts(): void {
  window.dispatchEvent(new Event(keepEvent));
}

type FormOfRecord = Pick<DraftTarget, 'form' | 'record_id'>;

const keyOf = ({ form, record_id }: FormOfRecord): string => `${form} ${record_id}`;

/** In whose form was typed last, by form and record: one that is left while it is being saved may be open anew already. */
const keepers = new Map<string, object>();

/** What was typed in forms that were left while they are being saved: it lies neither in the record nor in the store yet. */
const leftWhileSaved = new Map<string, Draft>();

/** The draft of a form and record (or of the first record that passes), or null; undefined while it is being read. */
export function useStoredDraft(
  form: string,
  record: string | ((draft: Draft) => boolean),
): Draft | null | undefined {
  const passes = typeof record === 'string' ? (draft: Draft) => draft.record_id === record : record;
  const leaving =
    typeof record === 'string' ? leftWhileSaved.get(keyOf({ form, record_id: record })) : undefined;
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: () => call('drafts.list', {}) });
  if (leaving !== undefined) return leaving;
  return drafts.data === undefined
    ? undefined
    : (drafts.data.find((draft) => draft.form === form && passes(draft)) ?? null);
}

/** The draft of a form that is about no record yet: one of a record that has been voided since is not taken for it. */
export function useFreshDraft(
  form: string,
  known: readonly { readonly id: string }[],
): Draft | null | undefined {
  return useStoredDraft(
    form,
    ({ base_revision, record_id }) => base_revision === null && !known.some(({ id }) => id === record_id),
  );
}

type DraftTexts = Readonly<Record<string, string>>;

export interface DraftKeeper {
  /** What has been typed now; written after a short pause, and not put together before. */
  typed(raw: DraftTexts | (() => DraftTexts)): void;
  /** Writes at once what is waiting. */
  flush(): Promise<void>;
  /**
   * A save of what is waiting has begun: neither leaving the form now nor the pause that ends meanwhile may write it again
   * behind the save. What is typed from now on ends the hold.
   */
  hold(): void;
  /** Forgets what is waiting and throws the stored draft away. */
  discard(): Promise<void>;
  /** Forgets what is waiting: a save has just cleared the draft. */
  cleared(): void;
  /** What is typed stands over this revision of the record from now on, be the form drawn again or left. */
  rebased(revision: number): void;
}

/** Reads again what tells of drafts. A form that is left writes its draft when the next page is drawn already. */
async function readAgain(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['drafts'] }),
    queries.invalidateQueries({ queryKey: ['periods', 'overview'] }),
  ]);
}

/** Keeps what is being typed in the store. Closing the page writes what is waiting. */
export function useDraftKeeper(target: DraftTarget): DraftKeeper {
  const queries = useQueryClient();
  const latest = useRef(target);
  latest.current = target;
  const waiting = useRef<DraftTarget & { readonly raw: () => DraftTexts }>(null);
  /** Nothing lies in the store, as far as is known here. */
  const empty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const since = useRef(0);
  const held = useRef(false);
  const left = useRef(false);
  const me = useRef({});

  /** What the page knows of the stored drafts, at once: a form may be opened again before the store has answered. */
  const know = useCallback(
    (draft: Omit<Draft, 'saved_at'> | null): void => {
      const { form, record_id } = draft ?? latest.current;
      leftWhileSaved.delete(keyOf({ form, record_id }));
      void queries.cancelQueries({ queryKey: ['drafts'] });
      queries.setQueryData<readonly Draft[]>(['drafts'], (known) =>
        known === undefined
          ? undefined
          : [
              ...known.filter((one) => one.form !== form || one.record_id !== record_id),
              ...(draft === null ? [] : [{ ...draft, saved_at: new Date().toISOString() }]),
            ],
      );
    },
    [queries],
  );

  const write = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    since.current = 0;
    held.current = false;
    const typed = waiting.current;
    waiting.current = null;
    if (typed === null) return;
    // Saved meanwhile: what is left is typed over the record as it stands now.
    const draft = { ...typed, raw: typed.raw(), base_revision: latest.current.base_revision };
    const isEmpty = Object.keys(draft.raw).length === 0;
    if (isEmpty && empty.current) return;
    empty.current = isEmpty;
    know(isEmpty ? null : draft);
    try {
      // A draft that says nothing would still stand in the way of the report.
      if (isEmpty) await call('drafts.discard', { form: draft.form, record_id: draft.record_id });
      else await call('drafts.put', draft);
    } catch {
      // The host did not answer: what was typed is kept here and written when it does.
      empty.current = false;
      waiting.current ??= { ...draft, raw: () => draft.raw };
      timer.current = setTimeout(() => void write(), AGAIN);
      return;
    }
    await readAgain(queries);
  }, [queries, know]);

  useEffect(() => {
    const leave = (): void => void write();
    window.addEventListener('pagehide', leave);
    window.addEventListener(keepEvent, leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener(keepEvent, leave);
      // Being saved: only the page must know of it, for it may be opened again before the save is through.
      if (!held.current) leave();
      else if (waiting.current !== null && waiting.current.base_revision !== null)
        leftWhileSaved.set(keyOf(waiting.current), {
          ...waiting.current,
          raw: waiting.current.raw(),
          saved_at: new Date().toISOString(),
        });
    };
  }, [write]);

  useEffect(() => {
    const self = me.current;
    left.current = false;
    return () => {
      left.current = true;
      const key = keyOf(latest.current);
      if (keepers.get(key) === self) keepers.delete(key);
    };
  }, []);

  return useMemo(() => {
    /** It is open anew, with all that was typed here, and more was typed there: that one keeps the draft. */
    const isOpenAnew = (): boolean => left.current && keepers.has(keyOf(latest.current));
    return {
      typed(raw) {
        if (isOpenAnew()) return;
        // With the unit of this moment: it may be switched before this is written.
        waiting.current = { ...latest.current, raw: typeof raw === 'function' ? raw : () => raw };
        held.current = false;
        if (left.current) {
          void write();
          return;
        }
        keepers.set(keyOf(latest.current), me.current);
        const now = Date.now();
        if (since.current === 0) since.current = now;
        clearTimeout(timer.current);
        timer.current = setTimeout(
          () => void write(),
          Math.max(0, Math.min(PAUSE, since.current + LONGEST - now)),
        );
      },
      flush: write,
      hold() {
        clearTimeout(timer.current);
        since.current = 0;
        held.current = true;
      },
      async discard() {
        clearTimeout(timer.current);
        waiting.current = null;
        held.current = false;
        empty.current = true;
        const { form, record_id } = latest.current;
        know(null);
        await call('drafts.discard', { form, record_id });
        await readAgain(queries);
      },
      rebased(revision) {
        latest.current = { ...latest.current, base_revision: revision };
        const key = keyOf(latest.current);
        const leaving = leftWhileSaved.get(key);
        if (leaving !== undefined) leftWhileSaved.set(key, { ...leaving, base_revision: revision });
      },
      cleared() {
        clearTimeout(timer.current);
        waiting.current = null;
        held.current = false;
        since.current = 0;
        empty.current = true;
        leftWhileSaved.delete(keyOf(latest.current));
        if (!isOpenAnew()) know(null);
      },
    };
  }, [queries, write, know]);
}
