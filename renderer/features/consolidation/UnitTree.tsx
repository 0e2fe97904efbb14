import { SegmentedControl, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureSums } from '../../../db/domain/consolidation/figures.ts';
import type {
  ConsolidationView,
  PrefectureLine,
  UnitLine,
} from '../../../db/domain/consolidation-answers.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { StateBadge, type StateKind } from '../../ui/page/StateBadge.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import {
  type FigureGroup,
  figureGroups,
  figuresOfGroup,
  figureWords,
  headOfFigure,
  type ShownFigure,
  unitOfFigure,
  valueOfFigure,
} from './shown-figures.ts';

type Row =
  | { readonly kind: 'total'; readonly figures: FigureSums }
  | { readonly kind: 'prefecture'; readonly line: PrefectureLine }
  | { readonly kind: 'unit'; readonly line: UnitLine };

/** The total, prefectures with their sums, and their counties. */
export function UnitTree({ view }: { readonly view: ConsolidationView }) {
  const { t } = useTranslation();
  const { money_unit: moneyUnit } = useSession();
  const [group, setGroup] = useState<FigureGroup>('returns');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const language = currentLanguage();
  const figures = figuresOfGroup[group];
  const toggle = (code: string): void => {
    const next = new Set(folded);
    if (!next.delete(code)) next.add(code);
    setFolded(next);
  };
  const rows: readonly Row[] = [
    { kind: 'total', figures: view.total },
    ...view.prefectures.flatMap((line): Row[] => [
      { kind: 'prefecture', line },
      ...(folded.has(line.code) ? [] : line.units.map((unit) => ({ kind: 'unit' as const, line: unit }))),
    ]),
  ];
  const columns: readonly TableColumn<Row>[] = [
    {
      key: 'unit',
      label: t('consolidation.unit'),
      show: (row) => <NameCell row={row} folded={folded} onToggle={toggle} />,
    },
    {
      key: 'state',
      label: t('consolidation.state'),
      show: (row) => (row.kind === 'unit' ? <UnitStandingBadge line={row.line} /> : null),
    },
    ...figures.map(
      (shown): TableColumn<Row> => ({
        key: `${shown.indicator} ${shown.figure}`,
        label: headOfFigure(language, shown),
        unit: unitOfFigure(language, shown, moneyUnit),
        align: 'end',
        show: (row) => figureWords(shown, statedIn(row, shown), moneyUnit),
      }),
    ),
  ];
  return (
    <section className="record-section" aria-label={t('consolidation.table')}>
      <div className="section-head">
        <Title order={2}>{t('consolidation.table')}</Title>
        <SegmentedControl
          size="xs"
          aria-label={t('consolidation.figures')}
          value={group}
          onChange={(value) => setGroup(value as FigureGroup)}
          data={figureGroups.map((value) => ({ value, label: t(`consolidation.groups.${value}`) }))}
        />
      </div>
      <LedgerTable
        label={t('consolidation.table')}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        rowClass={({ kind }) => (kind === 'unit' ? undefined : `${kind}-row`)}
      />
    </section>
  );
}

function keyOf(row: Row): string {
  if (row.kind === 'total') return row.kind;
  return row.kind === 'unit' ? row.line.unit : row.line.code;
}

/** What nobody stated is no zero: where no report counts, only what others report about it. */
function statedIn(row: Row, shown: ShownFigure): number | null {
  if (row.kind === 'total') return valueOfFigure(row.figures, shown);
  const value = valueOfFigure(row.line.figures, shown);
  const units = row.kind === 'unit' ? [row.line] : row.line.units;
  return value === 0 && !units.some(({ standing }) => standing === 'counts') ? null : value;
}

function NameCell(props: {
  readonly row: Row;
  readonly folded: ReadonlySet<string>;
  readonly onToggle: (code: string) => void;
}) {
  const { t } = useTranslation();
  const { row, folded, onToggle } = props;
  if (row.kind === 'total') return t('consolidation.total');
  if (row.kind === 'unit') return <UnitName line={row.line} />;
  return <PrefectureName line={row.line} folded={folded.has(row.line.code)} onToggle={onToggle} />;
}

function PrefectureName(props: {
  readonly line: PrefectureLine;
  readonly folded: boolean;
  readonly onToggle: (code: string) => void;
}) {
  const { t } = useTranslation();
  const { code, name } = props.line;
  return (
    <UnstyledButton
      className="row-open"
      aria-expanded={!props.folded}
      aria-label={t(props.folded ? 'consolidation.unfold' : 'consolidation.fold', { name })}
      onClick={() => props.onToggle(code)}
    >
      <span aria-hidden="true">{props.folded ? '▸' : '▾'}</span> {name}
    </UnstyledButton>
  );
}

/** With what is to be known about what was reported. */
function UnitName({ line }: { readonly line: UnitLine }) {
  const { t } = useTranslation();
  const stray = line.stray.reduce((sum, { count }) => sum + count, 0);
  const notes = [
    ...(line.member ? [] : [t('consolidation.leavers')]),
    ...(line.missing_periods.length === 0
      ? []
      : [t('consolidation.gaps', { periods: line.missing_periods.join('、') })]),
    ...(stray === 0 ? [] : [t('consolidation.stray', { count: stray })]),
  ];
  return (
    <span className="tree-unit">
      {line.name}
      {notes.length === 0 ? null : <span className="quiet tree-note">{notes.join('；')}</span>}
    </span>
  );
}

const kinds: { readonly [S in UnitLine['standing']]: StateKind } = {
  counts: 'good',
  cityAccepted: 'warning',
  submitted: 'warning',
  sentBack: 'warning',
  missing: 'bad',
  owesNothing: 'neutral',
  own: 'neutral',
};

function UnitStandingBadge({ line }: { readonly line: UnitLine }) {
  const { t } = useTranslation();
  const { standing, counted, newest } = line;
  const version = counted === null ? '' : ` ${t('consolidation.version', { version: counted.version })}`;
  return (
    <>
      <StateBadge kind={kinds[standing]} text={`${t(`consolidation.standing.${standing}`)}${version}`} />
      {newest === null || counted === null ? null : (
        <span className="quiet tree-note">
          {t('consolidation.newer', {
            version: newest.version,
            status: optionLabel(currentLanguage(), 'reportStatus', newest.status),
          })}
        </span>
      )}
    </>
  );
}
