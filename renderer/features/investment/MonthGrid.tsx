import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { monthsOf } from '../../../db/domain/figures/investment.ts';
import { formatMoney, sumFen } from '../../../db/domain/money.ts';
import { formatPeriod, type Period } from '../../../db/domain/period.ts';
import type { AnyRecord, RecordOf } from '../../../db/domain/records/catalogue.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import type { SliceData } from '../../api/slice.ts';
import { type FormSetup, formContext } from '../../ui/forms/form-setup.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import type { GridTotal, RowAction } from '../../ui/grid/grid-model.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { RecordGrid } from '../../ui/grid/RecordGrid.tsx';
import type { Solving } from '../../ui/grid/solve-step.ts';
import { useTypedLedger } from '../../ui/grid/typed-records.ts';
import { useRecordGrid } from '../../ui/grid/use-record-grid.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { SaveState } from '../../ui/page/SaveState.tsx';
import { useGridViolations } from '../../ui/violations/use-grid-violations.ts';
import { isInDetail, MonthDetail } from './MonthDetail.tsx';
import { monthColumns, projectOf } from './month-columns.ts';
import { monthBefore, projectsOfMonth } from './month-rows.ts';
import { monthTotals } from './month-totals.ts';
import { noChangeEdits } from './no-change.ts';
import { solveMonth, totalsOfMonth } from './solve-month.ts';
import { tablesOfProjects } from './tables-of-projects.ts';

const type = 'investment';
const fixedFields = ['project_id', 'month'];

/**
 * Investment of a month, a row a project: last month's figures and the year's plan beside, and whichever of month, year to
 * date and since start is typed, the others follow.
 */
export function MonthGrid(props: {
  readonly data: SliceData;
  readonly setup: FormSetup;
  /** Of the month. */
  readonly context: CheckContext;
  readonly draft: Draft | null;
  readonly month: Period;
  readonly all: boolean;
  readonly focus: { readonly record: string; readonly field: string | null } | null;
}) {
  const { t } = useTranslation();
  const { data, setup, context, month, all } = props;
  const { ledger } = data;
  const [restored] = useState(props.draft);
  const [at, setAt] = useState<string | null>(null);
  const { focus } = props;
  // A link to what is filled in below the table leaves the cursor to that.
  const linked = focus?.field != null && isInDetail(focus.field) ? focus.record : null;
  const presets = useMemo(
    () => projectsOfMonth(ledger, month, all).map(({ id }): Values => ({ project_id: id })),
    [ledger, month, all],
  );
  const records = useMemo(
    () => ledger.all(type).filter((row) => row.month === month) as readonly unknown[] as readonly AnyRecord[],
    [ledger, month],
  );
  const fixed = useMemo<Values>(() => ({ month }), [month]);
  const grid = useRecordGrid({ type, records, setup, scope: month, fixed, presets, grows: false }, restored);
  const typed = useTypedLedger(ledger, type, grid, fixed);
  const violations = useGridViolations(typed, grid.rows, context, type, 'record', data.types);
  const lastMonth = useMemo(() => {
    const before = monthBefore(month);
    const rows = new Map<string, RecordOf<'investment'> | undefined>();
    return (projectId: string) => {
      if (!rows.has(projectId))
        rows.set(
          projectId,
          monthsOf(ledger, projectId).find((row) => row.month === before),
        );
      return rows.get(projectId);
    };
  }, [ledger, month]);
  const columns = useMemo(
    () =>
      monthColumns({
        setup,
        month,
        typed,
        lastMonth,
        lastMonthLabel: formatPeriod(monthBefore(month), setup.language),
      }),
    [setup, month, typed, lastMonth],
  );
  const solving = useMemo<Solving<GridRecord>>(
    () => ({
      totals: totalsOfMonth,
      solve: (edit, row) =>
        solveMonth(edit, { projectId: projectOf(row), month, ledger: typed, context: formContext(setup) }),
    }),
    [month, typed, setup],
  );
  const tables = useMemo(
    () =>
      tablesOfProjects(type, fixedFields, Object.keys(totalsOfMonth), grid.rows, (row) =>
        ledger.get('project', projectOf(row)),
      ),
    [grid.rows, ledger],
  );
  const rowActions = useMemo<readonly RowAction<GridRecord>[]>(
    () => [
      {
        key: 'F8',
        label: t('investment.noChange'),
        edits: (rows) =>
          noChangeEdits(
            rows,
            (row) => lastMonth(projectOf(row))?.progress_text ?? t('investment.nothingDone'),
          ),
      },
    ],
    [t, lastMonth],
  );
  const totals = useMemo<readonly GridTotal[]>(
    () => [monthTotals(typed, month, setup, t('investment.total'))],
    [typed, month, setup, t],
  );
  const sumOf = useCallback(
    (cells: readonly { readonly column: string; readonly row: GridRecord }[]) => {
      const column = cells[0]?.column ?? '';
      if (column !== 'inv_month' && column !== 'fund_month') return null;
      if (cells.some((cell) => cell.column !== column)) return null;
      const sum = sumFen(cells.map(({ row }) => typed.get(type, row.id)?.[column]));
      return formatMoney(sum, setup.moneyUnit);
    },
    [typed, setup],
  );
  if (grid.rows.length === 0)
    return (
      <EmptyState
        title={t('investment.noProjects')}
        hint={t('investment.noProjectsHint')}
        action={
          <Button size="xs" component={Link} to="/projects">
            {t('investment.toProjects')}
          </Button>
        }
      />
    );
  const selected = grid.rows.find(({ id }) => id === (at ?? linked)) ?? grid.rows[0];
  return (
    <>
      <Text size="sm" className="quiet">
        {t('investment.hint')}
      </Text>
      <RecordGrid
        type={type}
        label={t('investment.ofMonth', { month: formatPeriod(month, setup.language) })}
        setup={setup}
        grid={grid}
        columns={columns}
        ledger={typed}
        violations={violations}
        focus={linked === null ? props.focus : null}
        tables={tables}
        totals={totals}
        solving={solving}
        rowActions={rowActions}
        sumOf={sumOf}
        onRow={({ id }) => setAt(id)}
        maxRows={16}
        foot={<SaveState saving={grid.saving} />}
      />
      {selected === undefined ? null : (
        <MonthDetail
          key={selected.id}
          row={selected}
          typed={typed}
          types={data.types}
          setup={setup}
          context={context}
          month={month}
          asked={violations.some(
            ({ recordId, field, ruleClass }) =>
              recordId === selected.id && field !== null && ruleClass === 'hard' && isInDetail(field),
          )}
          focus={props.focus?.record === selected.id ? props.focus.field : null}
        />
      )}
    </>
  );
}
