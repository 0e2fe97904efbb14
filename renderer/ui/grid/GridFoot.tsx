import { Alert, Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TablePlan } from './paste-table.ts';

export type PasteReport = Omit<TablePlan, 'edits'>;

/** Longest list of pasted texts shown; the rest is counted. */
const shownTexts = 20;

/** Under the grid: what is selected and its sum, the steps back and forth, and what a paste could not place. */
export function GridFoot(props: {
  readonly rows: number;
  readonly selected: number;
  readonly sum: string | null;
  readonly report: PasteReport | null;
  readonly onReportSeen: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onFillDown: () => void;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const { report } = props;
  const { placed = null } = report ?? {};
  const isComplete =
    report === null ||
    (report.overflow.length === 0 &&
      report.readOnly === 0 &&
      report.aside.length === 0 &&
      report.unknownHeads.length === 0);
  return (
    <>
      <div className="grid-foot">
        <Button size="compact-xs" variant="default" onClick={props.onUndo}>
          {t('grid.undo')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={props.onRedo}>
          {t('grid.redo')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={props.onFillDown}>
          {t('grid.fillDown')}
        </Button>
        {props.actions.map(({ label, run }) => (
          <Button key={label} size="compact-xs" variant="default" onClick={run}>
            {label}
          </Button>
        ))}
        <output className="grid-selection" aria-live="polite">
          {props.selected === 0
            ? t('grid.rows', { count: props.rows })
            : t('grid.selection', { count: props.selected })}
          {props.sum === null ? null : ` · ${t('grid.selectionSum', { sum: props.sum })}`}
          {placed === null ? null : ` · ${t('grid.placed', placed)}`}
        </output>
        {props.children}
        <Text size="xs" className="quiet grid-hint">
          {t('grid.hint')}
        </Text>
      </div>
      {isComplete || report === null ? null : (
        <Alert color="yellow" role="alert">
          {report.readOnly === 0 ? null : <p>{t('grid.readOnlySkipped', { count: report.readOnly })}</p>}
          {report.unknownHeads.length === 0 ? null : (
            <p>{t('grid.unknownHeads', { heads: report.unknownHeads.join('、') })}</p>
          )}
          {report.aside.length === 0 ? null : <p>{t('grid.aside', { texts: report.aside.join('、') })}</p>}
          {report.overflow.length === 0 ? null : (
            <>
              <p>{t('grid.overflow', { count: report.overflow.length })}</p>
              <p className="overflow-texts">
                {report.overflow.slice(0, shownTexts).join('、')}
                {report.overflow.length > shownTexts ? ` … (${report.overflow.length})` : ''}
              </p>
            </>
          )}
          <Button size="compact-xs" variant="default" onClick={props.onReportSeen}>
            {t('grid.overflowClose')}
          </Button>
        </Alert>
      )}
    </>
  );
}
