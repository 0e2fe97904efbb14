import { ActionIcon, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  formatPeriod,
  nextPeriod,
  type Period,
  periodKind,
  period as periodOf,
  previousPeriod,
  yearOfPeriod,
} from '../../db/domain/period.ts';
import { currentLanguage } from '../locale/setup.ts';

/** Years before and after the chosen one that the list offers. */
const reach = 3;

/** The period that is worked on: quarters and years, with the one before and after a key away. */
export function PeriodChooser(props: {
  readonly period: Period;
  readonly onChoose: (period: Period) => void;
}) {
  const { t } = useTranslation();
  const { period, onChoose } = props;
  const language = currentLanguage();
  const year = yearOfPeriod(period);
  const years = Array.from({ length: 2 * reach + 1 }, (_, n) => year + reach - n);
  const offered = years.flatMap((y) => [`${y}`, `${y}Q4`, `${y}Q3`, `${y}Q2`, `${y}Q1`].map(periodOf));
  const all = offered.includes(period) ? offered : [period, ...offered];
  return (
    <div className="period-chooser">
      <ActionIcon
        variant="default"
        aria-label={t('previousPeriod')}
        onClick={() => onChoose(previousPeriod(period))}
      >
        ‹
      </ActionIcon>
      <NativeSelect
        size="xs"
        aria-label={t('period')}
        value={period}
        onChange={(event) => onChoose(periodOf(event.currentTarget.value))}
        data={all.map((value) => ({
          value,
          label: `${formatPeriod(value, language)}${periodKind(value) === 'year' ? ` ${t('yearReport')}` : ''}`,
        }))}
      />
      <ActionIcon variant="default" aria-label={t('nextPeriod')} onClick={() => onChoose(nextPeriod(period))}>
        ›
      </ActionIcon>
    </div>
  );
}
