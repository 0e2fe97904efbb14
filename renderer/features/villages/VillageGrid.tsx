import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { type IsoDate, yearOf } from '../../../db/domain/dates.ts';
import { mergerOf, villageStateOn } from '../../../db/domain/figures/village-history.ts';
import { recordHeads } from '../../../db/domain/import/head-names.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { type AnyRecord, declarationOf, findField } from '../../../db/domain/records/catalogue.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import { useFoundRows } from '../../ui/grid/found-rows.ts';
import type { GridColumn } from '../../ui/grid/grid-model.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { RecordGrid } from '../../ui/grid/RecordGrid.tsx';
import { recordGridColumn } from '../../ui/grid/record-grid-columns.ts';
import { useTypedLedger } from '../../ui/grid/typed-records.ts';
import { useRecordGrid } from '../../ui/grid/use-record-grid.ts';
import { SaveState } from '../../ui/page/SaveState.tsx';
import { useCheckContext } from '../../ui/violations/judge.ts';
import { useGridViolations } from '../../ui/violations/use-grid-violations.ts';

import type { VillageFilter } from './use-village-filter.ts';

const type = 'village';
const tables = { readHead: recordHeads(type) };
const fixed: Values = {};

const onRequest = (name: string): boolean => findField(type, name)?.onRequest === true;

/** The township is the first nine digits of the village's code (model §5.7). */
function propose({ village_code: code }: Values): Values {
  return typeof code === 'string' && code.length >= 9 ? { town_code: code.slice(0, 9) } : {};
}

const searched = ({ texts }: GridRecord): readonly string[] => [texts.village_code ?? '', texts.name ?? ''];

/** The list of villages as a spreadsheet: pasted from Excel, a row each. */
export function VillageGrid(props: {
  readonly ledger: Ledger;
  readonly setup: FormSetup;
  readonly draft: Draft | null;
  readonly names: Readonly<Record<string, string>>;
  readonly filter: VillageFilter;
  /** Day on which the states are told. */
  readonly on: IsoDate;
  readonly focus: { readonly record: string; readonly field: string | null } | null;
}) {
  const { t } = useTranslation();
  const { ledger, setup, names, filter, on } = props;
  const [restored] = useState(props.draft);
  const records = useMemo(() => byCode(ledger), [ledger]);
  const grid = useRecordGrid({ type, records, setup, scope: 'all', fixed, propose, grows: true }, restored);
  const typed = useTypedLedger(ledger, type, grid, fixed);
  const context = useCheckContext(useMemo(() => ({ area_names: names }), [names]));
  const violations = useGridViolations(typed, grid.rows, context, type);
  const rowFilter = useMemo(
    () =>
      filter.key === null
        ? null
        : { key: filter.key, keeps: ({ id }: GridRecord) => filter.keeps(ledger.get(type, id)) },
    [filter, ledger],
  );
  const shown = useFoundRows(grid.rows, filter.find, searched, rowFilter);
  const columns = useMemo(() => {
    const stored = declarationOf(type)
      .fields.filter(
        ({ name }) => !onRequest(name) || records.some((record) => (record[name] ?? null) !== null),
      )
      .map((field) => recordGridColumn(type, field, setup, field.name === 'town_code' ? { width: 130 } : {}));
    // Behind all that is typed: a block pasted without heads must find its columns side by side.
    return [...stored, stateColumn(ledger, on, setup, t)];
  }, [setup, records, ledger, on, t]);
  return (
    <>
      <Text size="sm" className="quiet">
        {t('village.pasteHint')}
      </Text>
      <RecordGrid
        type={type}
        label={t('village.title')}
        setup={setup}
        grid={grid}
        columns={columns}
        ledger={typed}
        violations={violations}
        shown={shown}
        focus={props.focus}
        tables={tables}
        foot={<SaveState saving={grid.saving} />}
      />
    </>
  );
}

/** How a village stands, and where it went. */
function stateColumn(ledger: Ledger, on: IsoDate, setup: FormSetup, t: TFunction): GridColumn<GridRecord> {
  return {
    key: 'state',
    label: t('village.state', { year: yearOf(on) }),
    width: 150,
    text: ({ id }) => {
      const village = ledger.get(type, id);
      if (village === undefined) return '';
      const state = villageStateOn(ledger, village, on);
      const into = mergerOf(ledger, id, on)?.new_village_id;
      if (state !== 'merged' || into === undefined) return t(`village.states.${state}`);
      return t('village.mergedInto', { village: setup.references.label(type, into) });
    },
  };
}

function byCode(ledger: Ledger): readonly AnyRecord[] {
  return ledger
    .all(type)
    .toSorted((a, b) =>
      a.village_code < b.village_code ? -1 : 1,
    ) as readonly unknown[] as readonly AnyRecord[];
}
