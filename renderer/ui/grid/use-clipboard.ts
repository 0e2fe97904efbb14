import { type ClipboardEvent, useCallback, useState } from 'react';
import { type ClipboardTexts, readClipboard } from './clipboard-read.ts';
import { writeClipboard } from './clipboard-write.ts';
import type { CellEdit, Corners, GridColumn } from './grid-model.ts';
import { type PastedTables, planTable, type TablePlan } from './paste-table.ts';

/** What a paste came to: what was not taken, or of how many lines the block was that is too long; or a copy that was refused. */
export type ClipboardReport =
  | ({ readonly kind: 'pasted' } & Omit<TablePlan, 'edits'>)
  | { readonly kind: 'tooLong'; readonly lines: number }
  | { readonly kind: 'copyRefused' };

const noTables: PastedTables = { readHead: () => null };

/** Copying out of a grid and pasting into it: one block, one plan, one step. */
export function useGridClipboard<R>(grid: {
  readonly columns: readonly GridColumn<R>[];
  readonly rows: readonly R[];
  /** Rows to speak of: the one that waits to be typed into is not copied. */
  readonly count: number;
  readonly rowLimit: number;
  readonly tables: PastedTables | undefined;
  readonly here: () => Corners;
  readonly onPaste: (edits: readonly CellEdit[], lines: number) => void;
}) {
  const { columns, rows, count, rowLimit, tables = noTables, here, onPaste } = grid;
  const [report, setReport] = useState<ClipboardReport | null>(null);
  const write = useCallback(
    ({ top, bottom, left, right }: Corners, heads: boolean): ClipboardTexts => {
      const last = bottom > top ? Math.min(bottom, Math.max(count - 1, top)) : bottom;
      return writeClipboard(columns.slice(left, right + 1), rows.slice(top, last + 1), heads);
    },
    [columns, rows, count],
  );
  return {
    report,
    setReport,
    copied(event: ClipboardEvent): void {
      put(event.clipboardData, write(here(), false));
      event.preventDefault();
    },
    /** The selected block, or the whole grid where none is selected, with the heads of its columns. */
    copyWithHeads(): void {
      const at = here();
      const isCell = at.top === at.bottom && at.left === at.right;
      const all = { top: 0, left: 0, bottom: Math.max(rows.length - 1, 0), right: columns.length - 1 };
      if (!copyByCommand(write(isCell ? all : at, true))) setReport({ kind: 'copyRefused' });
    },
    pasted(event: ClipboardEvent): void {
      event.preventDefault();
      const block = readClipboard({
        text: event.clipboardData.getData('text/plain'),
        html: event.clipboardData.getData('text/html'),
      });
      if (typeof block === 'number') {
        setReport({ kind: 'tooLong', lines: block });
        return;
      }
      const { edits, ...plan } = planTable(block, { at: here(), rowLimit }, columns, rows, tables);
      onPaste(edits, block.cells.length);
      setReport({ kind: 'pasted', ...plan });
    },
  };
}

function put(into: DataTransfer, { text, html }: ClipboardTexts): void {
  into.setData('text/plain', text);
  into.setData('text/html', html);
}

/**
 * Copies by the browser's own command: what `navigator.clipboard` is given loses the formats that Excel reads.
 * @returns whether the browser let it
 */
function copyByCommand(texts: ClipboardTexts): boolean {
  const take = (event: globalThis.ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.clipboardData !== null) put(event.clipboardData, texts);
  };
  document.addEventListener('copy', take, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', take, { capture: true });
  }
}
