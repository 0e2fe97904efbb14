import { Modal, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundRecord } from '../../db/domain/answers.ts';
import { shownCell } from '../../db/domain/field-kinds.ts';
import { headOf } from '../../db/domain/list-words.ts';
import { typeLabel } from '../../db/domain/locale/locale.ts';
import { findField } from '../../db/domain/records/catalogue.ts';
import { call } from '../api/client.ts';
import { useSession } from '../api/queries.ts';
import { currentLanguage } from '../locale/setup.ts';
import { addressOf } from '../navigation/place-of-record.ts';
import { failureWords } from '../ui/failure-words.ts';
import { wordsContext } from '../ui/records/shown-words.ts';

/** Lines that fit the box without scrolling. */
const most = 12;

/** The button that opens the search over everything, with its key; Ctrl+K opens it from anywhere. */
export function SearchBox() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button
        type="button"
        className="search-button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        <span>{t('search.open')}</span>
        <kbd>Ctrl+K</kbd>
      </button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('search.title')}
        closeButtonProps={{ 'aria-label': t('page.close') }}
        size="40rem"
        yOffset="10vh"
        transitionProps={{ duration: 0 }}
        classNames={{ body: 'search-body' }}
      >
        <SearchPanel onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function SearchPanel({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const language = currentLanguage();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const text = typed.trim();
  const answer = useQuery({
    queryKey: ['search', text, language],
    queryFn: () => call('search.all', { text: text.slice(0, 200), limit: most, language }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  const found = text === '' ? [] : (answer.data?.found ?? []);
  const here = Math.min(at, found.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  const go = (record: FoundRecord | undefined): void => {
    if (record === undefined) return;
    const { to, enclaveId, form, search } = addressOf(
      record.type,
      record.id,
      record.found?.field ?? null,
      record.place,
    );
    onDone();
    void navigate({ to, params: { enclaveId: enclaveId ?? '', form: form ?? '' }, search });
  };
  const keyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: found.length - 1,
    };
    const step =
      event.key === 'Home' || event.key === 'End'
        ? event.ctrlKey
          ? steps[event.key]
          : undefined
        : steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(found.length - 1, step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // What is shown may still answer the text before.
      if (!answer.isPlaceholderData) go(found[here]);
    }
  };
  const current = found[here];
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('search.input')}
        placeholder={t('search.input')}
        value={typed}
        maxLength={200}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={keyDown}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(current === undefined ? {} : { 'aria-activedescendant': `${listId}-${here}` })}
      />
      <div role="listbox" id={listId} ref={list} className="search-results" aria-label={t('search.results')}>
        {found.map((record, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken by the box above, which keeps the focus.
          <div
            key={`${record.type}/${record.id}`}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            className="search-result"
            onMouseMove={() => setAt(index)}
            onClick={() => go(record)}
          >
            <FoundLine record={record} />
          </div>
        ))}
      </div>
      <div className="search-foot quiet" role="status">
        <span>{answer.isError ? failureWords(answer.error) : said()}</span>
        <span>{t('search.keys')}</span>
      </div>
    </>
  );

  function said(): string {
    if (text === '') return t('search.start');
    if (answer.data === undefined) return t('loading');
    if (found.length === 0) return t('search.none', { text });
    return answer.data.more
      ? t('search.more', { count: found.length })
      : t('search.found', { count: found.length });
  }
}

function FoundLine({ record }: { readonly record: FoundRecord }) {
  const words = wordsContext(useSession().money_unit);
  const { type, label, found } = record;
  const field = found === null ? undefined : findField(type, found.field);
  return (
    <>
      <span className="search-label">{label}</span>
      {found === null || field === undefined ? null : (
        <span className="search-found quiet">
          {headOf(type, found.field, words)} {shownCell(found.value, { ...words, field })}
        </span>
      )}
      <span className="search-type quiet">{typeLabel(words.language, type)}</span>
    </>
  );
}
