import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { typedCell } from '../../../db/domain/field-kinds.ts';
import { yearOfProject } from '../../../db/domain/figures/investment.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { type AnyRecord, findField } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import type { SliceData } from '../../api/slice.ts';
import { type FormSetup, formContext } from '../../ui/forms/form-setup.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import { carryAction, confirmAction } from '../../ui/grid/carried-over.ts';
import type { GridColumn } from '../../ui/grid/grid-model.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { RecordGrid } from '../../ui/grid/RecordGrid.tsx';
import { recordGridColumn } from '../../ui/grid/record-grid-columns.ts';
import { useTypedLedger } from '../../ui/grid/typed-records.ts';
import { useRecordGrid } from '../../ui/grid/use-record-grid.ts';
import { SaveState } from '../../ui/page/SaveState.tsx';
import { useGridViolations } from '../../ui/violations/use-grid-violations.ts';
import { projectOf } from './month-columns.ts';
import { tablesOfProjects } from './tables-of-projects.ts';

const type = 'project_year';
const fixedFields = ['project_id', 'year'];

/** What each project is planned to invest in a year: typed once a year, beside last year's plan. */
export function YearPlanGrid(props: {
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly context: CheckContext;
  readonly draft: Draft | null;
  readonly year: number;
  readonly projectIds: readonly string[];
  /** Project whose plan a link leads to. */
  readonly goTo: string | null;
}) {
  const { t } = useTranslation();
  const { data, setup, year, projectIds } = props;
  const { ledger } = data;
  const [restored] = useState(props.draft);
  const records = useMemo(
    () => ledger.all(type).filter((row) => row.year === year) as readonly unknown[] as readonly AnyRecord[],
    [ledger, year],
  );
  const presets = useMemo(() => projectIds.map((id): Values => ({ project_id: id })), [projectIds]);
  const fixed = useMemo<Values>(() => ({ year }), [year]);
  const grid = useRecordGrid(
    { type, records, setup, scope: String(year), fixed, presets, grows: false },
    restored,
  );
  const typed = useTypedLedger(ledger, type, grid, fixed);
  const violations = useGridViolations(typed, grid.rows, props.context, type, 'record', data.types);
  const columns = useMemo<readonly GridColumn<GridRecord>[]>(
    () => [
      {
        key: 'project_id',
        label: typeLabel(setup.language, 'project'),
        width: 260,
        frozen: true,
        text: (row) => setup.references.label('project', projectOf(row)),
      },
      ...['year_plan', 'carry_in', 'note'].map((name) =>
        recordGridColumn(type, findField(type, name) as Field, setup, name === 'note' ? {} : { width: 180 }),
      ),
    ],
    [setup],
  );
  const tables = useMemo(
    () => tablesOfProjects(type, fixedFields, [], grid.rows, (row) => ledger.get('project', projectOf(row))),
    [grid.rows, ledger],
  );
  const rowActions = useMemo(() => {
    const field = findField(type, 'year_plan') as Field;
    const lastOf = (row: GridRecord): string =>
      typedCell(yearOfProject(ledger, projectOf(row), year - 1)?.year_plan ?? null, {
        ...formContext(setup),
        field,
      });
    return [carryAction(t('grid.carry'), ['year_plan'], lastOf), confirmAction(t('grid.confirm'))];
  }, [ledger, year, setup, t]);
  const wanted = grid.rows.find((row) => projectOf(row) === props.goTo)?.id;
  const focus = useMemo(
    () => (wanted === undefined ? null : { record: wanted, field: 'year_plan' }),
    [wanted],
  );
  return (
    <RecordGrid
      type={type}
      label={t('investment.plan', { year })}
      setup={setup}
      grid={grid}
      columns={columns}
      ledger={typed}
      violations={violations}
      focus={focus}
      tables={tables}
      rowActions={rowActions}
      maxRows={10}
      foot={<SaveState saving={grid.saving} />}
    />
  );
}
