import type { Language } from '../../../db/domain/locale/labels.ts';
import 'react-data-grid/lib/styles.css';
import { useCallback, useMemo, useRef } from 'react';
import {
  type Column,
  DataGrid,
  type DataGridHandle,
  SelectCellFormatter,
  type SortColumn,
} from 'react-data-grid';
import { useTranslation } from 'react-i18next';
import { fieldKinds, shownCell } from '../../../db/domain/field-kinds.ts';
import type { ListSelection } from '../../../db/domain/list-query.ts';
import { instantWords, sumWords, type WordsContext } from '../../../db/domain/list-words.ts';
import { fieldLabel, localeOf, typeLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type AnyRecord, findField, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { chineseHeadWidth, isLongHead } from '../../ui/grid/head-width.ts';
import { historyKey } from '../../ui/records/HistoryDialog.tsx';
import { wordsContext } from '../../ui/records/shown-words.ts';
import type { ListRow, ListRows } from './use-list-rows.ts';

const rowHeight = 30;
const headHeights = { 'zh-CN': 44, en: 62 } as const;
/** Room for the bar that scrolls sideways. */
const scrollBar = 14;
const chooseColumn = 'choose';

interface Foot {
  readonly sums: Readonly<Record<string, string>>;
}

export interface ListGridProps {
  readonly type: RecordType;
  readonly columns: readonly string[];
  readonly list: ListRows;
  readonly moneyUnit: 'yuan' | 'wanYuan';
  readonly sort: ListSelection['sort'];
  readonly onSort: (sort: ListSelection['sort']) => void;
  readonly onReorder: (from: string, to: string) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (row: ListRow, on: boolean) => void;
  readonly onChooseAll: (on: boolean) => void;
  readonly onLook: (row: ListRow) => void;
  readonly onOpen: (row: ListRow) => void;
  readonly openId: string | null;
}

/** Voided with what it is a part of. */
export const isGone = ({ record, page }: ListRow): boolean =>
  record !== null && page?.gone.includes(record.id) === true;

const keyOf = ({ record, index }: ListRow): string => record?.id ?? `#${index}`;

const noSums: Foot['sums'] = {};

/** Of a letter of a head, in pixels, and what stands beside its words. */
const letterWidth = 8.5;
const headPadding = 18;
/** Of the arrow of the head that the list is sorted by. */
const sortMark = 14;

/** The rows of a list as a grid that draws only what is in sight; heads sort, Enter opens, the foot adds up. */
export function ListGrid(props: ListGridProps) {
  const { t } = useTranslation();
  const { type, columns, list, moneyUnit, chosen, openId, onChoose, onChooseAll } = props;
  const language = currentLanguage();
  const grid = useRef<DataGridHandle>(null);
  const { total = 0, sums = noSums } = list.totals ?? {};
  const allChosen = total > 0 && chosen.size >= total;
  const opening = useRef(props.onOpen);
  opening.current = props.onOpen;
  const opens = useCallback((row: ListRow) => opening.current(row), []);
  const drawn = useMemo((): Column<ListRow, Foot>[] => {
    const choose: Column<ListRow, Foot> = {
      key: chooseColumn,
      name: t('records.choose'),
      width: 34,
      minWidth: 34,
      frozen: true,
      renderHeaderCell: ({ tabIndex }) => (
        <SelectCellFormatter
          aria-label={t('records.chooseAll')}
          tabIndex={tabIndex}
          value={allChosen}
          indeterminate={!allChosen && chosen.size > 0}
          onChange={onChooseAll}
        />
      ),
      renderCell: ({ row, tabIndex }) => (
        <SelectCellFormatter
          aria-label={t('records.choose')}
          tabIndex={tabIndex}
          disabled={row.record === null}
          value={row.record !== null && chosen.has(row.record.id)}
          onChange={(on) => onChoose(row, on)}
        />
      ),
    };
    const fields = columns.map((name, at) => fieldColumn(type, name, at, moneyUnit, opens, sums[name]));
    return [choose, ...fields];
  }, [sums, t, type, columns, moneyUnit, chosen, allChosen, onChoose, onChooseAll, opens]);
  const sorted: SortColumn[] =
    props.sort === undefined
      ? []
      : [{ columnKey: props.sort.field, direction: props.sort.descending ? 'DESC' : 'ASC' }];
  const foot = useMemo<Foot[]>(
    () => (columns.some((name) => sums[name] !== undefined) ? [{ sums }] : []),
    [sums, columns],
  );
  const { look } = list;
  const inSight = useCallback(
    (box: HTMLElement): void => {
      const from = Math.max(0, Math.floor(box.scrollTop / rowHeight) - 4);
      look(from, from + Math.ceil(box.clientHeight / rowHeight) + 8);
    },
    [look],
  );
  return (
    <DataGrid<ListRow, Foot, string>
      ref={grid}
      aria-label={typeLabel(language, type)}
      className="ledger-grid list-grid"
      style={{ blockSize: headHeights[language] + rowHeight * (total + foot.length) + scrollBar }}
      columns={drawn}
      rows={list.rows}
      rowKeyGetter={keyOf}
      rowHeight={rowHeight}
      headerRowHeight={headHeights[language]}
      summaryRowHeight={rowHeight}
      bottomSummaryRows={foot}
      sortColumns={sorted}
      onSortColumnsChange={(next) => {
        // A click sorts upwards, the next downwards, the third as it was; one column at a time.
        const last = next.at(-1);
        props.onSort(
          last === undefined ? undefined : { field: last.columnKey, descending: last.direction === 'DESC' },
        );
      }}
      onColumnsReorder={props.onReorder}
      onScroll={(event) => inSight(event.currentTarget)}
      onCellClick={({ row, column }) => {
        if (column.key !== chooseColumn) props.onLook(row);
      }}
      onCellDoubleClick={({ row, column }) => {
        if (column.key !== chooseColumn) props.onOpen(row);
      }}
      onCellKeyDown={({ row, column }, event) => {
        if (row === undefined || column?.key === chooseColumn) return;
        if (event.key === historyKey) {
          event.preventDefault();
          props.onLook(row);
        } else if (event.key === 'Enter') {
          event.preventGridDefault();
          props.onOpen(row);
        }
      }}
      rowClass={(row) =>
        [
          row.record?.voided === true || isGone(row) ? 'voided-row' : '',
          row.record !== null && row.record.id === openId ? 'open-row' : '',
        ]
          .join(' ')
          .trim() || undefined
      }
    />
  );
}

/** Pixels in which a head is read whole; an English one in three lines, its unit in the last, no word broken. */
function headWidth(language: Language, label: string, unit: string): number {
  if (language !== 'en') return chineseHeadWidth(label, unit) + sortMark;
  const lines = unit === '' ? 3 : 2;
  const words = label.split(/[\s/]+/).map((word) => word.length);
  const longest = Math.max(...words, label.length / lines + 3, unit.length + 1);
  return Math.ceil(longest * letterWidth) + headPadding;
}

function fieldColumn(
  type: RecordType,
  name: string,
  at: number,
  moneyUnit: 'yuan' | 'wanYuan',
  onOpen: (row: ListRow) => void,
  sum: string | undefined,
): Column<ListRow, Foot> {
  const words = wordsContext(moneyUnit);
  const field = findField(type, name);
  const isFigure = field !== undefined && fieldKinds[field.kind].align === 'end';
  const unit = field === undefined ? null : fieldKinds[field.kind].unitOf({ ...words, field });
  const label = fieldLabel(words.language, type, name);
  const unitText = unit === null ? '' : unitLabel(words.language, unit);
  const total = sum === undefined || field === undefined ? null : sumWords(sum, { ...words, field });
  const sumWidth = total === null ? 0 : Math.ceil(total.length * letterWidth) + headPadding;
  const { lists } = localeOf(words.language);
  const side = isFigure ? 'figure' : undefined;
  return {
    key: name,
    name: (
      <>
        {label}
        {unit === null ? null : <span className="unit"> ({unitText})</span>}
      </>
    ),
    minWidth: Math.max(isFigure ? 90 : 80, headWidth(words.language, label, unitText), sumWidth),
    width: at === 0 ? 'minmax(9rem, auto)' : 'auto',
    resizable: true,
    sortable: true,
    draggable: true,
    frozen: at === 0,
    headerCellClass: `${side ?? ''} ${isLongHead(label) ? 'long-head' : ''}`,
    cellClass: side,
    summaryCellClass: side,
    renderCell: ({ row, tabIndex }) => {
      const { record, page } = row;
      if (record === null || page === null) return <span className="row-waiting" aria-hidden />;
      const text = cellText(record, name, field, wordsContext(moneyUnit, page));
      if (at > 0) return text;
      // A button and no link: the router takes too long over a link for rows that fly by.
      return (
        <button type="button" className="row-open cell-open" tabIndex={tabIndex} onClick={() => onOpen(row)}>
          {text || '—'}
        </button>
      );
    },
    renderSummaryCell: ({ row }) => {
      const sum = row.sums[name];
      if (sum !== undefined && field !== undefined) return sumWords(sum, { ...words, field });
      return at === 0 ? lists.total : null;
    },
  };
}

function cellText(record: AnyRecord, name: string, field: Field | undefined, words: WordsContext): string {
  const value = record[name] ?? null;
  if (field !== undefined) return shownCell(value, { ...words, field });
  return name === 'updated_at' ? instantWords(String(value)) : String(value ?? '');
}
