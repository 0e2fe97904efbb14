import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ArrearsAge, arrearsAges } from '../../../db/domain/dashboard/arrears-ages.ts';
import type { ArrearsDues, DashboardView, DueLine } from '../../../db/domain/dashboard-answers.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { addFen, type Fen, fen, formatMoney, type MoneyUnit } from '../../../db/domain/money.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PanelDialog } from '../../ui/page/PanelDialog.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { exactMoney } from './figure-text.ts';
import { moneyColumn, smallUnit } from './money-words.ts';
import { type AskedDues, useDues } from './use-dashboard.ts';

/** What the chart shows of what is asked for. */
export function arrearsShown({ arrears }: DashboardView, { county, age }: AskedDues): Fen {
  const row = arrears.counties.find(({ unit }) => unit === county);
  if (county !== null) return row?.[age ?? 'total'] ?? fen(0);
  return addFen(
    fen(0),
    ...arrears.ages.filter((one) => age === null || one.age === age).map(({ value }) => value),
  );
}

/** The dues behind the arrears, whose sum is what the chart shows. */
export function ArrearsPanel(props: {
  readonly view: DashboardView;
  readonly asked: AskedDues;
  readonly money: MoneyUnit;
  readonly onAsk: (asked: AskedDues) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { view, asked } = props;
  const money = smallUnit(props.money);
  const dues = useDues(view.period, asked);
  const shown = arrearsShown(view, asked);
  const isUpper = view.level !== 'county';
  return (
    <PanelDialog
      className="parts-panel"
      title={`${t('dashboard.arrears.records')} · ${formatPeriod(view.period, currentLanguage())}`}
      onClose={props.onClose}
    >
      <div className="parts-choice">
        {isUpper ? (
          <NativeSelect
            size="xs"
            aria-label={t('dashboard.county')}
            value={asked.county ?? ''}
            onChange={(event) => props.onAsk({ ...asked, county: event.currentTarget.value || null })}
            data={[
              { value: '', label: t('dashboard.parts.all') },
              ...view.arrears.counties.map(({ unit, name }) => ({ value: unit, label: name })),
            ]}
          />
        ) : null}
        <NativeSelect
          size="xs"
          aria-label={t('dashboard.arrears.age')}
          value={asked.age ?? ''}
          onChange={(event) =>
            props.onAsk({ ...asked, age: (event.currentTarget.value || null) as ArrearsAge | null })
          }
          data={[
            { value: '', label: t('dashboard.arrears.allAges') },
            ...arrearsAges.map((age) => ({ value: age, label: t(`dashboard.arrears.ages.${age}`) })),
          ]}
        />
        <p className="parts-value" aria-live="polite">
          <strong>
            {formatMoney(shown, money)} {t(`dashboard.units.${money}`)}
          </strong>
          <span className="quiet"> = {exactMoney(shown)}</span>
        </p>
      </div>
      <Loaded query={dues}>
        {({ pages }) => (
          <DuesTable
            pages={pages}
            settled={!dues.isPlaceholderData}
            shown={shown}
            names={isUpper ? view.names : null}
            more={
              dues.hasNextPage ? { busy: dues.isFetchingNextPage, fetch: () => dues.fetchNextPage() } : null
            }
          />
        )}
      </Loaded>
    </PanelDialog>
  );
}

function DuesTable(props: {
  readonly pages: readonly ArrearsDues[];
  readonly shown: Fen;
  /** The pages are those asked for, not those of the question before. */
  readonly settled: boolean;
  /** Of the counties; null where there is only one. */
  readonly names: DashboardView['names'] | null;
  readonly more: { readonly busy: boolean; readonly fetch: () => void } | null;
}) {
  const { t } = useTranslation();
  const { pages, shown, settled, names, more } = props;
  const rows = pages.flatMap((page) => page.rows);
  const total = pages[0]?.total ?? 0;
  const listed = addFen(fen(0), ...rows.map(({ rest }) => rest));
  const county: readonly TableColumn<DueLine>[] =
    names === null
      ? []
      : [{ key: 'unit', label: t('dashboard.county'), show: ({ unit }) => names[unit] ?? unit }];
  return (
    <div className="parts-body">
      <div className="parts-records">
        <LedgerTable<DueLine>
          label={t('dashboard.arrears.records')}
          rows={rows}
          rowKey={({ unit, id }) => `${unit} ${id}`}
          columns={[
            ...county,
            { key: 'enclave', label: t('dashboard.arrears.enclave'), show: ({ enclave }) => enclave },
            { key: 'due', label: t('dashboard.arrears.due'), show: (row) => <DueName row={row} /> },
            { key: 'dueDate', label: t('dashboard.arrears.dueDate'), show: ({ due_date }) => due_date },
            {
              key: 'days',
              label: t('dashboard.arrears.days'),
              align: 'end',
              show: ({ days }) => days.toLocaleString('en-US'),
            },
            moneyColumn<DueLine>('agreed', t('dashboard.arrears.agreed'), ({ agreed }) => agreed),
            moneyColumn<DueLine>('rest', t('dashboard.arrears.rest'), ({ rest }) => rest),
          ]}
        />
        <p className="parts-foot">
          {!settled
            ? null
            : rows.length < total
              ? t('dashboard.arrears.listed', { count: rows.length, total })
              : t(listed === shown ? 'dashboard.arrears.equal' : 'dashboard.arrears.differs', {
                  count: rows.length,
                  sum: exactMoney(listed),
                })}
          {more === null ? null : (
            <Button variant="default" size="compact-xs" loading={more.busy} onClick={more.fetch}>
              {t('dashboard.parts.more', { count: Math.min(total - rows.length, 500) })}
            </Button>
          )}
        </p>
      </div>
    </div>
  );
}

/** A due's year and instalment; of the own ledger a link to where it is worked on. */
function DueName({ row }: { readonly row: DueLine }) {
  const { t } = useTranslation();
  const { id, year, instalment, return_kind: kind, place } = row;
  const of = kind === null ? '' : ` ${optionLabel(currentLanguage(), 'returnKind', kind)}`;
  const name = `${t('dashboard.arrears.dueOf', { year, instalment: instalment ?? '—' })}${of}`;
  if (place === null) return name;
  return (
    <RecordLink className="table-link" address={addressOf('due', id, null, place)}>
      {name}
    </RecordLink>
  );
}
