import { CloseButton, Text, Title } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../db/domain/locale/labels.ts';
import { industrySectionLabel } from '../../../db/domain/locale/locale.ts';
import { useIndustryChildren, useIndustrySearch } from '../../api/queries.ts';
import { type IndustryLine, industryLines, pathTo, type TreeStep, treeStep } from './industry-tree.ts';

/**
 * The classification of industries as a tree, opened at the class that the cell holds. A dialog of the browser itself: Esc
 * closes it, and the focus goes back to where it was.
 */
export function IndustryPanel(props: {
  readonly language: Language;
  /** The cell's text. */
  readonly value: string;
  /** With the class that was taken, or null. */
  readonly onDone: (code: string | null) => void;
}) {
  const { t } = useTranslation();
  const { value, onDone } = props;
  const titleId = useId();
  const hintId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const start = /^\d{4}$/.test(value) ? value : '';
  const held = useIndustrySearch(start).find(({ code }) => code === start);
  return (
    <dialog
      ref={dialog}
      className="panel-dialog industry-panel"
      aria-labelledby={titleId}
      aria-describedby={hintId}
      // What is typed here is not meant for the form around it.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        onDone(null);
      }}
    >
      <header className="panel-dialog-head">
        <Title order={2} id={titleId}>
          {t('form.industryTitle')}
        </Title>
        <CloseButton aria-label={t('page.close')} onClick={() => onDone(null)} />
      </header>
      <Text size="sm" className="quiet" id={hintId}>
        {t('form.industryHint')}
      </Text>
      <IndustryTree
        // The way to the cell's class is opened once it is known.
        key={held?.code ?? ''}
        language={props.language}
        labelledBy={titleId}
        start={held === undefined ? null : { code: held.code, path: pathTo(held.code, held.section) }}
        onTake={onDone}
      />
    </dialog>
  );
}

function IndustryTree(props: {
  readonly language: Language;
  readonly labelledBy: string;
  readonly start: { readonly code: string; readonly path: readonly string[] } | null;
  readonly onTake: (code: string) => void;
}) {
  const { start } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(start?.path ?? []));
  const [at, setAt] = useState(start?.code ?? 'A');
  const tree = useRef<HTMLDivElement>(null);
  const lines = industryLines(useIndustryChildren(['', ...open]), open);
  const isDrawn = lines.some(({ code }) => code === at);
  useEffect(() => {
    if (isDrawn) tree.current?.querySelector<HTMLElement>(`[data-code="${at}"]`)?.focus();
  }, [at, isDrawn]);

  const follow = (step: TreeStep): void => {
    if ('go' in step) setAt(step.go);
    else if ('take' in step) props.onTake(step.take);
    else {
      const next = new Set(open);
      if ('open' in step) next.add(step.open);
      else next.delete(step.close);
      setOpen(next);
    }
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = treeStep(lines, at, event.key);
    if (step === undefined) return;
    event.preventDefault();
    follow(step);
  };
  const press = (code: string): void => {
    setAt(code);
    const step = treeStep(lines, code, 'Enter');
    if (step !== undefined) follow(step);
  };
  return (
    <div ref={tree} className="industry-tree" role="tree" aria-labelledby={props.labelledBy} onKeyDown={keys}>
      {lines.map((line) => (
        <TreeLine
          key={line.code}
          line={line}
          language={props.language}
          current={line.code === at}
          chosen={line.code === start?.code}
          onPress={() => press(line.code)}
        />
      ))}
    </div>
  );
}

function TreeLine(props: {
  readonly line: IndustryLine;
  readonly language: Language;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly onPress: () => void;
}) {
  const { line, language } = props;
  const section = language === 'zh-CN' ? undefined : industrySectionLabel(language, line.code);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys of all its lines
    <div
      className="industry-line"
      role="treeitem"
      tabIndex={props.current ? 0 : -1}
      data-code={line.code}
      data-level={line.level}
      aria-level={line.level}
      aria-posinset={line.place}
      aria-setsize={line.siblings}
      aria-selected={props.chosen}
      {...(line.open === null ? {} : { 'aria-expanded': line.open })}
      onClick={props.onPress}
    >
      <span className="industry-mark" aria-hidden="true">
        {line.open === null ? '' : line.open ? '▾' : '▸'}
      </span>
      <span className="industry-code">{line.code}</span>
      {section === undefined ? null : <span>{section} </span>}
      <span lang="zh-CN" className={section === undefined ? undefined : 'quiet'}>
        {line.name}
      </span>
    </div>
  );
}
