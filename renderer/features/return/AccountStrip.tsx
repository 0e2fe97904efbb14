import { UnstyledButton } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountFigures } from '../../../db/domain/figures/account-summary.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import type { AccountView } from './account-view.ts';
import { FigureDetail } from './FigureDetail.tsx';
import { type OpenedFigure, type StripFigure, stripFigures } from './strip-figures.ts';

/**
 * Figures of the account that are always in sight, with those of the last period and of the same period last year under
 * them; each opens the records that make it.
 */
export function AccountStrip(props: {
  readonly view: AccountView;
  readonly onGo: (type: RecordType, id: string) => void;
}) {
  const { t } = useTranslation();
  const { view } = props;
  const { summary, setup } = view;
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const toggle = (next: OpenedFigure): void => setOpened(isSame(opened, next) ? null : next);
  const named = (figures: AccountFigures): string => formatPeriod(figures.period, setup.language);
  const missing = summary.incomplete.length;
  const longest = Math.max(...stripFigures.map((figure) => view.money(figure.of(summary)).length));
  return (
    <>
      <section className="account-strip" aria-label={t('return.strip.label')} data-unit={setup.moneyUnit}>
        <p className="strip-caption">
          <span>{t('return.strip.span', { from: summary.from, to: summary.to })}</span>
          <span>{t('return.strip.unit', { unit: view.unit })}</span>
          <span>
            {t('return.strip.beside', { last: named(summary.previous), year: named(summary.lastYear) })}
          </span>
          {missing === 0 ? null : (
            <UnstyledButton
              className="strip-missing"
              aria-expanded={opened?.name === 'incomplete'}
              onClick={() => toggle({ name: 'incomplete' })}
            >
              <StateBadge kind="warning" text={t('return.strip.incomplete', { count: missing })} />
            </UnstyledButton>
          )}
        </p>
        <dl className="strip-figures" style={{ '--longest': longest } as CSSProperties}>
          {stripFigures.map((figure) => (
            <StripCell key={figure.name} view={view} figure={figure} opened={opened} onToggle={toggle} />
          ))}
        </dl>
      </section>
      {opened === null ? null : (
        <FigureDetail view={view} opened={opened} onGo={props.onGo} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

function StripCell(props: {
  readonly view: AccountView;
  readonly figure: StripFigure;
  readonly opened: OpenedFigure | null;
  readonly onToggle: (next: OpenedFigure) => void;
}) {
  const { t } = useTranslation();
  const { view, figure, opened } = props;
  const { summary } = view;
  const { name } = figure;
  const isOpen = (year: number | null): boolean => isSame(opened, { name, year });
  const years = name === 'arrears' ? [...summary.arrears.total.byYear].filter(([, rest]) => rest !== 0) : [];
  return (
    <div className={`strip-cell strip-${name}`}>
      <dt>{t(`return.figures.${name}`)}</dt>
      <dd>
        <UnstyledButton
          className="strip-value"
          aria-expanded={isOpen(null)}
          title={t('return.strip.open')}
          onClick={() => props.onToggle({ name, year: null })}
        >
          {view.money(figure.of(summary))}
        </UnstyledButton>
      </dd>
      <dd className="beside">
        <span>{t('return.strip.last')}</span> {view.money(figure.of(summary.previous))}
      </dd>
      <dd className="beside">
        <span>{t('return.strip.lastYear')}</span> {view.money(figure.of(summary.lastYear))}
      </dd>
      {years.length === 0 ? null : (
        <dd className="strip-years">
          {years.map(([year, rest]) => (
            <UnstyledButton
              key={year}
              className="take"
              aria-expanded={isOpen(year)}
              onClick={() => props.onToggle({ name, year })}
            >
              {t('return.strip.ofYear', { year, amount: view.money(rest) })}
            </UnstyledButton>
          ))}
        </dd>
      )}
    </div>
  );
}

function isSame(a: OpenedFigure | null, b: OpenedFigure): boolean {
  if (a === null || a.name !== b.name) return false;
  return a.name === 'incomplete' || b.name === 'incomplete' || a.year === b.year;
}
