import { Alert } from '@mantine/core';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ledger } from '../../../db/domain/ledger.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { failureWords } from '../failure-words.ts';
import type { FormSetup } from '../forms/form-setup.ts';
import { textsOf } from '../forms/form-texts.ts';
import { StaleNotice } from '../forms/StaleNotice.tsx';
import { HistoryDialog } from '../records/HistoryDialog.tsx';
import { GridViolations } from '../violations/GridViolations.tsx';
import { wordsAtCells } from '../violations/use-grid-violations.ts';
import { carriedFields } from './carried-mark.ts';
import type { CellEdit, GridColumn } from './grid-model.ts';
import type { GridRecord } from './grid-rows.ts';
import { LedgerGrid, type LedgerGridProps } from './LedgerGrid.tsx';
import { type Solving, solveStep } from './solve-step.ts';
import type { useRecordGrid } from './use-record-grid.ts';

export interface RecordGridProps
  extends Pick<
    LedgerGridProps<GridRecord>,
    'label' | 'totals' | 'tables' | 'foot' | 'maxRows' | 'around' | 'sumOf' | 'rowActions' | 'onRow'
  > {
  readonly type: RecordType;
  readonly setup: FormSetup;
  readonly grid: ReturnType<typeof useRecordGrid>;
  readonly columns: readonly GridColumn<GridRecord>[];
  /** The ledger with the rows as they are typed: for what rows are called. */
  readonly ledger: Ledger;
  readonly violations: readonly Violation[];
  /** Rows that are shown, of those of the grid; default all. */
  readonly shown?: readonly GridRecord[];
  /** Cell to go to, from a link. */
  readonly focus?: { readonly record: string; readonly field: string | null } | null;
  /** Changes of cells that no record holds, as changes of those that it does: a typed total solves for the month. */
  readonly solving?: Solving<GridRecord>;
  readonly children?: ReactNode;
}

const rowKey = ({ id }: GridRecord): string => id;

/** A spreadsheet of records with what the rules say at its cells and under it; see `use-record-grid.ts`. */
export function RecordGrid(props: RecordGridProps) {
  const { type, setup, grid, violations, focus } = props;
  const { t } = useTranslation();
  const shown = props.shown ?? grid.rows;
  const [wanted, setWanted] = useState<LedgerGridProps<GridRecord>['goTo']>(null);
  const linked = useMemo(() => (focus == null ? null : { row: focus.record, column: focus.field }), [focus]);
  const open = useCallback((row: string, column: string | null) => setWanted({ row, column }), []);
  const words = useMemo(
    () => wordsAtCells(violations, setup.language, setup.moneyUnit),
    [violations, setup.language, setup.moneyUnit],
  );
  const columns = useMemo(
    () =>
      props.columns.map((column): GridColumn<GridRecord> => {
        const at = (row: GridRecord) => words.get(`${row.id} ${column.key}`);
        return {
          ...column,
          waits: (row) => carriedFields(row).includes(column.key),
          problem: (row) => column.problem?.(row) ?? at(row)?.problem,
          notice: (row) =>
            carriedFields(row).includes(column.key)
              ? t('grid.carried')
              : (column.notice?.(row) ?? at(row)?.notice),
        };
      }),
    [props.columns, words, t],
  );
  const { edit, typing, submit, stale } = grid;
  const { solving } = props;
  const solved = useCallback(
    (edits: readonly CellEdit[]) => (solving === undefined ? edits : solveStep(edits, shown, solving)),
    [solving, shown],
  );
  const onEdits = useCallback((edits: readonly CellEdit[]) => edit(edits, shown), [edit, shown]);
  const onTyping = useCallback(
    (edited: CellEdit | null) => typing(edited === null ? null : (solved([edited])[0] ?? null), shown),
    [typing, shown, solved],
  );
  const save = useCallback(() => void submit(), [submit]);
  const [looked, setLooked] = useState<string | null>(null);
  // A row that is no record yet has no history.
  const look = useCallback(({ id, record }: GridRecord) => setLooked(record === null ? null : id), []);
  const staleRow = stale === null ? undefined : grid.rows.find(({ id }) => id === stale.id);
  return (
    <>
      {stale === null ? null : (
        <StaleNotice
          type={type}
          typed={staleRow?.texts ?? textsOf(type, stale, grid.context)}
          theirs={stale}
          context={grid.context}
          onSettle={(keep) => void grid.settle(keep)}
        />
      )}
      {grid.error === null || stale !== null ? null : (
        <Alert color="red" role="alert">
          {failureWords(grid.error)}
        </Alert>
      )}
      <LedgerGrid
        label={props.label}
        columns={columns}
        rows={shown}
        rowKey={rowKey}
        count={grid.blankId !== null && shown.at(-1)?.id === grid.blankId ? shown.length - 1 : shown.length}
        rowLimit={grid.rowLimit - grid.rows.length + shown.length}
        onEdits={onEdits}
        solved={solved}
        onTyping={onTyping}
        onUndo={grid.undo}
        onRedo={grid.redo}
        onSave={save}
        onLeaveRow={save}
        onHistory={look}
        goTo={wanted ?? linked}
        {...(props.totals === undefined ? {} : { totals: props.totals })}
        {...(props.tables === undefined ? {} : { tables: props.tables })}
        {...(props.foot === undefined ? {} : { foot: props.foot })}
        {...(props.maxRows === undefined ? {} : { maxRows: props.maxRows })}
        {...(props.around === undefined ? {} : { around: props.around })}
        {...(props.sumOf === undefined ? {} : { sumOf: props.sumOf })}
        {...(props.rowActions === undefined ? {} : { rowActions: props.rowActions })}
        {...(props.onRow === undefined ? {} : { onRow: props.onRow })}
      />
      <GridViolations violations={violations} ledger={props.ledger} areas={setup.areas} onOpen={open} />
      {looked === null ? null : <HistoryDialog type={type} id={looked} onClose={() => setLooked(null)} />}
      {props.children}
    </>
  );
}
