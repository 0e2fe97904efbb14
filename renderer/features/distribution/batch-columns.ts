import { fieldKinds, shownCell } from '../../../db/domain/field-kinds.ts';
import type { VillageShare } from '../../../db/domain/figures/village-shares.ts';
import { fieldLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney, moneyToTyped } from '../../../db/domain/money.ts';
import {
  declarationOf,
  type FieldValue,
  findField,
  type RecordOf,
  type RecordType,
} from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { type FormSetup, formContext } from '../../ui/forms/form-setup.ts';
import type { GridColumn } from '../../ui/grid/grid-model.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { recordGridColumn } from '../../ui/grid/record-grid-columns.ts';
import { villageOf } from './typed-lines.ts';

/** What stands beside the amounts, by village. */
export interface BatchSides {
  readonly villages: ReadonlyMap<string, RecordOf<'village'>>;
  readonly shares: ReadonlyMap<string, VillageShare>;
  /** Amounts of the batch before; null where there is none. */
  readonly last: ReadonlyMap<string, Fen> | null;
  /** Amounts by the batch's method; null where it has no formula. */
  readonly proposed: ReadonlyMap<string, Fen> | null;
}

export interface ColumnWords {
  readonly town: string;
  readonly last: string;
  readonly proposed: string;
}

/** Columns of money whose cells can be added up, and what a row holds in them. */
export type MoneyOf = (column: string, row: GridRecord) => Fen | null;

/** Fields of a line in their order; batch and village are decided by the page. */
const lineFields = declarationOf('batch_line').fields.filter(
  ({ name }) => name !== 'batch_id' && name !== 'village_id',
);
const widths: Readonly<Record<string, number>> = {
  amount: 118,
  paid_date: 100,
  account_tail: 88,
  village_use: 78,
  signed_off: 78,
  source_doc: 120,
  note: 160,
};

/**
 * Columns of the grid of a batch: who the village is and what it holds, what it got last and would get by the method,
 * both greyed, then the fields of its line.
 * @param problemOf what a rule says of a cell
 */
export function batchColumns(
  setup: FormSetup,
  sides: BatchSides,
  words: ColumnWords,
  problemOf: (row: GridRecord, field: string) => string | undefined,
): readonly GridColumn<GridRecord>[] {
  const village = (row: GridRecord) => sides.villages.get(villageOf(row));
  const share = (row: GridRecord) => sides.shares.get(villageOf(row));
  const inYuan = setup.moneyUnit === 'yuan';
  const money = unitLabel(setup.language, inYuan ? '元' : '万元');
  const amounts = (key: string, label: string, of: ReadonlyMap<string, Fen>): GridColumn<GridRecord> => ({
    key,
    label,
    unit: money,
    align: 'end',
    width: inYuan ? 112 : 96,
    quiet: true,
    text: (row) => typedMoney(of.get(villageOf(row)), setup),
    show: (row) => exactMoney(of.get(villageOf(row)), setup),
  });
  return [
    shownColumn('village', 'village_code', setup, 116, (row) => village(row)?.village_code ?? null),
    shownColumn('village', 'name', setup, 84, (row) => village(row)?.name ?? null),
    {
      ...shownColumn('village', 'town_code', setup, 88, (row) => village(row)?.town_code ?? null),
      label: words.town,
    },
    {
      ...shownColumn(
        'contribution',
        'balance',
        setup,
        inYuan ? 128 : 92,
        (row) => share(row)?.balance ?? null,
      ),
      frozen: false,
    },
    {
      ...shownColumn('contribution', 'share_pct', setup, 76, (row) => share(row)?.share ?? null),
      frozen: false,
    },
    ...(sides.last === null ? [] : [amounts('last', words.last, sides.last)]),
    ...(sides.proposed === null ? [] : [amounts('proposed', words.proposed, sides.proposed)]),
    ...lineFields.map((field) => lineColumn(field, setup, problemOf)),
  ];
}

/** What the money columns hold; amounts that cannot be read, and other columns, answer null. */
export function moneyOf(sides: BatchSides, amountOf: (row: GridRecord) => Fen | null): MoneyOf {
  return (column, row) => {
    const village = villageOf(row);
    switch (column) {
      case 'balance':
        return sides.shares.get(village)?.balance ?? null;
      case 'last':
        return sides.last?.get(village) ?? null;
      case 'proposed':
        return sides.proposed?.get(village) ?? null;
      case 'amount':
        return amountOf(row);
      default:
        return null;
    }
  };
}

/** Amounts to the fen: what is distributed must be seen exactly, also in 万元. */
export function exactMoney(value: Fen | null | undefined, { moneyUnit }: FormSetup): string {
  return value == null ? '' : formatMoney(value, moneyUnit, { full: true });
}

const typedMoney = (value: Fen | undefined, { moneyUnit }: FormSetup): string =>
  value === undefined ? '' : moneyToTyped(value, moneyUnit);

function lineColumn(
  field: Field,
  setup: FormSetup,
  problemOf: (row: GridRecord, field: string) => string | undefined,
): GridColumn<GridRecord> {
  const column = recordGridColumn('batch_line', field, setup, {
    width: widths[field.name] ?? 120,
    problemOf: (row) => problemOf(row, field.name),
  });
  if (field.kind !== 'money') return column;
  const context = { ...formContext(setup), field };
  return {
    ...column,
    show(row) {
      const parsed = fieldKinds.money.parse(row.texts[field.name] ?? '', context);
      return parsed.ok ? exactMoney(parsed.value as Fen | null, setup) : (row.texts[field.name] ?? '');
    },
  };
}

/** A column that only shows what another record says; those of the village stay in sight. */
function shownColumn(
  type: RecordType,
  name: string,
  setup: FormSetup,
  width: number,
  read: (row: GridRecord) => FieldValue,
): GridColumn<GridRecord> {
  const found = findField(type, name) ?? declarationOf(type).computedFields.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${type} has no field ${name}`);
  const context = { ...formContext(setup), field: found };
  const { align, unitOf } = fieldKinds[found.kind];
  const unit = unitOf(context);
  return {
    key: name,
    label: fieldLabel(setup.language, type, name),
    unit: unit === null ? null : unitLabel(setup.language, unit),
    align,
    width,
    frozen: true,
    text: (row) => shownCell(read(row), context),
  };
}
