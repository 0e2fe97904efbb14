import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft, RecordChange } from '../../../db/domain/contract.ts';
import { cellsOfDraft, draftOfCells, gridDraftForm } from '../../../db/domain/draft-form.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { CallFailed } from '../../api/client.ts';
import { useDraftKeeper } from '../../api/drafts.ts';
import { newId } from '../../api/new-id.ts';
import { useSaveRecords } from '../../api/queries.ts';
import { type FormSetup, formContext } from '../forms/form-setup.ts';
import { changedMeaning, draftTexts, type FormTexts, readTexts, textsOf } from '../forms/form-texts.ts';
import type { Values } from '../forms/use-record-form.ts';
import type { CellEdit } from './grid-model.ts';
import { nothingTyped, redoStep, type TypedState, typeCells, undoStep } from './typed-cells.ts';

/** A row of a record grid: a record, or one that is being typed. */
export interface GridRecord {
  readonly id: string;
  readonly record: AnyRecord | null;
  /** Texts of all cells, typed ones in front. */
  readonly texts: FormTexts;
  /** Those that differ from the record. */
  readonly changed: FormTexts;
}

export interface RecordGridSpec {
  readonly type: RecordType;
  /** In the order of the grid. */
  readonly records: readonly AnyRecord[];
  readonly setup: FormSetup;
  /** Which grid it is: its draft lies under type and scope. */
  readonly scope: string;
  /** Values that the page gives every record here. */
  readonly fixed: Values;
  /** Whether rows can be added below. */
  readonly grows: boolean;
  /** Prefilled values of a new row, given what was typed into it. */
  readonly propose?: (values: Values) => Values;
}

/** Rows that a grid may have: more is a slip of the clipboard. */
const rowLimit = 5000;

/**
 * Many records of one type as a spreadsheet: what is typed stands in a draft within a second, rows are saved when left
 * or with Ctrl+S in one transaction, cells that cannot be read stay typed and marked, every step can be undone.
 */
export function useRecordGrid(spec: RecordGridSpec, stored: Draft | null) {
  const { type, records, setup, scope, grows } = spec;
  const context = useMemo(() => formContext(setup), [setup]);
  const latest = useRef(spec);
  latest.current = spec;
  const [typed, setTyped] = useState<TypedState>(() => ({
    ...nothingTyped,
    cells: cellsFromDraft(stored, type, setup),
  }));
  const [blankId, setBlankId] = useState(newId);
  /** Rows that were emptied, and so voided: typing into them again brings the record back. */
  const voided = useRef(new Map<string, AnyRecord>());
  const [stale, setStale] = useState<AnyRecord | null>(null);
  const [error, setError] = useState<unknown>(null);
  const save = useSaveRecords();
  const keeper = useDraftKeeper({
    form: gridDraftForm(type),
    record_id: scope,
    base_revision: null,
    money_unit: setup.moneyUnit,
  });

  const kept = useMemo(
    () => new Map(records.map((record) => [record.id, textsOf(type, record, context)])),
    [records, type, context],
  );
  const blank = useMemo(() => textsOf(type, {}, context), [type, context]);
  const rows = useMemo<readonly GridRecord[]>(() => {
    const row = (id: string, record: AnyRecord | null): GridRecord => {
      const own = kept.get(id) ?? blank;
      const over = typed.cells.get(id);
      const texts = over === undefined ? own : { ...own, ...over };
      return {
        id,
        record,
        texts,
        changed: over === undefined ? {} : changedMeaning(type, over, record, context),
      };
    };
    const known = records.map((record) => row(record.id, record));
    const fresh = [...typed.cells.keys()]
      .filter((id) => !kept.has(id))
      .map((id) => row(id, null))
      .filter(({ changed }) => Object.keys(changed).length > 0);
    return grows ? [...known, ...fresh, row(blankId, null)] : [...known, ...fresh];
  }, [type, context, records, kept, blank, typed, grows, blankId]);
  const current = useRef(rows);
  current.current = rows;

  const keepDraft = useCallback(
    (of: readonly GridRecord[]): void => {
      keeper.typed(
        draftOfCells(
          of.filter(({ changed }) => Object.keys(changed).length > 0).map((r) => [r.id, r.changed]),
        ),
      );
    },
    [keeper],
  );
  // Every change of what is typed goes into the draft, also one that was undone.
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else keepDraft(rows);
  }, [rows, keepDraft]);

  const edit = useCallback(
    (edits: readonly CellEdit[]): void => {
      let ids = current.current.map(({ id }) => id);
      const most = Math.max(...edits.map(({ row }) => row));
      if (grows && most >= ids.length - 1) {
        // The row that was blank is typed into now; new ones follow it.
        ids = [...ids, ...Array.from({ length: most - ids.length + 1 }, newId)];
        setBlankId(newId());
      }
      const now = new Map(current.current.map(({ id, texts }) => [id, { ...texts }]));
      const step = edits.flatMap(({ row, column, text }) => {
        const id = ids[row];
        if (id === undefined) return [];
        const before = now.get(id)?.[column] ?? '';
        now.set(id, { ...now.get(id), [column]: text });
        return before === text ? [] : [{ id, column, before, after: text }];
      });
      setTyped((state) => typeCells(state, step));
    },
    [grows],
  );

  /** A text that is still being typed: only for the draft. */
  const typing = useCallback(
    ({ row, column, text }: CellEdit): void => {
      keepDraft(
        current.current.map((one, at) =>
          at === row ? { ...one, changed: { ...one.changed, [column]: text } } : one,
        ),
      );
    },
    [keepDraft],
  );

  const submit = useCallback(
    async (over?: AnyRecord): Promise<boolean> => {
      const { fixed, propose } = latest.current;
      const identity = declarationOf(type).fields.filter(({ need }) => need === 'identity');
      const changes: RecordChange[] = [];
      let unreadable = 0;
      for (const { id, record, texts, changed } of current.current) {
        if (Object.keys(changed).length === 0) continue;
        const base =
          over?.id === id ? over.revision : (record?.revision ?? voided.current.get(id)?.revision ?? null);
        if (record !== null && isEmptied(texts, fixed)) {
          changes.push({ type, id, base_revision: base, values: {}, voided: true });
          continue;
        }
        const read = readTexts(type, changed, context);
        unreadable += read.unreadable.length;
        const values = { ...read.values, ...(record === null ? fixed : {}) };
        const proposed = record === null ? (propose?.(values) ?? {}) : {};
        const all: Values = { ...proposed, ...values };
        const complete = record !== null || identity.every(({ name }) => (all[name] ?? null) !== null);
        if (!complete || Object.keys(read.values).length === 0) {
          if (!complete) unreadable += 1;
          continue;
        }
        changes.push({
          type,
          id,
          base_revision: base,
          values: { ...all } as RecordChange['values'],
          ...(voided.current.has(id) ? { voided: false } : {}),
        });
      }
      if (changes.length === 0) return true;
      try {
        const { saved } = await save.mutateAsync({
          changes,
          why: null,
          clear_drafts: unreadable === 0 ? [{ form: gridDraftForm(type), record_id: scope }] : [],
        });
        for (const { record } of saved) {
          if (record.voided) voided.current.set(record.id, record);
          else voided.current.delete(record.id);
        }
        if (unreadable === 0) keeper.cleared();
        setStale(null);
        setError(null);
        return true;
      } catch (failure) {
        await keeper.flush();
        const isStale = failure instanceof CallFailed && failure.failure.code === 'stale';
        setStale(isStale ? (failure.failure.detail as AnyRecord | null) : null);
        setError(failure);
        return false;
      }
    },
    [type, context, scope, save, keeper],
  );

  /** Ends a conflict about one row. */
  const settle = useCallback(
    async (keep: 'mine' | 'theirs'): Promise<void> => {
      if (stale === null) return;
      if (keep === 'theirs')
        setTyped((state) => ({
          ...state,
          cells: new Map([...state.cells].filter(([id]) => id !== stale.id)),
        }));
      else await submit(stale);
      setStale(null);
      setError(null);
    },
    [stale, submit],
  );

  const unsaved = rows.filter(({ changed }) => Object.keys(changed).length > 0);
  return {
    rows,
    context,
    rowLimit: grows ? rowLimit : rows.length,
    edit,
    typing,
    undo: useCallback(() => setTyped(undoStep), []),
    redo: useCallback(() => setTyped(redoStep), []),
    submit,
    settle,
    stale,
    error,
    saving: {
      pending: save.isPending,
      unsaved: unsaved.length > 0,
      unreadable: unsaved.reduce(
        (sum, { changed }) => sum + readTexts(type, changed, context).unreadable.length,
        0,
      ),
      failed: error !== null,
    },
  };
}

/** A row whose every cell was emptied is a row taken out: its record is voided, never deleted. */
function isEmptied(texts: FormTexts, fixed: Values): boolean {
  return Object.entries(texts).every(([name, text]) => text.trim() === '' || name in fixed);
}

function cellsFromDraft(stored: Draft | null, type: RecordType, setup: FormSetup): TypedState['cells'] {
  if (stored === null) return new Map();
  const cells = cellsOfDraft(stored.raw);
  return new Map([...cells].map(([id, raw]) => [id, draftTexts({ ...stored, raw }, type, setup.moneyUnit)]));
}
