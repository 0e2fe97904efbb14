import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaNames } from '../../../db/domain/area-names.ts';
import { useAreaNames, useAreaSearch } from '../../api/queries.ts';
import { type NameChoice, NameInput, type NameInputProps } from './NameInput.tsx';

/** An area: typed by name and found in the table of areas; nobody needs to know its code. */
export function AreaInput(
  props: Omit<NameInputProps, 'shown' | 'choices' | 'onTyping'> & {
    /** Digits of the codes that are meant; left out: of any level. */
    readonly digits?: number | undefined;
    /** Areas of the page's records: offered before anything is typed. */
    readonly known: AreaNames;
  },
) {
  const { t } = useTranslation();
  const { value, digits, known } = props;
  const [typed, setTyped] = useState('');
  const found = useAreaSearch(searched(typed), digits);
  const names = useAreaNames(/^\d+$/.test(value) ? [value] : []);
  const choices = (own: string): readonly NameChoice[] =>
    searched(own) === ''
      ? known.choices(digits).map(({ code, name }) => ({ value: code, name, detail: code }))
      : found.map(({ code, name, within, valid_to }) => ({
          value: code,
          name,
          detail: `${code} ${within}${valid_to === null ? '' : t('form.areaUntil', { date: valid_to })}`,
        }));
  const shown = (code: string): string | null => {
    const name = known.name(code) ?? names[code];
    return name === undefined || name === code ? null : `${name} ${code}`;
  };
  return (
    <NameInput
      {...props}
      shown={shown}
      choices={choices}
      onTyping={setTyped}
      placeholder={props.placeholder ?? t('form.areaPlaceholder')}
    />
  );
}

/** What is looked up of a typed text: `镇海区 330211`, half corrected, is looked up by its name. */
function searched(typed: string): string {
  const text = typed.trim().slice(0, 40);
  return /^\d+$/.test(text) ? text : text.replace(/\s*\d*$/, '');
}
