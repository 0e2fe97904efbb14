import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExtractTable } from '../../../db/domain/extract-answers.ts';

/** A table of an extract as its file would hold it; of a long one the first rows. */
export function PreviewTable({ table }: { readonly table: ExtractTable }) {
  const { t } = useTranslation();
  const { title, heads, rows, count, totals } = table;
  const side = (at: number): string | undefined => (heads[at]?.figure === true ? 'figure' : undefined);
  const line = (cells: readonly string[], key: number) => (
    <tr key={key}>
      {cells.map((cell, at) => (
        // Two columns may have one head.
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name, and never move.
        <td key={at} className={side(at)}>
          {cell}
        </td>
      ))}
    </tr>
  );
  return (
    <section className="extract-table" aria-label={title}>
      <div className="extract-table-head">
        <Title order={2}>{title}</Title>
        <Text size="sm" className="quiet">
          {count > rows.length
            ? t('extract.firstRows', { count, shown: rows.length })
            : t('records.count', { count })}
        </Text>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in. */}
      <div className="table-frame" role="group" tabIndex={0} aria-label={t('extract.tableOf', { title })}>
        <table className="ledger-table">
          <thead>
            <tr>
              {heads.map(({ text, figure }) => (
                <th key={text} scope="col" className={figure ? 'figure' : undefined}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.map(line)}</tbody>
          {totals.length === 0 ? null : <tfoot>{totals.map(line)}</tfoot>}
        </table>
      </div>
    </section>
  );
}
