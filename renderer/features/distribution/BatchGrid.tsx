import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { memo, useCallback, useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { splitAmong } from '../../../db/domain/figures/distribution.ts';
import { recordHeads } from '../../../db/domain/import/head-names.ts';
import { Ledger } from '../../../db/domain/ledger.ts';
import { unitLabel } from '../../../db/domain/locale/locale.ts';
import { ruleMessage } from '../../../db/domain/locale/rule-message.ts';
import { type Fen, sumFen } from '../../../db/domain/money.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';
import { type EnclaveData, useSession } from '../../api/queries.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { StaleNotice } from '../../ui/forms/StaleNotice.tsx';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { LedgerGrid } from '../../ui/grid/LedgerGrid.tsx';
import { tablesOfVillages } from '../../ui/grid/tables-of-villages.ts';
import { useRecordGrid } from '../../ui/grid/use-record-grid.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { SaveState } from '../../ui/page/SaveState.tsx';
import { HistoryDialog } from '../../ui/records/HistoryDialog.tsx';
import { BatchViolations, ViolationCount } from './BatchViolations.tsx';
import { batchColumns, exactMoney, moneyOf } from './batch-columns.ts';
import { useBatchTotals } from './batch-totals.ts';
import { FillBar, type TotalText, totalOf, totalText } from './FillBar.tsx';
import { type FillTarget, fillEdits, fillTargets, usualTarget } from './fill-targets.ts';
import { type RowOrder, useShownRows } from './shown-rows.ts';
import { savedLines, villageOf } from './typed-lines.ts';
import { type BatchBasis, useBatchBasis, useBatchFigures } from './use-batch-figures.ts';
import { useBatchViolations } from './use-batch-violations.ts';

export interface BatchGridProps {
  readonly data: EnclaveData;
  readonly batch: RecordOf<'batch'>;
  readonly stored: Draft | null;
  /** Cell to go to, from a link or because the batch has just been made; null: none. */
  readonly goTo: { readonly record: string | null; readonly field: string | null } | null;
}

/** Height in pixels of what stands above and below the rows on this page. */
const around = 444;
const readLineHead = recordHeads('batch_line', ['batch_id', 'village_id']);
const rowKey = ({ id }: GridRecord): string => id;

/** The amounts of a batch's villages as a spreadsheet. */
export const BatchGrid = memo(function BatchGrid(props: BatchGridProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const basis = useBatchBasis(props.data.ledger, props.batch, today);
  if (basis.presets.length === 0)
    return (
      <EmptyState title={t('distribution.grid.noVillages')} hint={t('distribution.grid.noVillagesHint')} />
    );
  return <OpenGrid {...props} basis={basis} />;
});

function OpenGrid({ data, batch, stored, goTo, basis }: BatchGridProps & { readonly basis: BatchBasis }) {
  const { t } = useTranslation();
  const { slice, ledger } = data;
  const [restored] = useState(stored);
  const setup = useGridSetup(data);
  const records = useMemo(() => savedLines(ledger, batch.id), [ledger, batch.id]);
  const fixed = useMemo(() => ({ batch_id: batch.id }), [batch.id]);
  const grid = useRecordGrid(
    {
      type: 'batch_line',
      records,
      setup,
      scope: batch.id,
      fixed,
      presets: basis.presets,
      essential: 'amount',
      grows: false,
    },
    restored,
  );
  const { rows, submit } = grid;
  const figures = useBatchFigures(ledger, batch, rows, grid.context);
  const { reader } = figures;
  const amountOf = useCallback((row: GridRecord) => reader.amountOf(row), [reader]);
  const townName = useCallback((code: string) => slice.area_names[code] ?? code, [slice.area_names]);
  const { shown, find, setFind, order, setOrder } = useShownRows(rows, basis.villages, townName, amountOf);

  // Among whom the total is divided, and what each would get, follow the typing a moment later.
  const settled = useDeferredValue(rows);
  const last = basis.last?.amounts ?? null;
  const targets = useMemo(() => fillTargets(settled, last), [settled, last]);
  const [chosen, setChosen] = useState<FillTarget | null>(null);
  const target = chosen !== null && targets[chosen].length > 0 ? chosen : usualTarget(targets);
  const [typedTotal, setTypedTotal] = useState<TotalText | null>(null);
  const [savedTotal] = useState(figures.total);
  const total = typedTotal ?? totalText(savedTotal ?? basis.available, setup.moneyUnit);
  const amount = totalOf(total);
  const proposed = useMemo(
    () => (amount === null ? null : splitAmong(ledger, batch, targets[target], amount)),
    [ledger, batch, targets, target, amount],
  );
  const sides = useMemo(
    () => ({ villages: basis.villages, shares: basis.shares, last, proposed }),
    [basis.villages, basis.shares, last, proposed],
  );

  const violations = useBatchViolations(figures.ledger, batch.id, slice);
  const problems = useMemo(
    () =>
      new Map(
        violations
          .filter(({ ruleClass }) => ruleClass === 'hard')
          .map((one) => [
            `${one.recordId} ${one.field}`,
            ruleMessage(setup.language, one, { moneyUnit: setup.moneyUnit }),
          ]),
      ),
    [violations, setup.language, setup.moneyUnit],
  );
  const lastDate = basis.last?.date ?? null;
  const columns = useMemo(
    () =>
      batchColumns(
        setup,
        sides,
        {
          town: t('distribution.grid.town'),
          last:
            lastDate === null
              ? t('distribution.grid.last')
              : t('distribution.grid.lastOn', { date: lastDate }),
          proposed: t('distribution.grid.proposed'),
        },
        (row, field) => problems.get(`${row.id} ${field}`),
      ),
    [setup, sides, lastDate, problems, t],
  );
  const money = useMemo(() => moneyOf(sides, amountOf), [sides, amountOf]);
  const totals = useBatchTotals(batch, rows, figures, money, setup);
  const tables = useMemo(
    () => tablesOfVillages(readLineHead, shown, (row) => basis.villages.get(villageOf(row)), townName),
    [shown, basis.villages, townName],
  );
  const sumOf = useCallback(
    (cells: readonly { readonly column: string; readonly row: GridRecord }[]): string | null => {
      const amounts = cells.map(({ column, row }) => money(column, row)).filter((one) => one !== null);
      return amounts.length === 0 ? null : exactMoney(sumFen(amounts), setup);
    },
    [money, setup],
  );

  const [jump, setJump] = useState<{ row: string; column: string | null } | null>(null);
  const firstRow = rows[0]?.id;
  const linked = useMemo(() => {
    const row = goTo === null ? undefined : (goTo.record ?? firstRow);
    return row === undefined ? null : { row, column: goTo?.field ?? 'amount' };
  }, [goTo, firstRow]);
  const openCell = useCallback(
    (row: string, field: string | null): void => {
      setFind('');
      setJump({ row, column: field === 'village_id' || field === null ? 'amount' : field });
    },
    [setFind],
  );

  const [filled, setFilled] = useState<{ filled: number; emptied: number; total: string } | null>(null);
  const fill = (amounts: ReadonlyMap<string, Fen>): void => {
    const { edits, ...done } = fillEdits(rows, amounts, setup);
    if (amount !== null) setTypedTotal({ ...total });
    if (edits.length > 0) grid.edit(edits);
    setFilled({ ...done, total: exactMoney(sumFen(amounts.values()), setup) });
    void submit();
  };
  const save = useCallback(() => void submit(), [submit]);
  const [looked, setLooked] = useState<string | null>(null);
  const undo = (): number => {
    setFilled(null);
    return grid.undo();
  };
  const redo = (): number => {
    setFilled(null);
    return grid.redo();
  };
  const violationsId = useId();
  const stale = grid.stale === null ? undefined : rows.find(({ id }) => id === grid.stale?.id);
  const unit = unitLabel(setup.language, setup.moneyUnit === 'yuan' ? '元' : '万元');
  return (
    <div className="batch-grid">
      <div className="batch-tools">
        <FillBar
          batch={batch}
          setup={setup}
          total={total}
          onTotal={setTypedTotal}
          targets={targets}
          target={target}
          onTarget={setChosen}
          canSplit={proposed !== null}
          onSplit={() => proposed !== null && fill(proposed)}
          onAsLast={last === null ? null : () => fill(last)}
        />
        <div className="batch-find">
          <TextInput
            label={t('distribution.grid.find')}
            type="search"
            value={find}
            onChange={({ currentTarget }) => setFind(currentTarget.value)}
          />
          <NativeSelect
            label={t('distribution.grid.order')}
            value={order}
            onChange={({ currentTarget }) => setOrder(currentTarget.value as RowOrder)}
            data={(['byCode', 'byAmount'] as const).map((one) => ({
              value: one,
              label: t(`distribution.grid.${one}`),
            }))}
          />
        </div>
      </div>
      {filled === null ? null : (
        <p className="fill-done" role="status">
          {t('distribution.fill.done', { filled: filled.filled, total: filled.total, unit })}
          {filled.emptied === 0 ? null : ` ${t('distribution.fill.emptied', { count: filled.emptied })}`}{' '}
          <Button size="compact-xs" variant="default" onClick={undo}>
            {t('distribution.fill.undo')}
          </Button>
        </p>
      )}
      {grid.stale === null ? null : (
        <StaleNotice
          type="batch_line"
          typed={stale?.texts ?? {}}
          theirs={grid.stale}
          context={grid.context}
          onSettle={(keep) => void grid.settle(keep)}
        />
      )}
      {grid.error === null || grid.stale !== null ? null : (
        <Alert color="red" role="alert">
          {failureWords(grid.error)}
        </Alert>
      )}
      <LedgerGrid
        label={t('distribution.grid.label')}
        columns={columns}
        rows={shown}
        rowKey={rowKey}
        onEdits={(edits) => {
          setFilled(null);
          grid.edit(edits, shown);
        }}
        onTyping={useCallback((edited) => grid.typing(edited, shown), [grid.typing, shown])}
        onUndo={undo}
        onRedo={redo}
        onSave={save}
        onLeaveRow={save}
        onHistory={({ id, record }) => setLooked(record === null ? null : id)}
        totals={totals}
        sumOf={sumOf}
        tables={tables}
        goTo={jump ?? linked}
        around={around}
        foot={
          <>
            {shown.length === rows.length ? null : (
              <span>{t('distribution.grid.shown', { shown: shown.length, all: rows.length })}</span>
            )}
            <SaveState saving={grid.saving} />
            <ViolationCount violations={violations} at={violationsId} />
          </>
        }
      />
      {looked === null ? null : (
        <HistoryDialog type="batch_line" id={looked} onClose={() => setLooked(null)} />
      )}
      <BatchViolations id={violationsId} batchId={batch.id} violations={violations} onOpen={openCell} />
    </div>
  );
}

/** Names only: a save of a line leaves them as they are, and with them every column of the grid. */
function useGridSetup({ slice }: EnclaveData) {
  const { village, batch } = slice.records;
  const names = useMemo(
    () => new Ledger({ village, batch } as unknown as ConstructorParameters<typeof Ledger>[0]),
    [village, batch],
  );
  return useFormSetup(names, slice.area_names);
}
