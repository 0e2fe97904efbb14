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

/** The period that is worked on: years, quarters and months, with the one before and after a key away. */
export function PeriodChooser(props: {
  readonly period: Period;
  readonly onChoose: (period: Period) => void;
}) {
  const { t } = useTranslation();
  const { period, onChoose } = props;
  const language = currentLanguage();
  const year = yearOfPeriod(period);
  const years = Array.from({ length: 2 * reach + 1 }, (_, n) => year + reach - n);
  const offered = years.flatMap((y) => [
    { group: t('yearAndQuarters', { year: y }), periods: [`${y}`, ...[4, 3, 2, 1].map((q) => `${y}Q${q}`)] },
    // January is exempt: February holds both months.
    {
      group: t('monthsOf', { year: y }),
      periods: Array.from({ length: 11 }, (_, n) => `${y}-${String(12 - n).padStart(2, '0')}`),
    },
  ]);
  const label = (value: Period): string =>
    `${formatPeriod(value, language)}${periodKind(value) === 'year' ? ` ${t('yearReport')}` : ''}`;
  const option = (value: string) => ({ value, label: label(periodOf(value)) });
  const isOffered = offered.some(({ periods }) => periods.includes(period));
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
        data={[
          ...(isOffered ? [] : [option(period)]),
          ...offered.map(({ group, periods }) => ({ group, items: periods.map(option) })),
        ]}
      />
      <ActionIcon variant="default" aria-label={t('nextPeriod')} onClick={() => onChoose(nextPeriod(period))}>
        ›
      </ActionIcon>
    </div>
  );
}
