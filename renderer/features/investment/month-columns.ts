import { shownCell } from '../../../db/domain/field-kinds.ts';
import { computedValue } from '../../../db/domain/figures/computed-fields.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { fieldLabel, typeLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, moneyToTyped } from '../../../db/domain/money.ts';
import { formatPercent, type Percent } from '../../../db/domain/percent.ts';
import { type Period, periodEnd } from '../../../db/domain/period.ts';
import {
  catalogue,
  type FieldValue,
  findField,
  type RecordOf,
} from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { type FormSetup, formContext } from '../../ui/forms/form-setup.ts';
import type { GridColumn } from '../../ui/grid/grid-model.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { recordGridColumn } from '../../ui/grid/record-grid-columns.ts';
import { isTypedTotal } from './solve-month.ts';

const type = 'investment';

export interface MonthColumns {
  readonly setup: FormSetup;
  readonly month: Period;
  /** With the rows as they are typed. */
  readonly typed: Ledger;
  readonly lastMonth: (projectId: string) => RecordOf<'investment'> | undefined;
  readonly lastMonthLabel: string;
}

export const projectOf = ({ record, preset }: Pick<GridRecord, 'record' | 'preset'>): string =>
  String(record?.project_id ?? preset?.project_id ?? '');

/** Fields of the month that stand in its table; the others are filled in below it, when they are wanted. */
const typedFields = ['inv_month', 'fund_month', 'progress_text', 'problems'] as const;
export const fieldsInTable: ReadonlySet<string> = new Set<string>(['project_id', 'month', ...typedFields]);

/** Columns of the month's table: what is typed, what follows from it, and last month's figures greyed beside. */
export function monthColumns(given: MonthColumns): readonly GridColumn<GridRecord>[] {
  const { setup } = given;
  const stored = (name: (typeof typedFields)[number], options: Partial<GridColumn<GridRecord>> = {}) => {
    const field = findField(type, name);
    if (field === undefined) throw new Error(`${type} has no field ${name}`);
    return recordGridColumn(type, field, setup, options);
  };
  const before = (name: 'inv_month' | 'fund_month' | 'progress_text') => ({
    beforeLabel: given.lastMonthLabel,
    before: (row: GridRecord) => {
      const field = findField(type, name);
      const value = given.lastMonth(projectOf(row))?.[name] ?? null;
      return field === undefined ? '' : shownCell(value, { ...formContext(setup), field });
    },
  });
  // English heads are longer, and the unit of money must be read.
  const wide = (width: number): number => (setup.language === 'en' ? Math.round(width * 1.3) : width);
  return [
    {
      key: 'project_id',
      label: typeLabel(setup.language, 'project'),
      // Names of a county's projects begin alike: their end must be read.
      width: 220,
      frozen: true,
      text: (row) => setup.references.label('project', projectOf(row)),
    },
    { ...computed('year_plan', given, wide(104)), frozen: true },
    stored('inv_month', { width: 150, ...before('inv_month') }),
    computed('inv_ytd', given, wide(128)),
    computed('completion_rate', given, wide(76)),
    computed('inv_cum', given, wide(118)),
    stored('fund_month', { width: 146, ...before('fund_month') }),
    computed('fund_ytd', given, wide(124)),
    stored('progress_text', {
      width: 200,
      fills: true,
      beside: (row) => given.lastMonth(projectOf(row))?.progress_text ?? undefined,
    }),
    stored('problems', { width: 180, fills: true }),
  ];
}

/** A figure that is computed from the row as it is typed; of those that the month solves for, it can be typed, too. */
function computed(
  name: keyof (typeof catalogue)['investment']['computed'],
  { setup, typed, month }: MonthColumns,
  width: number,
): GridColumn<GridRecord> {
  const field = catalogue.investment.computedFields.find((one) => one.name === name) as Field;
  const context = { ...formContext(setup), field };
  const figureOf = (row: GridRecord): FieldValue => {
    const own = typed.get(type, row.id);
    const stand = own ?? ({ id: row.id, project_id: projectOf(row), month } as RecordOf<'investment'>);
    return computedValue(typed, type, stand, name, periodEnd(month));
  };
  const unit = field.kind === 'percent' ? '%' : setup.moneyUnit === 'yuan' ? '元' : '万元';
  return {
    key: name,
    label: fieldLabel(setup.language, type, name),
    unit: unitLabel(setup.language, unit),
    width,
    align: 'end',
    quiet: true,
    editable: isTypedTotal(name),
    follows: true,
    text: (row) => {
      const value = figureOf(row);
      if (value === null) return '';
      return field.kind === 'money' ? moneyToTyped(value as Fen, setup.moneyUnit) : shownCell(value, context);
    },
    show: (row) => {
      const value = figureOf(row);
      // A rate that is worked out, not agreed: two decimals say enough.
      return field.kind === 'percent' && value !== null
        ? formatPercent(value as Percent)
        : shownCell(value, context);
    },
  };
}
