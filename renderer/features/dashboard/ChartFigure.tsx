import { Button } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { Chart } from './Chart.tsx';
import type { ChartOption } from './echarts-host.ts';

export interface ChartFigureProps<R> {
  readonly title: string;
  /** Unit, and how the marks are read. */
  readonly about: string;
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly columns: readonly TableColumn<R>[];
  readonly option: ChartOption;
  /** Nothing to draw, though there are rows for the table: said in words. */
  readonly undrawn?: boolean;
  /** Height in rem. */
  readonly height: number;
  /** What the chart shows, for who does not see it. */
  readonly description: string;
  /** Something to choose, in the head. */
  readonly choice?: ReactNode;
  readonly note?: string | undefined;
  readonly className?: string;
  /** Opens a mark of the chart. */
  readonly onChoose?: ((index: number, series: number) => void) | undefined;
  /** Opens all records behind the chart. */
  readonly onRecords?: (() => void) | undefined;
  /** Opens a row of the table. */
  readonly onOpen?: ((row: R) => void) | undefined;
}

/** A figure of the page: its subject and unit, the chart, and the same rows as a table. */
export function ChartFigure<R>(props: ChartFigureProps<R>) {
  const { t } = useTranslation();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const { rows, title } = props;
  const isUndrawn = props.undrawn === true;
  return (
    <section className={`chart-figure ${props.className ?? ''}`} aria-labelledby={id}>
      <header className="chart-head">
        <h2 id={id}>{title}</h2>
        {props.choice}
        {rows.length === 0 || props.onRecords === undefined ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`${t('dashboard.records')} ${title}`}
            onClick={props.onRecords}
          >
            {t('dashboard.records')}
          </Button>
        )}
        {rows.length === 0 ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`${asTable ? t('dashboard.asChart') : t('dashboard.asTable')} ${title}`}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t('dashboard.asChart') : t('dashboard.asTable')}
          </Button>
        )}
      </header>
      <p className="chart-about">{props.about}</p>
      {rows.length === 0 || (isUndrawn && !asTable) ? (
        <p className="chart-nothing quiet">{t('dashboard.nothing')}</p>
      ) : null}
      {rows.length > 0 && asTable ? (
        <LedgerTable
          label={title}
          columns={props.columns}
          rows={rows}
          rowKey={props.rowKey}
          {...(props.onOpen === undefined ? {} : { onOpen: props.onOpen })}
        />
      ) : null}
      {rows.length > 0 && !asTable && !isUndrawn ? (
        <Chart
          option={props.option}
          height={props.height}
          description={props.description}
          onChoose={props.onChoose}
        />
      ) : null}
      {props.note === undefined ? null : <p className="chart-about">{props.note}</p>}
    </section>
  );
}
