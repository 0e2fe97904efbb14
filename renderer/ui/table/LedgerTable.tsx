import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { historyKey } from '../records/HistoryDialog.tsx';

export interface TableColumn<R> {
  readonly key: string;
  readonly label: string;
  /** Unit in words, or null. */
  readonly unit?: string | null;
  readonly align?: 'start' | 'end';
  readonly show: (row: R) => ReactNode;
}

export interface LedgerTableProps<R> {
  readonly label: string;
  readonly columns: readonly TableColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** Opens a row; its first cell is then a button. */
  readonly onOpen?: (row: R) => void;
  readonly openKey?: string | null;
  /** Shows what happened to a row: by its key, wherever in the row the focus is. */
  readonly onHistory?: (row: R) => void;
  readonly rowClass?: (row: R) => string | undefined;
  /** Total row: texts by column key. */
  readonly total?: Readonly<Record<string, ReactNode>>;
}

/** A table to read: heads stay in sight, figures align right, the total stands under a double line. */
export function LedgerTable<R>(props: LedgerTableProps<R>) {
  const { t } = useTranslation();
  const { columns, rows, rowKey, onOpen, openKey, total } = props;
  const side = ({ align }: TableColumn<R>): string | undefined => (align === 'end' ? 'figure' : undefined);
  return (
    // A group, not a region: the section it stands in often has the same name.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    <div className="table-frame" role="group" tabIndex={0} aria-label={props.label}>
      <table className="ledger-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={side(column)}>
                {column.label}
                {column.unit == null ? null : <span className="unit"> ({column.unit})</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            const open = key === openKey;
            return (
              <tr
                key={key}
                onKeyDown={(event) => {
                  if (event.key !== historyKey || props.onHistory === undefined) return;
                  event.preventDefault();
                  props.onHistory(row);
                }}
                className={[open ? 'open-row' : '', props.rowClass?.(row) ?? ''].join(' ').trim()}
              >
                {columns.map((column, index) => (
                  <td key={column.key} className={side(column)}>
                    {index === 0 && onOpen !== undefined ? (
                      <UnstyledButton
                        className="row-open"
                        aria-expanded={open}
                        title={props.onHistory === undefined ? undefined : t('history.key')}
                        onClick={() => onOpen(row)}
                      >
                        {column.show(row) || '—'}
                      </UnstyledButton>
                    ) : (
                      column.show(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        {total === undefined ? null : (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} className={side(column)}>
                  {total[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
