import { Button, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { type FigureId, indicatorOf } from '../../../db/domain/indicators/declarations.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { MoneyUnit } from '../../../db/domain/money.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PanelDialog } from '../../ui/page/PanelDialog.tsx';
import { exactText, figureText, unitWord } from './figure-text.ts';
import { CountyTable, RecordTable } from './PartsTables.tsx';
import { type AskedFigure, useParts } from './use-dashboard.ts';

/** What a figure is made of: by county, and record by record, whose sum is the figure. */
export function PartsPanel(props: {
  readonly view: DashboardView;
  readonly asked: AskedFigure;
  readonly money: MoneyUnit;
  readonly onAsk: (asked: AskedFigure) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { view, asked, money } = props;
  const { indicator, figure, county } = asked;
  const language = currentLanguage();
  const { indicators, figures } = localeOf(language).indicators;
  const parts = useParts(view.period, asked);
  const names = Object.keys(indicatorOf(indicator).figures) as FigureId[];
  const isUpper = view.level !== 'county';
  return (
    <PanelDialog
      className="parts-panel"
      title={`${indicators[indicator].name} · ${formatPeriod(view.period, language)}`}
      onClose={props.onClose}
    >
      <Text size="sm" className="quiet">
        {indicators[indicator].meaning}
      </Text>
      <Loaded query={parts}>
        {({ pages }) => {
          const [first] = pages;
          if (first === undefined) return null;
          return (
            <>
              <div className="parts-choice">
                <NativeSelect
                  size="xs"
                  aria-label={t('dashboard.parts.figure')}
                  value={figure}
                  onChange={(event) =>
                    props.onAsk({ ...asked, figure: event.currentTarget.value as FigureId })
                  }
                  data={names.map((value) => ({ value, label: figures[value] }))}
                />
                <p className="parts-value" aria-live="polite">
                  {county === null ? '' : `${first.names[county] ?? county} `}
                  <strong>
                    {figureText(first.value, first.unit, money)} {unitWord(indicator, first.unit, money)}
                  </strong>
                  {first.unit === 'fen' ? (
                    <span className="quiet"> = {exactText(indicator, first.value, first.unit)}</span>
                  ) : null}
                </p>
                {county === null ? null : (
                  <Button variant="default" size="xs" onClick={() => props.onAsk({ ...asked, county: null })}>
                    {t('dashboard.parts.all')}
                  </Button>
                )}
              </div>
              <div className={isUpper ? 'parts-body parts-both' : 'parts-body'}>
                {isUpper ? (
                  <CountyTable
                    parts={first}
                    chosen={county}
                    onChoose={(chosen) => props.onAsk({ ...asked, county: chosen })}
                  />
                ) : null}
                <RecordTable
                  pages={pages}
                  withCounty={isUpper}
                  more={
                    parts.hasNextPage
                      ? { busy: parts.isFetchingNextPage, fetch: () => parts.fetchNextPage() }
                      : null
                  }
                />
              </div>
            </>
          );
        }}
      </Loaded>
    </PanelDialog>
  );
}
