import { useEffect, useId, useRef } from 'react';
import type { Column, RenderEditCellProps } from 'react-data-grid';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../locale/setup.ts';
import type { CellEdit, Corners, GridColumn, GridTotal } from './grid-model.ts';
import { chineseHeadWidth, isLongHead } from './head-width.ts';

/** A row as the grid library carries it: with the text of the cell that is being typed in. */
export interface WrappedRow<R> {
  readonly row: R;
  readonly index: number;
  readonly typed: { readonly column: string; readonly text: string } | null;
}

export interface SummaryRow extends GridTotal {
  readonly index: number;
}

/** Told the text of the cell that is being typed in, at each key, and null when none is any more. */
export type Typing = (edit: CellEdit | null) => void;

/**
 * What is typed stays in its cell when the row under it is read anew: a save of another row must not close it. The editor
 * commits when it loses the focus, so that the grid hears of it when a row, or the grid, is left.
 */
const editorOptions = { closeOnExternalRowChange: false, commitOnOutsideClick: false };

/** Pixels that the longest word of a head takes. */
const narrowest = { 'zh-CN': 60, en: 112 } as const;
/** Pixels that a head needs to be read whole. */
const narrowestHead = ({ label, unit }: Pick<GridColumn<never>, 'label' | 'unit'>): number =>
  currentLanguage() === 'en'
    ? narrowest.en
    : Math.max(narrowest['zh-CN'], chineseHeadWidth(label, unit ?? ''));

/** The library's columns for ours. */
export function gridColumns<R>(
  columns: readonly GridColumn<R>[],
  selected: Corners | null,
  onTyping: Typing | undefined,
): Column<WrappedRow<R>, SummaryRow>[] {
  // A table of set widths leaves no strip of blank paper at its side.
  const allSet = columns.every(({ width, fills }) => width !== undefined && fills !== true);
  return columns.map((column, at) => {
    const { editable } = column;
    const fills = column.fills === true || (allSet && at === columns.length - 1);
    const inBlock = selected !== null && selected.left <= at && at <= selected.right;
    return {
      key: column.key,
      name: (
        <>
          {column.label}
          {column.unit == null ? null : <span className="unit"> ({column.unit})</span>}
        </>
      ),
      width: fills ? `minmax(${column.width ?? 0}px, 1fr)` : (column.width ?? 'auto'),
      minWidth: narrowestHead(column),
      resizable: true,
      frozen: column.frozen ?? false,
      headerCellClass: [
        column.align === 'end' ? 'figure' : '',
        isLongHead(column.label) ? 'long-head' : '',
      ].join(' '),
      editable: typeof editable === 'function' ? ({ row }) => editable(row) : (editable ?? false),
      cellClass: ({ row, index }) =>
        [
          column.align === 'end' ? 'figure' : '',
          column.quiet === true ? 'beside' : '',
          editable === true || (typeof editable === 'function' && editable(row)) ? 'open-cell' : '',
          column.problem?.(row) !== undefined
            ? 'problem-cell'
            : column.notice?.(row) === undefined
              ? ''
              : 'notice-cell',
          inBlock && selected.top <= index && index <= selected.bottom ? 'selected-cell' : '',
        ]
          .join(' ')
          .trim(),
      summaryCellClass: ({ bad }) =>
        [column.align === 'end' ? 'figure' : '', bad === true ? 'bad-total' : ''].join(' ').trim(),
      colSpan: (of) => (of.type === 'SUMMARY' ? of.row.spans?.[column.key] : undefined),
      renderCell: ({ row: { row } }) => <Cell column={column} row={row} />,
      editorOptions,
      renderEditCell:
        editable === undefined || editable === false
          ? null
          : (props) => <Editor column={column} place={props} onTyping={onTyping} />,
      renderSummaryCell: ({ row }) => row.texts[column.key] ?? '',
    } satisfies Column<WrappedRow<R>, SummaryRow>;
  });
}

function Cell<R>({ column, row }: { readonly column: GridColumn<R>; readonly row: R }) {
  const { t } = useTranslation();
  const text = (column.show ?? column.text)(row);
  const problem = column.problem?.(row);
  const said = problem ?? column.notice?.(row);
  const beside = text === '' ? column.beside?.(row) : undefined;
  const last = column.before?.(row) ?? '';
  return (
    <span title={said ?? text} className={column.before === undefined ? undefined : 'cell-with-before'}>
      {last === '' ? null : (
        <span className="beside">
          <span className="visually-hidden">{column.beforeLabel ?? t('grid.beforeLabel')}</span> {last}
        </span>
      )}
      {column.before === undefined ? text : <span>{text}</span>}
      {beside === undefined ? null : <span className="beside">{beside}</span>}
      {said === undefined ? null : (
        <>
          <span aria-hidden="true" className="problem-mark">
            {problem === undefined ? ' !' : ' ✕'}
          </span>
          <span className="visually-hidden">{said}</span>
        </>
      )}
    </span>
  );
}

function Editor<R>(props: {
  readonly column: GridColumn<R>;
  readonly place: RenderEditCellProps<WrappedRow<R>, SummaryRow>;
  readonly onTyping: Typing | undefined;
}) {
  const { column, place, onTyping } = props;
  const { row } = place;
  const typing = useRef(onTyping);
  typing.current = onTyping;
  // Only when it closes: the rows under it, and with them the function, may change while it is open.
  useEffect(() => () => typing.current?.(null), []);
  const { choices } = column;
  const list = useId();
  const input = (
    <input
      className={column.align === 'end' ? 'grid-editor figure' : 'grid-editor'}
      aria-label={column.label}
      autoComplete="off"
      list={choices === undefined ? undefined : list}
      ref={focusAndSelect}
      value={row.typed?.text ?? column.text(row.row)}
      onChange={({ currentTarget: { value } }) => {
        place.onRowChange({ ...row, typed: { column: column.key, text: value } });
        onTyping?.({ row: row.index, column: column.key, text: value });
      }}
      onBlur={() => place.onClose(true, false)}
    />
  );
  if (choices === undefined) return input;
  return (
    <>
      {input}
      <datalist id={list}>
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </>
  );
}

function focusAndSelect(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
