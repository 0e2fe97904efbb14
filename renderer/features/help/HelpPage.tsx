import { TextInput, Title } from '@mantine/core';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../locale/setup.ts';
import { ChapterText } from './ChapterText.tsx';
import { chaptersOf } from './chapters.ts';
import { FieldReference } from './FieldReference.tsx';
import { IndicatorReference } from './IndicatorReference.tsx';
import { RuleReference } from './RuleReference.tsx';

/** The user manual: its chapters at the left, the one that is read at the right. Esc goes back to where F1 was pressed. */
export function HelpPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const chapters = chaptersOf(currentLanguage());
  const { chapter } = useParams({ strict: false });
  const [words, setWords] = useState('');
  const top = useRef<HTMLHeadingElement>(null);
  const shown = chapter ?? chapters[0]?.id;
  useEffect(() => {
    if (shown !== undefined) top.current?.scrollIntoView();
  }, [shown]);
  useEffect(() => {
    const goBack = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      router.history.back();
    };
    document.addEventListener('keydown', goBack);
    return () => document.removeEventListener('keydown', goBack);
  }, [router]);
  const found = chapters.filter(({ title, text }) =>
    `${title}\n${text}`.toLowerCase().includes(words.trim().toLowerCase()),
  );
  const current = chapters.find(({ id }) => id === shown);
  return (
    <div className="help">
      <nav className="help-chapters" aria-label={t('help.contents')}>
        <TextInput
          size="xs"
          aria-label={t('help.search')}
          placeholder={t('help.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <ol>
          {found.map(({ id, title }) => (
            <li key={id}>
              <ChapterEntry id={id} title={title} shown={shown === id} />
            </li>
          ))}
        </ol>
        {found.length === 0 ? <p className="quiet">{t('help.nothing')}</p> : null}
        <div className="rail-group">{t('help.reference')}</div>
        <ul>
          <li>
            <ChapterEntry id="indicators" title={t('help.indicators')} shown={shown === 'indicators'} />
          </li>
          <li>
            <ChapterEntry id="fields" title={t('help.fields')} shown={shown === 'fields'} />
          </li>
          <li>
            <ChapterEntry id="rules" title={t('help.rules')} shown={shown === 'rules'} />
          </li>
        </ul>
      </nav>
      <article className="help-chapter sheet">
        <Title order={1} ref={top}>
          {isReference(shown) ? t(`help.${shown}`) : current?.title}
        </Title>
        {shown === 'indicators' ? <IndicatorReference /> : null}
        {shown === 'fields' ? <FieldReference /> : null}
        {shown === 'rules' ? <RuleReference /> : null}
        {current === undefined ? null : <ChapterText text={current.text} />}
      </article>
    </div>
  );
}

/** Chapters that the program writes itself. */
const references = ['indicators', 'fields', 'rules'] as const;
type Reference = (typeof references)[number];

const isReference = (id: string | undefined): id is Reference => references.some((one) => one === id);

function ChapterEntry(props: { readonly id: string; readonly title: string; readonly shown: boolean }) {
  return (
    <Link
      to="/help/$chapter"
      params={{ chapter: props.id }}
      className="rail-link"
      aria-current={props.shown ? 'page' : undefined}
    >
      {props.title}
    </Link>
  );
}
