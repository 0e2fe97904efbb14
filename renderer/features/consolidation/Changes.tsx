import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureDifference, UnitDifference } from '../../../db/domain/consolidation/difference.ts';
import type {
  ConsolidationDifference,
  StoredConsolidation,
} from '../../../db/domain/consolidation-answers.ts';
import { shownCell } from '../../../db/domain/field-kinds.ts';
import { fieldLabel, localeOf, typeLabel } from '../../../db/domain/locale/locale.ts';
import { type FieldValue, findField, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { figureWords, unitOfFigure } from './shown-figures.ts';

/** Records of a unit that are named one by one; a terminal lists them all. */
const mostNamed = 20;

/** What has changed since a consolidation was made: totals by units, units by records and fields. */
export function Changes({ of }: { readonly of: StoredConsolidation }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const difference = useQuery({
    queryKey: ['consolidation', 'since', of.id, language],
    queryFn: () => call('consolidation.diff', { a: of.id, language }),
  });
  const title = t('consolidation.sinceTitle', { version: of.version });
  const section = useRef<HTMLElement>(null);
  const isRead = difference.data !== undefined;
  useEffect(() => {
    if (isRead) section.current?.scrollIntoView({ block: 'nearest' });
  }, [isRead]);
  return (
    <section className="record-section sheet" aria-label={title} ref={section}>
      <Title order={3}>{title}</Title>
      <Loaded query={difference}>{(found) => <Found found={found} title={title} />}</Loaded>
    </section>
  );
}

function Found({ found, title }: { readonly found: ConsolidationDifference; readonly title: string }) {
  const { t } = useTranslation();
  const { money_unit: moneyUnit } = useSession();
  const language = currentLanguage();
  const { figures, units, names, restated } = found;
  if (figures.length === 0 && units.length === 0) return <p className="quiet">{t('consolidation.same')}</p>;
  const { indicators, figures: figureNames } = localeOf(language).indicators;
  const words = (figure: FigureDifference, value: number): string => figureWords(figure, value, moneyUnit);
  const columns: readonly TableColumn<FigureDifference>[] = [
    {
      key: 'indicator',
      label: t('consolidation.indicator'),
      show: ({ indicator, figure }) => {
        const unit = unitOfFigure(language, { indicator, figure }, moneyUnit);
        return (
          <>
            {indicator} {indicators[indicator].short} · {figureNames[figure]}
            {unit === null ? null : <span className="unit"> ({unit})</span>}
          </>
        );
      },
    },
    { key: 'a', label: t('consolidation.before'), align: 'end', show: (one) => words(one, one.a) },
    { key: 'b', label: t('consolidation.now'), align: 'end', show: (one) => words(one, one.b) },
    {
      key: 'd',
      label: t('consolidation.difference'),
      align: 'end',
      show: (one) => words(one, one.b - one.a),
    },
    {
      key: 'parts',
      label: t('consolidation.byUnit'),
      show: (one) => (
        <span className="wrapped">
          {one.parts.map(({ unit, a, b }) => `${names[unit] ?? unit} ${words(one, b - a)}`).join('；')}
        </span>
      ),
    },
  ];
  return (
    <>
      {restated.length === 0 ? null : <p>{t('consolidation.restated', { count: restated.length })}</p>}
      <LedgerTable
        label={title}
        columns={columns}
        rows={figures}
        rowKey={({ indicator, figure }) => `${indicator} ${figure}`}
      />
      <Title order={4}>{t('consolidation.units')}</Title>
      <ul className="changed-units">
        {units.map((unit) => (
          <li key={unit.unit}>
            <strong>{names[unit.unit] ?? unit.unit}</strong>{' '}
            <span className="quiet">
              {t(`consolidation.causes.${unit.cause}`)}
              {versionsOf(unit)}
            </span>
            <UnitChanges unit={unit} found={found} />
          </li>
        ))}
      </ul>
    </>
  );
}

function versionsOf({ before, after }: UnitDifference): string {
  const words = (packages: UnitDifference['before']): string =>
    packages.map(({ period, version }) => `${period} v${version}`).join('、');
  if (before.length === 0 || after.length === 0) return '';
  return words(before) === words(after) ? '' : ` · ${words(before)} → ${words(after)}`;
}

function UnitChanges({
  unit: { unit, changes },
  found,
}: {
  readonly unit: UnitDifference;
  readonly found: ConsolidationDifference;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  if (changes.length === 0) return null;
  return (
    <ul>
      {changes.slice(0, mostNamed).map(({ type, id, kind, fields }) => (
        <li key={`${type} ${id}`}>
          {typeLabel(language, type)} {found.labels[`${unit} ${type} ${id}`] ?? ''}{' '}
          <span className="quiet">{t(`consolidation.recordKinds.${kind}`)}</span>
          {fields.map(({ field, a, b }) => (
            <span key={field} className="changed-field">
              {fieldLabel(language, type, field)} <ShownValue type={type} field={field} value={a} /> →{' '}
              <ShownValue type={type} field={field} value={b} />
            </span>
          ))}
        </li>
      ))}
      {changes.length > mostNamed ? (
        <li className="quiet">{t('consolidation.more', { count: changes.length - mostNamed })}</li>
      ) : null}
    </ul>
  );
}

function ShownValue(props: {
  readonly type: RecordType;
  readonly field: string;
  readonly value: FieldValue;
}) {
  const { t } = useTranslation();
  const { money_unit: moneyUnit } = useSession();
  const field = findField(props.type, props.field);
  if (props.value === null || field === undefined)
    return <span className="quiet">{t('consolidation.blank')}</span>;
  return shownCell(props.value, { language: currentLanguage(), moneyUnit, field });
}
