import { UnstyledButton } from '@mantine/core';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { type IndicatorId, indicatorOf } from '../../../db/domain/indicators/declarations.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { MoneyUnit } from '../../../db/domain/money.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { changeTexts } from './change-text.ts';
import { besideLines, exactText, figureText, unitWord } from './figure-text.ts';

/** An indicator in short; it opens the records behind it. */
export function FigureTile(props: {
  readonly view: DashboardView;
  readonly indicator: IndicatorId;
  readonly money: MoneyUnit;
  readonly onOpen: (indicator: IndicatorId) => void;
}) {
  const { view, indicator, money } = props;
  const { unit, footnotes } = indicatorOf(indicator);
  const { short, name } = localeOf(currentLanguage()).indicators.indicators[indicator];
  const value = view.headlines[indicator];
  return (
    <UnstyledButton className="tile" onClick={() => props.onOpen(indicator)}>
      <span className="tile-name" title={name}>
        {short}
        {footnotes.map((note) => (
          <sup key={note}> {note}</sup>
        ))}
      </span>
      <span className="tile-value" title={value === null ? undefined : exactText(indicator, value, unit)}>
        {value === null ? '—' : figureText(value, unit, money)}
        <span className="tile-unit">{unitWord(indicator, unit, money)}</span>
      </span>
      {besideLines(view, indicator, money).map((line) => (
        <span key={line} className="tile-line">
          {line}
        </span>
      ))}
      {changeTexts(view, indicator).map((line) => (
        <span key={line} className="tile-line">
          {line}
        </span>
      ))}
    </UnstyledButton>
  );
}
