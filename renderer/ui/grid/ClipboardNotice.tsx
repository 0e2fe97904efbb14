import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '../../../db/domain/integer.ts';
import { mostPastedLines } from './clipboard-read.ts';
import { writeBlock } from './clipboard-write.ts';
import type { FinerCell, LeftBecause, LeftCell } from './paste-table.ts';
import type { ClipboardReport } from './use-clipboard.ts';

/** Longest list of pasted texts shown of a kind; all of them can be copied. */
const shownTexts = 8;

/** What of a paste did not go into the grid and why, each with its place in the block; nothing where all did. */
export function ClipboardNotice(props: {
  readonly report: ClipboardReport | null;
  readonly onSeen: () => void;
}) {
  const { t } = useTranslation();
  const { report } = props;
  const [copied, setCopied] = useState<ClipboardReport | null>(null);
  if (report === null) return null;
  const close = (
    <Button size="compact-xs" variant="default" onClick={props.onSeen}>
      {t('grid.overflowClose')}
    </Button>
  );
  if (report.kind !== 'pasted') {
    const counts = { lines: formatInteger(report.kind === 'tooLong' ? report.lines : 0) };
    return (
      <Alert color="yellow" role="alert">
        <p>
          {report.kind === 'copyRefused'
            ? t('grid.copyRefused')
            : t('grid.tooLong', { ...counts, most: formatInteger(mostPastedLines) })}
        </p>
        {close}
      </Alert>
    );
  }
  const { left, hidden, finer } = report;
  if (left.length === 0 && hidden === 0 && finer.length === 0) return null;
  const kinds = Map.groupBy(left, ({ why }) => why);
  const copyList = async (): Promise<void> => {
    const heads = [t('grid.left.place'), t('grid.left.text'), t('grid.left.reason')];
    const lines = left.map(({ at, text, why }) => [at, text, t(`grid.left.${why}`)]);
    await navigator.clipboard.writeText(writeBlock([heads, ...lines]));
    setCopied(report);
  };
  return (
    <Alert color="yellow" role="alert">
      {hidden === 0 ? null : <p>{t('grid.hiddenTaken', { count: hidden })}</p>}
      <FinerCells says="finerTaken" cells={finer.filter(({ isExact }) => isExact)} />
      <FinerCells says="finerLeft" cells={finer.filter(({ isExact }) => !isExact)} />
      {left.length === 0 ? null : <p>{t('grid.leftOut', { count: left.length })}</p>}
      {[...kinds].map(([why, cells]) => (
        <p key={why} className="left-texts">
          <LeftKind why={why} cells={cells} />
        </p>
      ))}
      <Group gap="xs">
        {left.length === 0 ? null : (
          <Button size="compact-xs" variant="default" onClick={() => void copyList()}>
            {copied === report ? t('grid.listCopied') : t('grid.copyList')}
          </Button>
        )}
        {close}
      </Group>
    </Alert>
  );
}

/** Cells that show a rounded number, the first of them with both. */
function FinerCells(props: {
  readonly says: 'finerTaken' | 'finerLeft';
  readonly cells: readonly FinerCell[];
}) {
  const { t } = useTranslation();
  const count = props.cells.length;
  if (count === 0) return null;
  const texts = props.cells
    .slice(0, shownTexts)
    .map(({ at, shown, exact }) => t('grid.finerCell', { at, shown, exact }));
  const more = count - texts.length;
  return (
    <p className="left-texts">
      {t(`grid.${props.says}`, { count })}
      {texts.join(t('grid.left.comma'))}
      {more === 0 ? '' : ` ${t('grid.left.more', { count: more })}`}
    </p>
  );
}

function LeftKind({ why, cells }: { readonly why: LeftBecause; readonly cells: readonly LeftCell[] }) {
  const { t } = useTranslation();
  const texts = cells.slice(0, shownTexts).map(({ at, text }) => `${at} ${text}`);
  const more = cells.length - texts.length;
  return (
    <>
      {t(`grid.left.${why}`)}
      {t('grid.left.colon')}
      {texts.join(t('grid.left.comma'))}
      {more === 0 ? '' : ` ${t('grid.left.more', { count: more })}`}
    </>
  );
}
