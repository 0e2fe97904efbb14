import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndustryNames } from '../../../db/domain/industry-names.ts';
import type { Language } from '../../../db/domain/locale/labels.ts';
import { useIndustryNames, useIndustrySearch } from '../../api/queries.ts';
import { IndustryPanel } from './IndustryPanel.tsx';
import { type NameChoice, NameInput, type NameInputProps } from './NameInput.tsx';

/** An industry class: typed as code or name and found in the table, or chosen in the tree of the classification. */
export function IndustryInput(
  props: Omit<NameInputProps, 'shown' | 'choices' | 'onTyping' | 'button'> & {
    readonly language: Language;
    /** Industries of the page's records: offered before anything is typed. */
    readonly known: IndustryNames;
  },
) {
  const { t } = useTranslation();
  const { value, known, language, onChange } = props;
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const found = useIndustrySearch(searched(typed));
  const names = useIndustryNames(/^\d{1,4}$/.test(value) ? [value] : []);
  const choices = (own: string): readonly NameChoice[] =>
    searched(own) === ''
      ? known.choices().map(({ code, name }) => ({ value: code, name, detail: code }))
      : found.map(({ code, name, within }) => ({ value: code, name, detail: `${code} ${within}` }));
  const shown = (code: string): string | null => {
    const name = known.name(code) ?? names[code];
    return name === undefined ? null : `${code} ${name}`;
  };
  return (
    <>
      <NameInput
        {...props}
        shown={shown}
        choices={choices}
        onTyping={setTyped}
        placeholder={props.placeholder ?? t('form.industryPlaceholder')}
        button={
          <ActionIcon
            variant="subtle"
            aria-label={t('form.industryBrowse', { field: props.label })}
            aria-haspopup="dialog"
            onClick={() => setOpen(true)}
          >
            <span aria-hidden="true">⋯</span>
          </ActionIcon>
        }
      />
      {open ? (
        <IndustryPanel
          language={language}
          value={value}
          onDone={(code) => {
            setOpen(false);
            if (code !== null) onChange(code);
          }}
        />
      ) : null}
    </>
  );
}

/** What is looked up of a typed text: `0111 稻谷种植`, half corrected, is looked up by its code. */
function searched(typed: string): string {
  const text = typed.trim().slice(0, 40);
  return /^(\d{4})\s*\D/.exec(text)?.[1] ?? text;
}
