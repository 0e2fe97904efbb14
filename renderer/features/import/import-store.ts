import { useSyncExternalStore } from 'react';
import type { PickedPlace } from '../../../db/domain/host-contract.ts';
import { headSignature, type Mapping } from '../../../db/domain/import/mapping.ts';
import type { RowState } from '../../../db/domain/import/planned-row.ts';
import type { OpenedImport } from '../../../db/domain/import-answers.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { CallFailed, call } from '../../api/client.ts';
import { type Dropped, type DropRefusal, placeOfDropped } from '../../api/dropped-file.ts';
import { newId } from '../../api/new-id.ts';
import { withAnswers } from './mapping-edits.ts';

/** The workbook that is open, and how it is read so far. */
export interface OpenWorkbook {
  readonly picked: PickedPlace;
  readonly opened: OpenedImport;
  /** Null until a sheet and a type are chosen where none was found. */
  readonly mapping: Mapping | null;
  /** How the other sheets are read that were looked at. */
  readonly kept: readonly Mapping[];
  readonly remembered: boolean;
  /** Rows that are looked at; null: the first that want looking at. */
  readonly shown: RowState | null;
  /** The comparing was stopped; the next change goes on with it. */
  readonly stopped: boolean;
}

export interface ImportState {
  readonly reading: { readonly id: string; readonly name: string } | null;
  /** Why the last file was not read. */
  readonly failure: { readonly file: string; readonly why: DropRefusal | { readonly error: unknown } } | null;
  readonly open: OpenWorkbook | null;
  /** Whether the host was asked what is open there: this window may be another one than that which opened it. */
  readonly looked: boolean;
}

let state: ImportState = { reading: null, failure: null, open: null, looked: false };
let looking = false;
const listeners = new Set<() => void>();

function set(next: Partial<ImportState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The import of this window; it stays while other pages are looked at. */
export function useImportState(): ImportState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Changes what is said about the open workbook. */
export function changeOpen(change: (open: OpenWorkbook) => Partial<OpenWorkbook>): void {
  if (state.open !== null) set({ open: { ...state.open, ...change(state.open) } });
}

/** Changes how the sheet is read. */
export function changeMapping(change: (mapping: Mapping) => Mapping): void {
  changeOpen(({ mapping }) => (mapping === null ? {} : { mapping: change(mapping), stopped: false }));
}

/** Shows another sheet or another way to read it; how the one before was read is kept. */
export function showMapping(next: Mapping, remembered: boolean): void {
  changeOpen(({ mapping, kept }) => ({
    mapping: next,
    kept: mapping === null ? kept : [...kept.filter(({ sheet }) => sheet !== mapping.sheet), mapping],
    remembered,
    shown: null,
    stopped: false,
  }));
}

/** Finds what is open in the host: after the window was loaded anew, with all that was said of its sheets. */
export async function lookForOpen(): Promise<void> {
  if (looking) return;
  looking = true;
  const current = await call('imports.current', {}).catch(() => null);
  set({ looked: true });
  if (current === null || state.open !== null || state.reading !== null) return;
  const { file, opened, mappings } = current;
  set({
    open: {
      picked: { token: file, name: opened.file_name },
      opened,
      mapping: mappings.at(-1) ?? opened.mapping,
      kept: mappings.slice(0, -1),
      remembered: opened.remembered,
      shown: null,
      stopped: false,
    },
  });
}

/** Stops comparing the rows; what was said of the sheet stays. */
export function stopPlanning(): void {
  const { open } = state;
  changeOpen(() => ({ stopped: true }));
  if (open !== null) void call('imports.stop', { import_id: open.opened.import_id }).catch(() => undefined);
}

/**
 * Reads a workbook; the one before is forgotten when this one was read. Read again, the answers that were given stay as
 * long as the heads are the same.
 * @param type what it is to be read as; null: whatever its heads say
 */
export async function openWorkbook(picked: PickedPlace, type: RecordType | null): Promise<void> {
  await readWorkbook(picked.name, type, async () => picked);
}

/** Reads what was dropped on a page, or says why it is not read; what is open stays then. */
export async function openDropped({ name, content, type }: Dropped): Promise<void> {
  if (typeof content === 'string') set({ failure: { file: name, why: content } });
  else await readWorkbook(name, type, () => placeOfDropped(content));
}

async function readWorkbook(
  name: string,
  type: RecordType | null,
  place: () => Promise<PickedPlace>,
): Promise<void> {
  const { open: before, reading } = state;
  if (reading !== null) giveUpReading();
  const id = newId();
  set({ reading: { id, name }, failure: null });
  try {
    const picked = await place();
    if (state.reading?.id !== id) return;
    const opened = await call('imports.open', { import_id: id, file: picked.token, type });
    if (state.reading?.id !== id) return;
    const same = before?.picked.token === picked.token ? before : null;
    set({ reading: null, open: freshWorkbook(picked, opened, same) });
  } catch (error) {
    if (state.reading?.id !== id) return;
    // A file that the browser itself cannot read is no fault of the program.
    const why = error instanceof CallFailed ? { error } : 'unreadable';
    set({ reading: null, failure: { file: name, why }, open: null });
  }
}

function freshWorkbook(picked: PickedPlace, opened: OpenedImport, before: OpenWorkbook | null): OpenWorkbook {
  const { mapping } = opened;
  const kept = before?.mapping ?? null;
  const sameHeads =
    kept !== null &&
    mapping !== null &&
    kept.sheet === mapping.sheet &&
    headSignature(kept) === headSignature(mapping);
  return {
    picked,
    opened,
    mapping: sameHeads ? kept : mapping !== null && kept !== null ? withAnswers(mapping, kept) : mapping,
    kept: [],
    remembered: opened.remembered,
    shown: null,
    stopped: false,
  };
}

/** Stops the reading that is under way. */
export function giveUpReading(): void {
  const { reading } = state;
  if (reading === null) return;
  // The host forgot the workbook before when it began with this one.
  set({ reading: null, open: null });
  void call('imports.close', { import_id: reading.id }).catch(() => undefined);
}

/** Forgets the workbook. */
export function closeWorkbook(): void {
  const { open } = state;
  set({ open: null, failure: null });
  if (open !== null) void call('imports.close', { import_id: open.opened.import_id }).catch(() => undefined);
}
