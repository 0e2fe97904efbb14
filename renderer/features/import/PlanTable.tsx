import 'react-data-grid/lib/styles.css';
import { useElementSize } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { type Column, DataGrid, type DataGridHandle } from 'react-data-grid';
import { useTranslation } from 'react-i18next';
import { fieldKinds } from '../../../db/domain/field-kinds.ts';
import type { Mapping } from '../../../db/domain/import/mapping.ts';
import type { RowState } from '../../../db/domain/import/planned-row.ts';
import type { ShownRow } from '../../../db/domain/import-answers.ts';
import { importTexts } from '../../../db/domain/locale/import-text.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { findField } from '../../../db/domain/records/catalogue.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { textWidth } from '../../ui/grid/head-width.ts';
import { linesOf, nameOfRow, saidFields, unitText, valueText } from './row-words.ts';
import { type PlanRow, usePlanRows } from './use-plan-rows.ts';
import type { Jump } from './use-row-keys.ts';

const lineHeight = 21;
const rowPadding = 9;
const headHeight = 44;
const scrollBar = 14;
/** Pixels in which a line of a change or problem is read at least; a longer one takes more lines. */
const leastLineWidth = 620;
/** Pixels of the row's number, and of the edges of a cell. */
const numberWidth = 64;
const cellEdges = 20;
const widest = 260;

/** The rows of a plan in one state: new ones field by field, the others with what changes or what is wrong. */
export function PlanTable(props: {
  readonly importId: string;
  readonly mapping: Mapping;
  readonly state: RowState;
  readonly total: number;
  readonly made: number;
  /** Whether the host has this very plan. */
  readonly current: boolean;
  /** The row that the keyboard went to. */
  readonly jump: Jump | null;
}) {
  const { t } = useTranslation();
  const { importId, mapping, state, total, made, current, jump } = props;
  const grid = useRef<DataGridHandle>(null);
  const { ref: frame, width } = useElementSize<HTMLDivElement>();
  // Three quarters of what the number leaves, as the columns say.
  const lineWidth = Math.max(leastLineWidth, (width - numberWidth) * 0.75 - cellEdges);
  const { money_unit } = useSession();
  const language = currentLanguage();
  const { type } = mapping;
  const { rows, look } = usePlanRows(importId, made, state, total, current);
  const empty = t('import.empty');
  const linesIn = useCallback(
    ({ planned, page }: PlanRow): readonly string[] =>
      planned === null || page === null ? [] : linesOf(type, planned, money_unit, page, empty),
    [type, money_unit, empty],
  );
  const heightOf = useCallback(
    (row: PlanRow): number => {
      const lines = linesIn(row).reduce((sum, line) => sum + Math.ceil(textWidth(line) / lineWidth), 0);
      return Math.max(1, lines) * lineHeight + rowPadding;
    },
    [linesIn, lineWidth],
  );
  const columns = useMemo((): Column<PlanRow>[] => {
    const number: Column<PlanRow> = {
      key: '#row',
      name: t('import.row'),
      width: numberWidth,
      frozen: true,
      cellClass: 'figure',
      headerCellClass: 'figure',
      renderCell: ({ row: { planned } }) => planned?.row ?? <span className="row-waiting" aria-hidden />,
    };
    if (state === 'added') return [number, ...saidFields(mapping).map(fieldColumn)];
    const named: Column<PlanRow> = {
      key: '#said',
      name: t(state === 'changed' || state === 'same' ? 'import.record' : 'import.said'),
      minWidth: 160,
      width: state === 'same' ? 'auto' : 'minmax(14rem, 1fr)',
      cellClass: 'import-said',
      renderCell: ({ row: { planned } }) => (planned === null ? null : nameOfRow(type, planned)),
    };
    if (state === 'same') return [number, named];
    return [
      number,
      named,
      {
        key: '#lines',
        name: t(
          state === 'changed' ? 'import.changes' : state === 'rejected' ? 'import.problem' : 'import.why',
        ),
        width: 'minmax(40rem, 3fr)',
        cellClass: `import-lines ${state === 'rejected' ? 'import-wrong' : ''}`,
        renderCell: ({ row }) => linesIn(row).map((line) => <div key={line}>{line}</div>),
      },
    ];

    function fieldColumn(name: string): Column<PlanRow> {
      const field = findField(type, name);
      const isFigure = field !== undefined && fieldKinds[field.kind].align === 'end';
      const label = fieldLabel(language, type, name);
      const unit = unitText(type, name, money_unit);
      return {
        key: name,
        name: (
          <>
            {label}
            {unit === null ? null : <span className="unit"> ({unit})</span>}
          </>
        ),
        minWidth: Math.min(widest, Math.max(90, textWidth(label) / (language === 'en' ? 2 : 1))),
        width: 'auto',
        maxWidth: widest,
        resizable: true,
        cellClass: isFigure ? 'figure' : undefined,
        headerCellClass: isFigure ? 'figure' : undefined,
        renderCell: ({ row: { planned, page } }) =>
          planned === null ? null : valueText(type, name, newValue(planned, name), money_unit, page),
      } as Column<PlanRow>;
    }
  }, [t, state, mapping, type, language, money_unit, linesIn]);
  // What changes or is wrong stands in the last column; of other rows their number is read out.
  const spoken = state === 'added' ? 0 : columns.length - 1;
  useEffect(() => {
    if (jump !== null)
      grid.current?.setActivePosition({ rowIdx: jump.row, idx: spoken }, { shouldFocus: true });
  }, [jump, spoken]);
  const reached = jump === null ? undefined : rows[jump.row];
  const said =
    reached === undefined || reached.planned === null
      ? ''
      : t('import.reached', {
          at: reached.index + 1,
          total,
          row: reached.planned.row,
          words: [nameOfRow(type, reached.planned), ...linesIn(reached)].join(' '),
        });
  const height =
    rows.length > 40 ? 9999 : rows.reduce((sum, row) => sum + heightOf(row), headHeight + scrollBar);
  return (
    <div ref={frame}>
      <span role="status" className="visually-hidden">
        {said}
      </span>
      <DataGrid<PlanRow>
        ref={grid}
        aria-label={`${t('import.plan')} ${importTexts(language).states[state]}`}
        className="ledger-grid import-grid"
        style={{ blockSize: height }}
        columns={columns}
        rows={rows}
        rowKeyGetter={keyOf}
        rowHeight={heightOf}
        headerRowHeight={headHeight}
        onScroll={({ currentTarget: box }) => {
          // Rows are of different heights, and no lower than one line: what is in sight lies in this range.
          const share = box.scrollHeight === 0 ? 0 : box.scrollTop / box.scrollHeight;
          const from = Math.floor(share * rows.length);
          const fit = Math.ceil(box.clientHeight / (lineHeight + rowPadding));
          look(Math.max(0, from - fit), Math.min(rows.length - 1, from + 2 * fit));
        }}
      />
    </div>
  );
}

const keyOf = ({ index }: PlanRow): number => index;
const newValue = ({ fields }: ShownRow, name: string) =>
  fields.find(({ field }) => field === name)?.new ?? null;
