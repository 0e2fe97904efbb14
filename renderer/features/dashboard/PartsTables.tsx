import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CountyPart, IndicatorParts, PartLine } from '../../../db/domain/dashboard-answers.ts';
import type { IndicatorUnit } from '../../../db/domain/indicators/declarations.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { figureText, unitWord } from './figure-text.ts';

/** To the fen, without the unit. */
const exact = (value: number, unit: IndicatorUnit): string => figureText(value, unit, 'yuan');

/** Sums of whole numbers, exact whatever their size. */
const sumOf = (values: readonly number[]): number =>
  Number(values.reduce((sum, one) => sum + BigInt(one), 0n));

/** A figure by county; a county opens its own records. */
export function CountyTable(props: {
  readonly parts: IndicatorParts;
  readonly chosen: string | null;
  readonly onChoose: (county: string) => void;
}) {
  const { t } = useTranslation();
  const { indicator, unit, counties } = props.parts;
  return (
    <LedgerTable<CountyPart>
      label={t('dashboard.parts.byCounty')}
      rows={counties}
      rowKey={(row) => row.county}
      openKey={props.chosen}
      onOpen={(row) => props.onChoose(row.county)}
      columns={[
        { key: 'county', label: t('dashboard.county'), show: ({ name }) => name },
        {
          key: 'value',
          label: t('dashboard.value'),
          unit: unitWord(indicator, unit, 'yuan'),
          align: 'end',
          show: ({ value }) => exact(value, unit),
        },
        {
          key: 'records',
          label: t('dashboard.parts.count'),
          align: 'end',
          show: ({ records }) => records.toLocaleString('en-US'),
        },
      ]}
      total={{
        county: t('dashboard.parts.sum'),
        value: exact(sumOf(counties.map(({ value }) => value)), unit),
        records: sumOf(counties.map(({ records }) => records)).toLocaleString('en-US'),
      }}
    />
  );
}

/** The records behind a figure; once all are listed, their sum is set beside it. */
export function RecordTable(props: {
  readonly pages: readonly IndicatorParts[];
  readonly withCounty: boolean;
  readonly more: { readonly busy: boolean; readonly fetch: () => void } | null;
}) {
  const { t } = useTranslation();
  const { pages, more } = props;
  const [first] = pages;
  if (first === undefined) return null;
  const { indicator, unit, names, total } = first;
  const rows = pages.flatMap((page) => page.rows);
  const listed = sumOf(rows.map(({ amount }) => amount));
  const unitName = unitWord(indicator, unit, 'yuan');
  const county: readonly TableColumn<PartLine>[] = [
    { key: 'unit', label: t('dashboard.county'), show: ({ unit: code }) => names[code] ?? code },
  ];
  return (
    <div className="parts-records">
      <LedgerTable<PartLine>
        label={t('dashboard.parts.records')}
        rows={rows}
        rowKey={({ unit: code, type, id }) => `${code} ${type} ${id}`}
        columns={[
          { key: 'label', label: t('dashboard.parts.records'), show: (row) => <RecordName row={row} /> },
          ...(props.withCounty ? county : []),
          {
            key: 'type',
            label: t('dashboard.parts.kind'),
            show: ({ type }) => typeLabel(currentLanguage(), type),
          },
          {
            key: 'amount',
            label: t('dashboard.parts.amount'),
            unit: unitName,
            align: 'end',
            show: ({ amount }) => exact(amount, unit),
          },
        ]}
      />
      <p className="parts-foot">
        {rows.length < total
          ? t('dashboard.parts.listed', { count: rows.length, total })
          : t(listed === first.value ? 'dashboard.parts.equal' : 'dashboard.parts.differs', {
              count: rows.length,
              sum: `${exact(listed, unit)} ${unitName}`,
            })}
        {more === null ? null : (
          <Button variant="default" size="compact-xs" loading={more.busy} onClick={more.fetch}>
            {t('dashboard.parts.more', { count: Math.min(total - rows.length, 500) })}
          </Button>
        )}
      </p>
    </div>
  );
}

/** A record's name; of the own ledger a link to where it is worked on. */
function RecordName({ row: { type, id, label, place } }: { readonly row: PartLine }) {
  if (place === null) return label;
  return (
    <RecordLink className="table-link" address={addressOf(type, id, null, place)}>
      {label}
    </RecordLink>
  );
}
