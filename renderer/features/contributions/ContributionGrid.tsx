import { Alert } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { formatDateLong, type IsoDate, parseDate } from '../../../db/domain/dates.ts';
import {
  contributionTotals,
  holderSharePct,
  lastMovementOn,
} from '../../../db/domain/figures/contribution-balance.ts';
import { runningBalances } from '../../../db/domain/figures/holders.ts';
import { recordHeads } from '../../../db/domain/import/head-names.ts';
import type { AccountKey, Ledger } from '../../../db/domain/ledger.ts';
import { fieldLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney, parseMoney, sumFen } from '../../../db/domain/money.ts';
import { formatPercent } from '../../../db/domain/percent.ts';
import { type AnyRecord, declarationOf } from '../../../db/domain/records/catalogue.ts';
import type { EnclaveData } from '../../api/queries.ts';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
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
import { HoldersFold } from './HoldersFold.tsx';
import { holderName } from './holder-names.ts';
import { LedgerTools } from './LedgerTools.tsx';
import { NewRows, type NewRowValues, startingValues } from './NewRows.tsx';
import { TransferDialog } from './TransferDialog.tsx';

const type = 'contribution';
/** Columns of the page in front: whose, how much, when; the others follow as declared. */
const first = ['holder_village_id', 'amount', 'kind', 'date', 'interest_from', 'asset_form', 'fund_source'];
const readHead = recordHeads(type, ['enclave_id', 'home_county']);
const tables = { readHead };

/** Movements of an account's contributions: typed or pasted, a row each, with balance and share of each holder. */
export function ContributionGrid(props: {
  readonly data: EnclaveData;
  readonly account: AccountKey;
  readonly scope: string;
  readonly focus: { readonly record: string; readonly field: string | null } | null;
  readonly draft: Draft | null;
}) {
  const { t } = useTranslation();
  const { data, account, scope } = props;
  const { ledger, slice } = data;
  const setup = useFormSetup(ledger, slice.area_names);
  const [restored] = useState(props.draft);
  const [starting, setStarting] = useState<NewRowValues>(startingValues);
  const records = useMemo(
    () => ledger.ofAccount(type, account) as readonly unknown[] as readonly AnyRecord[],
    [ledger, account],
  );
  const fixed = useMemo<Values>(() => ({ ...account }), [account]);
  const propose = useCallback(
    (values: Values): Values => ({
      ...starting,
      interest_from: values.date ?? starting.date,
      ...(values.holder_village_id == null && values.holder_name != null ? { holder_kind: 'other' } : {}),
    }),
    [starting],
  );
  const grid = useRecordGrid({ type, records, setup, scope, fixed, propose, grows: true }, restored);
  const typed = useTypedLedger(ledger, type, grid, fixed);
  const context = useCheckContext(slice);
  const violations = useGridViolations(typed, grid.rows, context, type);
  const [find, setFind] = useState('');
  const [day, setDay] = useState('');
  const [transferring, setTransferring] = useState<'open' | 'done' | null>(null);
  const last = lastMovementOn(typed, account);
  const chosen = parseDate(day);
  const on = chosen.ok && day.trim() !== '' ? chosen.value : last;
  const searched = useCallback(
    (row: GridRecord): readonly string[] => {
      const record = typed.get(type, row.id);
      return record === undefined ? Object.values(row.texts) : [holderName(record, setup)];
    },
    [typed, setup],
  );
  const shown = useFoundRows(grid.rows, find, searched);
  const columns = useMemo(
    // Figures stand behind what is mostly typed and pasted, where they are in sight.
    () =>
      storedColumns(setup, records).toSpliced(
        first.length,
        0,
        ...computedColumns(setup, typed, account, on, t),
      ),
    [setup, records, typed, account, on, t],
  );
  const sum = useMemo(() => contributionTotals(typed, account), [typed, account]);
  const show = (amount: Fen): string => formatMoney(amount, setup.moneyUnit, { full: true });
  const sumOf = useCallback(
    (cells: readonly { readonly column: string; readonly row: GridRecord }[]): string | null => {
      const amounts = cells
        .filter(({ column }) => column === 'amount')
        .map(({ row }) => parseMoney(row.texts.amount ?? '', setup.moneyUnit))
        .flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
      return amounts.length === 0 ? null : formatMoney(sumFen(amounts), setup.moneyUnit, { full: true });
    },
    [setup.moneyUnit],
  );
  // A sum that leaves rows out says so.
  const left =
    sum.incomplete.length === 0 ? '' : t('contribution.totals.left', { count: sum.incomplete.length });
  const unit = unitLabel(setup.language, setup.moneyUnit === 'yuan' ? '元' : '万元');
  const figures = [
    [t('contribution.totals.added'), show(sum.added), unit],
    [t('contribution.totals.subtracted'), show(sum.subtracted), unit],
    [t('contribution.totals.balance'), show(sum.balance), unit],
    [t('contribution.totals.holders'), String(holders(typed, account)), null],
    [t('contribution.totals.rows'), String(typed.ofAccount(type, account).length), null],
  ] as const;
  return (
    <>
      <dl className="figures">
        {figures.map(([label, value, of]) => (
          <div key={label}>
            <dt>
              {label}
              {of === null ? null : ` (${of})`}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {ledger.all('village').length === 0 ? (
        <Alert color="yellow">{t('contribution.noVillages')}</Alert>
      ) : null}
      <NewRows values={starting} onChange={setStarting} setup={setup} />
      <LedgerTools
        {...{ account, setup, find, day, last }}
        onFind={setFind}
        onDay={setDay}
        onTransfer={() => setTransferring('open')}
      />
      {transferring === 'done' ? (
        <p className="fill-done" role="status">
          ✓ {t('transfer.done')}
        </p>
      ) : null}
      <RecordGrid
        type={type}
        label={t('contribution.title')}
        setup={setup}
        grid={grid}
        columns={columns}
        ledger={typed}
        violations={violations}
        shown={shown}
        focus={props.focus}
        tables={tables}
        sumOf={sumOf}
        around={470}
        totals={[
          {
            texts: {
              holder_village_id: t('contribution.totals.balance'),
              amount: show(sum.balance),
              kind: left,
            },
            spans: left === '' ? {} : { kind: 4 },
            bad: left !== '',
          },
        ]}
        foot={<SaveState saving={grid.saving} />}
      />
      {on === null ? null : <HoldersFold ledger={typed} {...{ account, on, find, setup }} />}
      {transferring === 'open' ? (
        <TransferDialog
          {...{ ledger, account, setup }}
          onClose={() => setTransferring(null)}
          onDone={() => setTransferring('done')}
        />
      ) : null}
    </>
  );
}

function holders(ledger: Ledger, account: AccountKey): number {
  const rows = ledger.ofAccount(type, account);
  return new Set(rows.map((row) => row.holder_village_id ?? row.holder_name).filter((one) => one !== null))
    .size;
}

type Setup = Parameters<typeof recordGridColumn>[2];

/** Stored fields that are not hidden until asked for, or that some row holds. */
function storedColumns(setup: Setup, records: readonly AnyRecord[]): GridColumn<GridRecord>[] {
  const place = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  return declarationOf(type)
    .fields.filter(({ name }) => name !== 'enclave_id' && name !== 'home_county')
    .filter(({ name, onRequest }) => !onRequest || records.some((record) => (record[name] ?? null) !== null))
    .toSorted((a, b) => place(a.name) - place(b.name))
    .map((field) =>
      recordGridColumn(
        type,
        field,
        setup,
        field.name === 'holder_village_id' ? { frozen: true, width: 150 } : {},
      ),
    );
}

/** Balance of the row's holder after it, and the holder's share on a day. */
function computedColumns(
  setup: Setup,
  ledger: Ledger,
  account: AccountKey,
  on: IsoDate | null,
  t: TFunction,
): GridColumn<GridRecord>[] {
  const { language, moneyUnit } = setup;
  const balances = runningBalances(ledger, account);
  const column = (
    key: 'balance' | 'share_pct',
    label: string,
    unit: string,
    text: (row: GridRecord) => string,
  ) => ({ key, label, unit, align: 'end' as const, width: key === 'balance' ? 116 : 132, text });
  const unitOfMoney = unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元');
  const shareLabel =
    on === null
      ? fieldLabel(language, type, 'share_pct')
      : t('contribution.shareOn', { date: formatDateLong(on, language) });
  return [
    column('balance', t('contribution.running'), unitOfMoney, ({ id }) => {
      const balance = balances.get(id) ?? null;
      return balance === null ? '' : formatMoney(balance, moneyUnit, { full: true });
    }),
    column('share_pct', shareLabel, '%', ({ id }) => {
      const record = ledger.get(type, id);
      const share = record === undefined || on === null ? null : holderSharePct(ledger, record, on);
      return share === null ? '' : formatPercent(share);
    }),
  ];
}
