import { Button, CloseButton, NativeSelect, Popover, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListCondition, ListSelection } from '../../../db/domain/list-query.ts';
import { conditionWords } from '../../../db/domain/list-words.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { wordsContext } from '../../ui/records/shown-words.ts';
import { ConditionEditor } from './ConditionEditor.tsx';

/** Milliseconds after the last key until the list is read again. */
const pause = 150;

/** What a list is narrowed by: words, conditions as chips that can be changed or taken away, and voided records. */
export function FilterBar(props: {
  readonly type: RecordType;
  readonly selection: ListSelection;
  readonly moneyUnit: 'yuan' | 'wanYuan';
  readonly onSelect: (selection: ListSelection) => void;
}) {
  const { t } = useTranslation();
  const { type, selection, moneyUnit, onSelect } = props;
  const where = selection.where ?? [];
  const words = wordsContext(moneyUnit);
  const put = (next: readonly ListCondition[]): void => onSelect({ ...selection, where: [...next] });
  const narrowed =
    where.length > 0 || (selection.text ?? '') !== '' || (selection.voided ?? 'hide') !== 'hide';
  return (
    <div className="filter-bar">
      <FindInput
        key={type}
        text={selection.text ?? ''}
        onText={(text) => {
          const { text: _, ...rest } = selection;
          onSelect(text === '' ? rest : { ...rest, text });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={t('records.voided')}
        value={selection.voided ?? 'hide'}
        onChange={(event) => {
          const voided = event.currentTarget.value as 'hide' | 'show' | 'only';
          onSelect({ ...selection, voided });
        }}
        data={(['hide', 'show', 'only'] as const).map((value) => ({
          value,
          label: t(`records.voidedChoices.${value}`),
        }))}
      />
      {where.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place.
        <span className="filter-chip" key={index}>
          <ConditionPopover
            type={type}
            condition={condition}
            moneyUnit={moneyUnit}
            label={conditionWords(type, condition, words)}
            about={t('records.changeFilter', { words: conditionWords(type, condition, words) })}
            onDone={(next) => put(where.map((one, at) => (at === index ? next : one)))}
          />
          <CloseButton
            size="xs"
            aria-label={t('records.removeFilter', { words: conditionWords(type, condition, words) })}
            onClick={() => put(where.filter((_, at) => at !== index))}
          />
        </span>
      ))}
      <ConditionPopover
        key={`${type} ${where.length}`}
        type={type}
        condition={null}
        moneyUnit={moneyUnit}
        label={t('records.addFilter')}
        onDone={(next) => put([...where, next])}
      />
      {narrowed ? (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => onSelect(selection.sort === undefined ? {} : { sort: selection.sort })}
        >
          {t('records.clear')}
        </Button>
      ) : null}
    </div>
  );
}

function FindInput(props: { readonly text: string; readonly onText: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(props.text);
  const told = useRef(props.text);
  const latest = useRef(props.onText);
  latest.current = props.onText;
  useEffect(() => {
    // A view that was chosen brings its own words.
    if (props.text === told.current) return;
    told.current = props.text;
    setTyped(props.text);
  }, [props.text]);
  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      latest.current(typed);
    }, pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextInput
      size="xs"
      type="search"
      className="filter-find"
      aria-label={t('records.find')}
      placeholder={t('records.findHint')}
      value={typed}
      maxLength={200}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

function ConditionPopover(props: {
  readonly type: RecordType;
  readonly condition: ListCondition | null;
  readonly moneyUnit: 'yuan' | 'wanYuan';
  readonly label: string;
  readonly about?: string;
  readonly onDone: (condition: ListCondition) => void;
}) {
  const [open, setOpen] = useState(false);
  const isNew = props.condition === null;
  return (
    <Popover
      width={340}
      opened={open}
      onChange={setOpen}
      trapFocus
      returnFocus
      position="bottom-start"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          size="compact-xs"
          variant={isNew ? 'default' : 'transparent'}
          className={isNew ? '' : 'filter-words'}
          {...(props.about === undefined ? {} : { 'aria-label': props.about })}
          onClick={() => setOpen(!open)}
        >
          {props.label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ConditionEditor
          type={props.type}
          condition={props.condition}
          moneyUnit={props.moneyUnit}
          onDone={(next) => {
            setOpen(false);
            if (next !== null && next !== props.condition) props.onDone(next);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
