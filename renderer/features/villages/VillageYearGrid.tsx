import { Text, Title } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { ratioHalfUp } from '../../../db/domain/decimal.ts';
import { shownCell, typedCell } from '../../../db/domain/field-kinds.ts';
import { recordHeads } from '../../../db/domain/import/head-names.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { typeLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { fen, formatMoney, parseMoney } from '../../../db/domain/money.ts';
import { type AnyRecord, declarationOf } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { type FormSetup, formContext } from '../../ui/forms/form-setup.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import { carryAction, confirmAction } from '../../ui/grid/carried-over.ts';
import { useFoundRows } from '../../ui/grid/found-rows.ts';
import type { GridColumn } from '../../ui/grid/grid-model.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { RecordGrid } from '../../ui/grid/RecordGrid.tsx';
import { recordGridColumn } from '../../ui/grid/record-grid-columns.ts';
import { tablesOfVillages } from '../../ui/grid/tables-of-villages.ts';
import { useTypedLedger } from '../../ui/grid/typed-records.ts';
import { useRecordGrid } from '../../ui/grid/use-record-grid.ts';
import { SaveState } from '../../ui/page/SaveState.tsx';
import { useCheckContext } from '../../ui/violations/judge.ts';
import { useGridViolations } from '../../ui/violations/use-grid-violations.ts';

import type { VillageFilter } from './use-village-filter.ts';

const type = 'village_year';
const readFigureHead = recordHeads(type, ['village_id', 'year']);

const villageOf = ({ record, preset }: Pick<GridRecord, 'record' | 'preset'>): unknown =>
  record?.village_id ?? preset?.village_id;

/**
 * Income of every village in a year, last year's beside it: a row stands for each village, and is a record once something is
 * typed into it.
 */
export function VillageYearGrid(props: {
  readonly ledger: Ledger;
  readonly setup: FormSetup;
  readonly draft: Draft | null;
  readonly names: Readonly<Record<string, string>>;
  readonly year: number;
  readonly filter: VillageFilter;
  readonly focus: { readonly record: string; readonly field: string | null } | null;
}) {
  const { t } = useTranslation();
  const { ledger, setup, names, year, filter } = props;
  const [restored] = useState(props.draft);
  const records = useMemo(
    () =>
      ledger.all(type).filter((record) => record.year === year) as readonly unknown[] as readonly AnyRecord[],
    [ledger, year],
  );
  const presets = useMemo(
    () =>
      ledger
        .all('village')
        .toSorted((a, b) => (a.village_code < b.village_code ? -1 : 1))
        .map(({ id }): Values => ({ village_id: id })),
    [ledger],
  );
  const fixed = useMemo<Values>(() => ({ year }), [year]);
  const grid = useRecordGrid(
    { type, records, setup, scope: String(year), fixed, presets, grows: false },
    restored,
  );
  const typed = useTypedLedger(ledger, type, grid, fixed);
  const context = useCheckContext(useMemo(() => ({ area_names: names }), [names]));
  const violations = useGridViolations(typed, grid.rows, context, type, 'record');
  const lastYear = useMemo(
    () =>
      new Map(
        ledger
          .all(type)
          .filter((record) => record.year === year - 1)
          .map((record) => [record.village_id, record as unknown as AnyRecord]),
      ),
    [ledger, year],
  );
  const rowFilter = useMemo(
    () =>
      filter.key === null
        ? null
        : {
            key: filter.key,
            keeps: (row: GridRecord) => filter.keeps(ledger.get('village', String(villageOf(row)))),
          },
    [filter, ledger],
  );
  const searched = useCallback(
    (row: GridRecord): readonly string[] => {
      const village = ledger.get('village', String(villageOf(row)));
      return [village?.name ?? '', village?.village_code ?? ''];
    },
    [ledger],
  );
  const shown = useFoundRows(grid.rows, filter.find, searched, rowFilter);
  const populated = useMemo(
    () => ledger.all('village').some(({ population }) => (population ?? 0) > 0),
    [ledger],
  );
  const columns = useMemo((): readonly GridColumn<GridRecord>[] => {
    const fields = declarationOf(type).fields.filter(({ name }) => name !== 'village_id' && name !== 'year');
    const amountColumn = (field: Field) =>
      recordGridColumn(
        type,
        field,
        setup,
        lastYear.size === 0
          ? {}
          : {
              width: 132,
              before: (row) => {
                const value = lastYear.get(String(villageOf(row)))?.[field.name] ?? null;
                return shownCell(value, { ...formContext(setup), field });
              },
            },
      );
    const name: GridColumn<GridRecord> = {
      key: 'name',
      label: typeLabel(setup.language, 'village'),
      width: 150,
      frozen: true,
      text: ({ record, preset }) => {
        const id = villageOf({ record, preset });
        return typeof id === 'string' ? setup.references.label('village', id) : '';
      },
    };
    return [
      name,
      ...fields.filter(({ kind }) => kind === 'money').map(amountColumn),
      ...(populated ? [perHeadColumn(ledger, setup, t('village.perHead'))] : []),
      ...fields.filter(({ kind }) => kind !== 'money').map((field) => recordGridColumn(type, field, setup)),
    ];
  }, [setup, lastYear, populated, ledger, t]);
  const rowActions = useMemo(() => {
    const { fields } = declarationOf(type);
    const amounts = fields.filter(({ kind }) => kind === 'money').map(({ name }) => name);
    const lastOf = (row: GridRecord, name: string): string => {
      const field = fields.find((one) => one.name === name);
      const value = lastYear.get(String(villageOf(row)))?.[name] ?? null;
      return field === undefined ? '' : typedCell(value, { ...formContext(setup), field });
    };
    return [carryAction(t('grid.carry'), amounts, lastOf), confirmAction(t('grid.confirm'))];
  }, [lastYear, setup, t]);
  const tables = useMemo(
    () =>
      tablesOfVillages(
        readFigureHead,
        shown,
        (row) => ledger.get('village', String(villageOf(row))),
        (code) => names[code] ?? code,
      ),
    [shown, ledger, names],
  );
  if (presets.length === 0) return null;
  const title = t('village.years', { year });
  return (
    <section className="record-section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" className="quiet">
        {t('village.yearsHint')}
      </Text>
      <RecordGrid
        type={type}
        label={title}
        setup={setup}
        grid={grid}
        columns={columns}
        ledger={typed}
        violations={violations}
        shown={shown}
        focus={props.focus}
        tables={tables}
        {...(lastYear.size === 0 ? {} : { rowActions })}
        maxRows={12}
        foot={<SaveState saving={grid.saving} />}
      />
    </section>
  );
}

/** Total income of a head, in yuan whatever unit amounts are shown in; blank while either is. */
function perHeadColumn(ledger: Ledger, setup: FormSetup, label: string): GridColumn<GridRecord> {
  return {
    key: 'per_head',
    label,
    unit: unitLabel(setup.language, '元'),
    align: 'end',
    width: 120,
    text: (row) => {
      const total = parseMoney(row.texts.total_income ?? '', setup.moneyUnit);
      const heads = ledger.get('village', String(villageOf(row)))?.population ?? 0;
      if (!total.ok || heads <= 0) return '';
      return formatMoney(fen(ratioHalfUp(BigInt(total.value), BigInt(heads))), 'yuan');
    },
  };
}
