import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TablePlan } from './paste-table.ts';

/** Under the grid: what is selected and its sum, the steps back and forth, and what can be done to the rows. */
export function GridFoot(props: {
  readonly rows: number;
  readonly selected: number;
  readonly sum: string | null;
  /** What the last paste placed by heads or names. */
  readonly placed: TablePlan['placed'];
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onFillDown: () => void;
  readonly onCopyWithHeads: () => void;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const { placed } = props;
  return (
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
      <Button size="compact-xs" variant="default" onClick={props.onCopyWithHeads}>
        {t('grid.copyWithHeads')}
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
  );
}
