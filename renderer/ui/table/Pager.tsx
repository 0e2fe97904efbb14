import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Rows of a long table that are drawn at once. */
export const pageRows = 200;

/** Which rows of how many a table shows, and the way to the others; where all are shown, their number. */
export function Pager(props: {
  /** Number of the first row shown, from 0. */
  readonly offset: number;
  readonly total: number;
  readonly onOffset: (offset: number) => void;
}) {
  const { t } = useTranslation();
  const { offset, total, onOffset } = props;
  if (total <= pageRows) return <p className="quiet pager">{t('page.rowsAll', { count: total })}</p>;
  const last = Math.floor((total - 1) / pageRows) * pageRows;
  return (
    <div className="pager">
      <Button
        size="compact-sm"
        variant="default"
        disabled={offset === 0}
        onClick={() => onOffset(Math.max(0, offset - pageRows))}
      >
        {t('page.rowsBefore')}
      </Button>
      <span role="status">
        {t('page.rowsShown', { from: offset + 1, to: Math.min(offset + pageRows, total), all: total })}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        disabled={offset >= last}
        onClick={() => onOffset(Math.min(last, offset + pageRows))}
      >
        {t('page.rowsAfter')}
      </Button>
    </div>
  );
}
