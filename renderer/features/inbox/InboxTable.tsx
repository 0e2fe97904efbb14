import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeadlineName, InboxRow } from '../../../db/domain/inbox-answers.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { cityWords, inboxWords } from '../../../db/domain/locale/inbox-words.ts';
import { unitLabel } from '../../../db/domain/locale/locale.ts';
import { isUpperLevel, mayMove } from '../../../db/domain/workflow.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { changeWords, figureWords } from './figure-words.ts';
import { headlineOf, type SortColumn, type Sorting, sortColumns, sortedRows } from './row-order.ts';
import { StateOf } from './StateOf.tsx';

const figures = ['received', 'distributed', 'investment'] as const satisfies readonly HeadlineName[];

/** Whether a row has a newest version that may be accepted, with a person's yes or without. */
export const isAcceptable = ({ head, refused, verdict }: InboxRow): boolean =>
  head !== null && verdict !== null && refused.length === 0;

/** One row a unit: state, times, violations, figures beside last year's; the boxes choose what is to be accepted. */
export function InboxTable(props: {
  readonly rows: readonly InboxRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (units: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation();
  const { rows, chosen, onChoose } = props;
  const [sorting, setSorting] = useState<Sorting>({ by: 'state', descending: false });
  const { money_unit } = useSession();
  const unit = unitLabel(currentLanguage(), money_unit === 'yuan' ? '元' : '万元');
  const heads: { readonly [C in SortColumn]: string } = {
    unit: t('inbox.unit'),
    state: t('inbox.state'),
    version: t('inbox.version'),
    made: t('inbox.made'),
    faults: t('inbox.faults'),
    received: t('inbox.received_figure'),
    distributed: t('inbox.distributed'),
    investment: t('inbox.investment'),
  };
  const isFigure = (column: SortColumn): boolean => (figures as readonly string[]).includes(column);
  const acceptable = rows.filter(isAcceptable).map((row) => row.unit.code);
  const all = acceptable.length > 0 && acceptable.every((code) => chosen.has(code));
  const choose = (code: string, is: boolean): void => {
    const next = new Set(chosen);
    if (is) next.add(code);
    else next.delete(code);
    onChoose(next);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    <div className="table-frame inbox-frame" role="group" tabIndex={0} aria-label={t('inbox.units')}>
      <table className="ledger-table inbox-table">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={t('inbox.selectAll')}
                disabled={acceptable.length === 0}
                checked={all}
                ref={(box) => {
                  if (box !== null) box.indeterminate = !all && chosen.size > 0;
                }}
                onChange={(event) => onChoose(new Set(event.currentTarget.checked ? acceptable : []))}
              />
            </th>
            {sortColumns.map((column) => (
              <th
                key={column}
                scope="col"
                className={isFigure(column) ? 'figure' : undefined}
                aria-sort={
                  sorting.by === column ? (sorting.descending ? 'descending' : 'ascending') : undefined
                }
              >
                <UnstyledButton
                  className="sort-head"
                  onClick={() =>
                    setSorting({ by: column, descending: sorting.by === column && !sorting.descending })
                  }
                >
                  {heads[column]}
                  {isFigure(column) ? <span className="unit"> ({unit})</span> : null}
                  <span aria-hidden="true" className="sort-mark">
                    {sorting.by === column ? (sorting.descending ? ' ▾' : ' ▴') : ''}
                  </span>
                </UnstyledButton>
              </th>
            ))}
            <th scope="col">{t('inbox.notes')}</th>
            <th scope="col">{t('review.openShort')}</th>
          </tr>
        </thead>
        <tbody>
          {sortedRows(rows, sorting).map((row) => (
            <tr key={row.unit.code} className={chosen.has(row.unit.code) ? 'open-row' : undefined}>
              <td>
                {isAcceptable(row) ? (
                  <input
                    type="checkbox"
                    aria-label={t('inbox.select', { unit: row.unit.name })}
                    checked={chosen.has(row.unit.code)}
                    onChange={(event) => choose(row.unit.code, event.currentTarget.checked)}
                  />
                ) : null}
              </td>
              <td>
                <UnitName row={row} />
              </td>
              <td>
                <StateOf state={row.state} />
              </td>
              <td className="figure">{row.head?.version ?? ''}</td>
              <td className="inbox-time">{row.head === null ? '' : instantWords(row.head.created)}</td>
              <td>{faultsOf(row, t('inbox.checking'))}</td>
              {figures.map((name) => (
                <td key={name} className="figure">
                  <Figure row={row} name={name} />
                </td>
              ))}
              <td className="inbox-notes">
                <Notes row={row} />
              </td>
              <td>
                <ToReview row={row} />
                <Queries row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UnitName({ row: { unit, head, forks } }: { readonly row: InboxRow }) {
  const { t } = useTranslation();
  const packageId = head?.package_id ?? forks[0];
  if (packageId === undefined) return <span className="quiet">{unit.name}</span>;
  return (
    <Link to="/inbox/$packageId" params={{ packageId }} className="row-open" title={t('inbox.openHint')}>
      {unit.name}
    </Link>
  );
}

/** To where queries are asked and the report is sent back. */
function ToReview({ row: { unit, head } }: { readonly row: InboxRow }) {
  const { t } = useTranslation();
  const { role } = useSession();
  if (head === null) return null;
  const may = isUpperLevel(role) && mayMove(head.status, 'sentBack', role);
  const what = t(may ? 'inbox.ask' : 'review.openShort');
  return (
    <Link
      to="/review/$packageId"
      params={{ packageId: head.package_id }}
      className="table-link"
      aria-label={t('review.openOf', { what, unit: unit.name })}
    >
      {what}
    </Link>
  );
}

/** How many of this level's queries are open, and how many are answered. */
function Queries({ row: { queries } }: { readonly row: InboxRow }) {
  const { t } = useTranslation();
  const { open, answered } = queries;
  if (open + answered === 0) return null;
  return (
    <span className={`inbox-queries ${open > 0 ? 'has-soft' : 'quiet'}`}>
      {t('inbox.queries', { open, answered })}
    </span>
  );
}

function faultsOf({ head, verdict }: InboxRow, checking: string): ReactNode {
  if (head === null) return null;
  if (verdict === null) return <span className="quiet">{checking}</span>;
  const { hard, unexplained } = verdict;
  return (
    <span className={hard > 0 ? 'has-hard' : unexplained > 0 ? 'has-soft' : 'quiet'}>
      {hard} / {unexplained}
    </span>
  );
}

/** The figure, and below it what it changed by since last year, else since the period before. */
function Figure({ row, name }: { readonly row: InboxRow; readonly name: HeadlineName }) {
  const { money_unit } = useSession();
  const headline = headlineOf(row, name);
  if (headline === null) return null;
  const change = changeWords(headline, headline.lastYear ?? headline.before, money_unit);
  return (
    <>
      {figureWords(name, headline.now, money_unit)}
      {change === null ? null : (
        <span className="figure-change" title={change.amount}>
          {change.share ?? change.amount}
        </span>
      )}
    </>
  );
}

function Notes({ row }: { readonly row: InboxRow }) {
  const { t } = useTranslation();
  const { reasons, kinds, flags } = inboxWords(currentLanguage());
  const spoken = [...row.refused, ...row.doubts].filter((one) => one !== 'missing' && one !== 'decided');
  const texts = [
    ...spoken.filter((one) => one !== 'waitingFiles').map((one) => reasons[one]),
    ...[...new Set(row.waiting.map(({ kind }) => kind))]
      // Said of the report, whether or not its file lies there still.
      .filter((kind) => kind !== 'wrongForm')
      .map((kind) => kinds[kind]),
  ];
  const city = row.head?.city ?? null;
  const plain = [
    ...(city === null ? [] : [cityWords(currentLanguage(), city)]),
    ...(row.in_force === null ? [] : [t('inbox.inForce', { version: row.in_force.version })]),
    ...(row.late ? [t('inbox.late', { day: row.deadline })] : []),
    ...(row.days_left === null
      ? []
      : [
          row.days_left < 0
            ? t('inbox.over', { count: -row.days_left, day: row.deadline })
            : t('inbox.daysLeft', { count: row.days_left, day: row.deadline }),
        ]),
    ...(row.left ? [t('inbox.left')] : []),
    ...(row.predecessor_unknown ? [flags.noPredecessor.name] : []),
  ];
  return (
    <>
      {texts.map(({ name, hint }) => (
        <span key={name} title={hint} className="inbox-note">
          {name}
        </span>
      ))}
      {plain.map((text) => (
        <span key={text} className="inbox-note quiet">
          {text}
        </span>
      ))}
    </>
  );
}
