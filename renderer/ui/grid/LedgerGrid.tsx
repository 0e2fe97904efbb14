import 'react-data-grid/lib/styles.css';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type CellKeyboardEvent,
  type CellKeyDownArgs,
  DataGrid,
  type DataGridHandle,
  type FillEvent,
  type RowsChangeData,
} from 'react-data-grid';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../locale/setup.ts';
import { historyKey } from '../records/HistoryDialog.tsx';
import { ClipboardNotice } from './ClipboardNotice.tsx';
import { GridFoot } from './GridFoot.tsx';
import { gridColumns, type SummaryRow, type Typing, type WrappedRow } from './grid-columns.tsx';
import { gridKeys } from './grid-keys.ts';
import {
  type Block,
  type CellEdit,
  type Corners,
  cornersOf,
  type GridColumn,
  type GridTotal,
  isEditable,
  mayFill,
  planFillDown,
  type RowAction,
} from './grid-model.ts';
import type { PastedTables } from './paste-table.ts';
import { useRowsInWindow } from './rows-in-window.ts';
import { useGridClipboard } from './use-clipboard.ts';

export interface LedgerGridProps<R> {
  readonly label: string;
  readonly columns: readonly GridColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** One step of changes; the page puts them into its rows. Also called while a cell is being typed in, see `onTyping`. */
  readonly onEdits: (edits: readonly CellEdit[]) => void;
  /** A step with the changes of cells that no row holds as changes of those that it does, before it is told what changes. */
  readonly solved?: (edits: readonly CellEdit[]) => readonly CellEdit[];
  /** For the draft. */
  readonly onTyping?: Typing;
  /** Each answers how many rows the step was about. */
  readonly onUndo: () => number;
  readonly onRedo: () => number;
  readonly onSave: () => void;
  /** Called when the cursor leaves a row or the grid. */
  readonly onLeaveRow?: () => void;
  /** Pinned rows under the grid. */
  readonly totals?: readonly GridTotal[];
  /** Sum of the selected cells' texts in words, or null. */
  readonly sumOf?: (cells: readonly { readonly column: string; readonly row: R }[]) => string | null;
  /** How tables with heads, or with names of rows, are pasted. Left out: every block goes where the cursor stands. */
  readonly tables?: PastedTables;
  /** Rows that there may be; a paste below the last one makes new ones. Default: those there are. */
  readonly rowLimit?: number;
  /** Cell to go to, from a link: each new object is gone to once its row is there. */
  readonly goTo?: { readonly row: string; readonly column: string | null } | null;
  readonly rowActions?: readonly RowAction<R>[];
  /** Shows what happened to a row. */
  readonly onHistory?: (row: R) => void;
  /** Told the row that the cursor comes to. */
  readonly onRow?: (row: R) => void;
  /** Rows to speak of, where one waits to be typed into. */
  readonly count?: number;
  readonly rowClass?: (row: R) => string | undefined;
  readonly foot?: ReactNode;
  /** Tallest the grid gets, in rows; default: what the window shows. */
  readonly maxRows?: number;
  /** Height in pixels of all on the page that stands above and below the rows. */
  readonly around?: number;
}

const noActions: readonly never[] = [];
const rowHeight = 30;
/** Two lines of a column's head; English takes three. */
const headHeights = { 'zh-CN': 44, en: 62 } as const;

/** Rows as the library takes them; a row that did not change is the same object again, and is not drawn anew. */
function useWrappedRows<R>(rows: readonly R[]): WrappedRow<R>[] {
  const before = useRef<readonly WrappedRow<R>[]>([]);
  return useMemo(() => {
    const wrapped = rows.map((row, index) => {
      const last = before.current[index];
      return last?.row === row ? last : { row, index, typed: null };
    });
    before.current = wrapped;
    return wrapped;
  }, [rows]);
}

function isTyped<R>({ row, typed }: WrappedRow<R>, columns: readonly GridColumn<R>[]): boolean {
  return typed !== null && columns.find(({ key }) => key === typed.column)?.text(row) !== typed.text;
}

/**
 * The spreadsheet grid: arrows and Enter move, typing enters, blocks are selected with Shift, copied and pasted as in
 * Excel, filled down with Ctrl+D or the handle, and every step is undone with Ctrl+Z.
 */
export function LedgerGrid<R>(props: LedgerGridProps<R>) {
  const { t } = useTranslation();
  const { columns, rows, rowKey, onEdits, solved, onTyping, totals } = props;
  const grid = useRef<DataGridHandle>(null);
  const [block, setBlock] = useState<Block | null>(null);
  const active = useRef({ row: 0, column: 0 });
  const corners = useMemo(() => (block === null ? null : cornersOf(block)), [block]);
  const wrapped = useWrappedRows(rows);
  const drawn = useMemo(() => gridColumns(columns, corners, onTyping), [columns, corners, onTyping]);
  const summary = useMemo<SummaryRow[]>(
    () => (totals ?? []).map((total, index) => ({ ...total, index })),
    [totals],
  );
  const { rowClass } = props;
  const classOf = useMemo(
    () => (rowClass === undefined ? undefined : ({ row }: WrappedRow<R>) => rowClass(row)),
    [rowClass],
  );
  const rowsInWindow = useRowsInWindow(props.around);
  const { goTo } = props;
  const gone = useRef<typeof goTo>(null);
  useEffect(() => {
    if (goTo == null || goTo === gone.current) return;
    const row = rows.findIndex((one) => rowKey(one) === goTo.row);
    if (row < 0) return;
    gone.current = goTo;
    const column = Math.max(
      0,
      columns.findIndex(({ key }) => key === goTo.column),
    );
    active.current = { row, column };
    grid.current?.setActivePosition({ rowIdx: row, idx: column }, { shouldFocus: true });
  }, [goTo, rows, rowKey, columns]);

  // A step back takes rows away that were typed, at once or when they are saved, and with them the cell that had the
  // focus: the next key goes to the cell that stands there now.
  const stepped = useRef(false);
  useEffect(() => {
    if (!stepped.current || document.activeElement !== document.body || rows.length === 0) return;
    stepped.current = false;
    const cell = grid.current?.element?.querySelector<HTMLElement>('[role=gridcell][aria-selected=true]');
    if (cell != null) {
      cell.focus();
      return;
    }
    const row = Math.min(active.current.row, rows.length - 1);
    grid.current?.setActivePosition({ rowIdx: row, idx: active.current.column }, { shouldFocus: true });
  }, [rows]);
  // A pasted table is saved at once, as rows are that were typed and left: from the rows as they are drawn now.
  const saveDrawn = useRef(false);
  const { onSave } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that the rows are drawn anew.
  useEffect(() => {
    if (!saveDrawn.current) return;
    saveDrawn.current = false;
    onSave();
  }, [rows, onSave]);
  const step = (act: () => number): void => {
    stepped.current = true;
    clipboard.setReport(null);
    // A block was saved when it was pasted: taking it back takes it out of the ledger, too.
    saveDrawn.current = act() > 1;
  };
  const undo = (): void => step(props.onUndo);
  const redo = (): void => step(props.onRedo);

  /** The selected block, or the cell that has the cursor. */
  const here = useCallback((): Corners => {
    if (corners !== null) return corners;
    const { row, column } = active.current;
    return { top: row, bottom: row, left: column, right: column };
  }, [corners]);

  const edit = useCallback(
    (edits: readonly CellEdit[]): boolean => {
      const byKey = new Map(columns.map((column) => [column.key, column]));
      const real = (solved?.(edits) ?? edits).filter(({ row, column, text }) => {
        const present = rows[row];
        const of = byKey.get(column);
        return present === undefined || of?.text(present) !== text || of.waits?.(present) === true;
      });
      stepped.current = false;
      if (real.length > 0) onEdits(real);
      return real.length > 0;
    },
    [rows, columns, onEdits, solved],
  );

  const fillDown = useCallback(
    (): void => void edit(planFillDown(here(), columns, rows)),
    [here, rows, columns, edit],
  );

  const clear = useCallback((): void => {
    const { top, bottom, left, right } = here();
    const edits: CellEdit[] = [];
    for (let row = top; row <= bottom; row += 1) {
      for (let at = left; at <= right; at += 1) {
        const [column, target] = [columns[at], rows[row]];
        if (column !== undefined && target !== undefined && isEditable(column, target))
          edits.push({ row, column: column.key, text: '' });
      }
    }
    edit(edits);
  }, [here, rows, columns, edit]);

  const { rowActions = noActions } = props;
  const actOnRows = useCallback(
    (action: RowAction<R>): void => {
      const { top, bottom } = here();
      edit(action.edits(rows.slice(top, bottom + 1).map((row, at) => ({ row, index: top + at }))));
      if (action.saves === true) onSave();
    },
    [here, rows, edit, onSave],
  );
  const { onHistory } = props;
  const actions: { readonly key: string; readonly label: string; readonly run: () => void }[] =
    rowActions.map((action) => ({ ...action, run: () => actOnRows(action) }));
  if (onHistory !== undefined) {
    const look = (): void => {
      const row = rows[active.current.row];
      if (row !== undefined) onHistory(row);
    };
    actions.push({ key: historyKey, label: t('history.key'), run: look });
  }

  const rowsChanged = (
    next: WrappedRow<R>[],
    { indexes }: RowsChangeData<WrappedRow<R>, SummaryRow>,
  ): void => {
    const edits = indexes.flatMap((index) => {
      const changed = next[index];
      if (changed?.typed == null) return [];
      // By its key: rows may have been read anew, and stand elsewhere, while one of them was typed into.
      const key = rowKey(changed.row);
      const row = rows.findIndex((one) => rowKey(one) === key);
      return row < 0 ? [] : [{ row, column: changed.typed.column, text: changed.typed.text }];
    });
    edit(edits);
  };
  const filled = ({ columnKey, sourceRow, targetRow }: FillEvent<WrappedRow<R>>): WrappedRow<R> => {
    const column = columns.find(({ key }) => key === columnKey);
    return column === undefined || !mayFill(column, targetRow.row)
      ? targetRow
      : { ...targetRow, typed: { column: columnKey, text: column.text(sourceRow.row) } };
  };
  const clipboard = useGridClipboard({
    columns,
    rows,
    count: props.count ?? rows.length,
    rowLimit: props.rowLimit ?? rows.length,
    tables: props.tables,
    here,
    onPaste(edits, lines) {
      saveDrawn.current = edit(edits) && lines > 1;
    },
  });
  const keyDown = (args: CellKeyDownArgs<WrappedRow<R>, SummaryRow>, event: CellKeyboardEvent): void =>
    gridKeys(args, event, {
      grid,
      active,
      typed: args.mode === 'EDIT' && isTyped(args.row, columns),
      block,
      setBlock,
      lastRow: rows.length - 1,
      lastColumn: columns.length - 1,
      fillDown,
      clear,
      undo,
      redo,
      save: () => {
        // Rows that were emptied go with it, and with them the cell that has the focus.
        stepped.current = true;
        onSave();
      },
      actions,
    });

  const selected = useMemo(() => {
    if (corners === null) return [];
    return rows
      .slice(corners.top, corners.bottom + 1)
      .flatMap((row) =>
        columns.slice(corners.left, corners.right + 1).map(({ key }) => ({ column: key, row })),
      );
  }, [corners, rows, columns]);

  const headHeight = headHeights[currentLanguage()];
  // Without rows there is room for what the grid says instead of them.
  const least = rows.length === 0 ? 2 : 1;
  const shownRows = Math.max(least, Math.min(rows.length, props.maxRows ?? rowsInWindow(rowHeight)));
  const height = headHeight + rowHeight * (shownRows + summary.length) + 14;
  return (
    <section
      className="grid-frame"
      aria-label={t('grid.frame', { name: props.label })}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) props.onLeaveRow?.();
      }}
      onPaste={(event) => {
        const target = event.target as HTMLElement;
        // What is pasted into a cell that is being typed in is text.
        if (target.closest('[role=gridcell]') !== null && !target.matches('input')) clipboard.pasted(event);
      }}
    >
      <DataGrid<WrappedRow<R>, SummaryRow, string>
        ref={grid}
        aria-label={props.label}
        className="ledger-grid"
        style={{ blockSize: height }}
        columns={drawn}
        rows={wrapped}
        rowKeyGetter={({ row }) => rowKey(row)}
        rowHeight={rowHeight}
        headerRowHeight={headHeight}
        summaryRowHeight={rowHeight}
        bottomSummaryRows={summary}
        onRowsChange={rowsChanged}
        onFill={filled}
        onCellKeyDown={keyDown}
        onCellCopy={(_args, event) => clipboard.copied(event)}
        // Taken by the frame above, also where the cell with the cursor is not one to type into.
        onCellPaste={({ row }) => row}
        onCellMouseDown={({ rowIdx, column }, event) => {
          const to = { row: rowIdx, column: column.idx };
          if (event.shiftKey) {
            event.preventGridDefault();
            setBlock({ anchor: block?.anchor ?? active.current, focus: to });
          } else setBlock(null);
        }}
        onActivePositionChange={({ rowIdx, column }) => {
          const left = active.current.row !== rowIdx;
          active.current = { row: rowIdx, column: column?.idx ?? 0 };
          if (left) props.onLeaveRow?.();
          const row = rows[rowIdx];
          if (row !== undefined) props.onRow?.(row);
        }}
        {...(classOf === undefined ? {} : { rowClass: classOf })}
        renderers={{ noRowsFallback: <div className="grid-empty">{t('grid.empty')}</div> }}
      />
      <GridFoot
        rows={props.count ?? rows.length}
        selected={selected.length}
        sum={selected.length === 0 ? null : (props.sumOf?.(selected) ?? null)}
        placed={clipboard.report?.kind === 'pasted' ? clipboard.report.placed : null}
        onUndo={undo}
        onRedo={redo}
        onFillDown={fillDown}
        onCopyWithHeads={clipboard.copyWithHeads}
        actions={actions}
      >
        {props.foot}
      </GridFoot>
      <ClipboardNotice report={clipboard.report} onSeen={() => clipboard.setReport(null)} />
    </section>
  );
}
