import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../../db/domain/contract.ts';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { type AnyRecord, findField } from '../../../db/domain/records/catalogue.ts';
import { CallFailed } from '../../api/client.ts';
import { useDraftKeeper } from '../../api/drafts.ts';
import { newId } from '../../api/new-id.ts';
import { useSaveRecords } from '../../api/queries.ts';
import { type FormSetup, formContext } from '../forms/form-setup.ts';
import { amountInUnit } from '../forms/form-texts.ts';
import type { Values } from '../forms/use-record-form.ts';
import { carriedFields } from './carried-mark.ts';
import { gridChanges, type SavingRules } from './grid-changes.ts';
import type { CellEdit } from './grid-model.ts';
import { prefilledStep } from './grid-prefill.ts';
import { cellsFromDraft, draftOfRows, type GridRecord, GridRows } from './grid-rows.ts';
import { stepOfEdits } from './grid-step.ts';
import { readChanged } from './read-cells.ts';
import {
  forgetSaved,
  nothingTyped,
  redoStep,
  rewriteTyped,
  type TypedState,
  typeCells,
  undoStep,
} from './typed-cells.ts';

export interface RecordGridSpec extends SavingRules {
  /** In the order of the grid. */
  readonly records: readonly AnyRecord[];
  readonly setup: FormSetup;
  /** Which grid it is: its draft lies under type and scope. */
  readonly scope: string;
  /** Whether rows can be added below. */
  readonly grows: boolean;
}

/** Rows that a grid may have: more is a slip of the clipboard. */
const rowLimit = 10_000;
const noPresets: readonly Values[] = [];

/**
 * Many records of one type as a spreadsheet: what is typed stands in a draft within a second, rows are saved when left
 * or with Ctrl+S in one transaction, cells that cannot be read stay typed and marked, every step can be undone.
 */
export function useRecordGrid(spec: RecordGridSpec, stored: Draft | null) {
  const { type, records, setup, scope, grows, presets = noPresets } = spec;
  const { moneyUnit } = setup;
  const context = useMemo(() => formContext(setup), [setup]);
  const latest = useRef({ spec, context });
  latest.current = { spec, context };
  const [atStart] = useState(() => cellsFromDraft(stored, type, spec.fixed, presets, context));
  const [typed, setTyped] = useState<TypedState>({ ...nothingTyped, cells: atStart.cells });
  const [typedUnit, setTypedUnit] = useState(moneyUnit);
  let shownTyped = typed;
  if (typedUnit !== moneyUnit) {
    // The unit was switched: an amount typed in 万元 must not be read as 元, nor come back as one by undoing.
    const isMoney = (column: string): boolean => findField(type, column)?.kind === 'money';
    shownTyped = rewriteTyped(typed, (column, text) =>
      isMoney(column) ? amountInUnit(text, typedUnit, moneyUnit) : text,
    );
    setTypedUnit(moneyUnit);
    setTyped(shownTyped);
  }
  /** What is typed, at once: a key may type, go on and save before anything is drawn. */
  const now = useRef(shownTyped);
  now.current = shownTyped;
  const [blankId, setBlankId] = useState(newId);
  /** Ids of rows without a record, by what the page gives them. */
  const presetIds = useRef(new Map(atStart.presetIds));
  /** Revisions of the records that rows are typed over, from the first key on until they are saved. */
  const bases = useRef(new Map(atStart.bases));
  const [own, setOwn] = useState<OwnSaves>(new Map());
  const ownNow = useRef(own);
  const [stale, setStale] = useState<AnyRecord | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  /** What follows when the save that is under way is stored: at once, not when all that hangs on it is read again. */
  const whenStored = useRef<(saved: readonly AnyRecord[]) => void>(() => undefined);
  const save = useSaveRecords(({ saved }) => whenStored.current(saved.map(({ record }) => record)));
  const keeper = useDraftKeeper({
    form: gridDraftForm(type),
    record_id: scope,
    base_revision: null,
    money_unit: moneyUnit,
  });

  const drawing = useMemo(() => new GridRows(type, context, presetIds.current, newId), [type, context]);
  const live = useMemo(() => newest(records, own), [records, own]);
  const rows = useMemo(
    () => drawing.draw({ records: live, presets, cells: shownTyped.cells, blankId: grows ? blankId : null }),
    [drawing, live, presets, shownTyped, grows, blankId],
  );
  const drawn = useRef({ rows, cells: shownTyped.cells, own });
  drawn.current = { rows, cells: shownTyped.cells, own };
  /** The rows as they stand at this moment, drawn or not yet. */
  const rowsNow = useCallback((): readonly GridRecord[] => {
    const { rows: seen, cells, own: saved } = drawn.current;
    if (cells === now.current.cells && saved === ownNow.current) return seen;
    const { spec: of, context: words } = latest.current;
    return new GridRows(type, words, presetIds.current, newId).draw({
      records: newest(of.records, ownNow.current),
      presets: of.presets ?? noPresets,
      cells: now.current.cells,
      blankId: null,
    });
  }, [type]);
  const keepOwn = useCallback((saved: readonly AnyRecord[]): void => {
    const since = latest.current.spec.records;
    const mine = saved.map((record) => [record.id, { record, since }] as const);
    ownNow.current = new Map([...ownNow.current, ...mine]);
    setOwn(ownNow.current);
  }, []);

  /** The cell that is being typed in, and how often anything was typed. */
  const open = useRef<{ readonly id: string; readonly column: string; readonly text: string } | null>(null);
  const typings = useRef(0);
  const [openTyped, setOpenTyped] = useState(false);
  const keepDraft = useCallback(
    (of: readonly GridRecord[]): void => {
      const {
        spec: { fixed },
        context: words,
      } = latest.current;
      typings.current += 1;
      const [opened, based] = [open.current, new Map(bases.current)];
      keeper.typed(() => draftOfRows(of, type, fixed, words, opened, based));
    },
    [keeper, type],
  );
  // Every change of what is typed goes into the draft, also one that was undone.
  // A stored draft that says nothing any more is thrown away at the start.
  const first = useRef(stored === null);
  useEffect(() => {
    if (first.current) first.current = false;
    else keepDraft(rows);
  }, [rows, keepDraft]);

  const change = useCallback((next: TypedState): void => {
    typings.current += 1;
    now.current = next;
    setTyped(next);
  }, []);

  /**
   * One step of changes.
   * @param shown the rows as the page shows them, where it leaves some out or orders them in its own way
   */
  const edit = useCallback(
    (edits: readonly CellEdit[], shown: readonly GridRecord[] = drawn.current.rows): void => {
      let ids = shown.map(({ id }) => id);
      const most = Math.max(...edits.map(({ row }) => row));
      if (grows && most >= ids.length - 1) {
        // The row that was blank is typed into now; new ones follow it.
        ids = [...ids, ...Array.from({ length: most - ids.length + 1 }, newId)];
        setBlankId(newId());
      }
      for (const { row } of edits) {
        const over = shown[row];
        if (over?.record != null && !bases.current.has(over.id))
          bases.current.set(over.id, over.record.revision);
      }
      const { step, texts } = stepOfEdits(edits, ids, new Map(shown.map((row) => [row.id, row.texts])));
      open.current = null;
      setOpenTyped(false);
      const { spec: of, context: words } = latest.current;
      change(typeCells(now.current, [...step, ...prefilledStep(step, shown, texts, of, words)]));
    },
    [grows, change],
  );

  /** A text that is still being typed, or that none is any more: only for the draft. */
  const typing = useCallback(
    (edited: CellEdit | null, shown: readonly GridRecord[] = drawn.current.rows): void => {
      const id = edited === null ? undefined : shown[edited.row]?.id;
      const row = shown[edited?.row ?? -1];
      open.current =
        edited === null || id === undefined ? null : { id, column: edited.column, text: edited.text };
      setOpenTyped(edited !== null && row?.texts[edited.column] !== edited.text);
      keepDraft(drawn.current.rows);
    },
    [keepDraft],
  );

  /** What is in the ledger is not typed any more; what is typed over it from now on is typed over this revision. */
  const forget = useCallback(
    (saved: readonly AnyRecord[], then: TypedState['cells']): void => {
      const { context: words } = latest.current;
      const byId = new Map(saved.map((record) => [record.id, record]));
      const isKept = (id: string, column: string, text: string): boolean => {
        const record = byId.get(id);
        if (record === undefined || record.voided) return false;
        return Object.keys(readChanged(type, { [column]: text }, record, words).changed).length > 0;
      };
      now.current = forgetSaved(now.current, then, byId.keys(), isKept);
      setTyped(now.current);
      for (const { id, revision, voided } of saved) {
        if (voided || !now.current.cells.has(id)) bases.current.delete(id);
        else bases.current.set(id, revision);
      }
    },
    [type],
  );

  const { mutateAsync } = save;
  const saveNow = useCallback(async (): Promise<boolean> => {
    const { spec: of } = latest.current;
    const before = typings.current;
    const typedThen = now.current.cells;
    const voided = new Map(
      [...ownNow.current].flatMap(([id, { record }]) => (record.voided ? [[id, record]] : [])),
    );
    const all = rowsNow();
    // What was carried over waits for somebody to confirm it.
    const ready = all.filter((row) => carriedFields(row).length === 0);
    const { changes, unreadable, incomplete } = gridChanges(ready, of, voided, bases.current);
    if (changes.length === 0) return true;
    const whole = unreadable === 0 && incomplete === 0 && ready.length === all.length;
    keeper.hold();
    setPending(true);
    whenStored.current = (recorded) => {
      forget(recorded, typedThen);
      keepOwn(recorded);
      if (whole && typings.current === before) keeper.cleared();
      setPending(false);
      setStale(null);
      setError(null);
    };
    try {
      await mutateAsync({
        changes,
        why: null,
        clear_drafts: whole ? [{ form: gridDraftForm(type), record_id: scope }] : [],
      });
      return true;
    } catch (failure) {
      setPending(false);
      await keeper.flush();
      const isStale = failure instanceof CallFailed && failure.failure.code === 'stale';
      setStale(isStale ? (failure.failure.detail as AnyRecord | null) : null);
      setError(failure);
      return false;
    }
  }, [type, scope, mutateAsync, keeper, rowsNow, keepOwn, forget]);
  /** One save after the other: each starts from the revisions that the one before it left. */
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const submit = useCallback((): Promise<boolean> => {
    queue.current = queue.current.then(saveNow);
    return queue.current;
  }, [saveNow]);

  /** Ends a conflict about one row. */
  const settle = useCallback(
    async (keep: 'mine' | 'theirs'): Promise<void> => {
      if (stale === null) return;
      keepOwn([stale]);
      bases.current.set(stale.id, stale.revision);
      if (keep === 'theirs')
        change({
          ...now.current,
          cells: new Map([...now.current.cells].filter(([id]) => id !== stale.id)),
        });
      setStale(null);
      setError(null);
      if (keep === 'mine') await submit();
    },
    [stale, submit, change, keepOwn],
  );

  const unsaved = useMemo(() => rows.filter(({ changed }) => Object.keys(changed).length > 0), [rows]);
  const unreadable = useMemo(() => unsaved.reduce((sum, row) => sum + row.unreadable.length, 0), [unsaved]);
  /** Rows without what makes them a record; one that was just begun is none of them until the grid is left. */
  const incomplete = useMemo(
    () => gridChanges(unsaved, latest.current.spec, new Map(), new Map()).incomplete,
    [unsaved],
  );
  return {
    rows,
    context,
    /** The row below the others that nothing has been typed into yet. */
    blankId: grows ? blankId : null,
    rowLimit: grows ? rowLimit : rows.length,
    edit,
    typing,
    /** @returns how many rows the step was about */
    undo: useCallback((): number => {
      const rowsOfStep = new Set(now.current.past.at(-1)?.map(({ id }) => id)).size;
      change(undoStep(now.current));
      return rowsOfStep;
    }, [change]),
    redo: useCallback((): number => {
      const rowsOfStep = new Set(now.current.future[0]?.map(({ id }) => id)).size;
      change(redoStep(now.current));
      return rowsOfStep;
    }, [change]),
    submit,
    settle,
    stale,
    error,
    saving: {
      pending,
      unsaved: unsaved.length > 0 || openTyped,
      incomplete,
      carried: rows.filter((row) => carriedFields(row).length > 0).length,
      unreadable,
      failed: error !== null,
    },
  };
}

/**
 * Records as this grid's own saves left them, voided ones too, with the records that the page had read at the time: what
 * it reads afterwards holds them.
 */
type OwnSaves = ReadonlyMap<string, { readonly record: AnyRecord; readonly since: readonly AnyRecord[] }>;

/** Records as the page has read them or as this grid saved them, whichever is newer; voided ones left out. */
function newest(records: readonly AnyRecord[], own: OwnSaves): readonly AnyRecord[] {
  if (own.size === 0) return records;
  const read = new Set(records.map(({ id }) => id));
  const newer = records.map((record) => {
    const mine = own.get(record.id)?.record;
    return mine !== undefined && mine.revision > record.revision ? mine : record;
  });
  const notYetRead = [...own.values()].flatMap(({ record, since }) =>
    read.has(record.id) || since !== records ? [] : [record],
  );
  return [...newer, ...notYetRead].filter(({ voided }) => !voided);
}
