import { Button, Title } from '@mantine/core';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mapping } from '../../../db/domain/import/mapping.ts';
import type { UnknownText } from '../../../db/domain/import-answers.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { changeMapping } from './import-store.ts';
import { MeaningInput } from './MeaningInput.tsx';
import { withMeaning } from './mapping-edits.ts';

/** Names that are asked about at once on the page; the others follow. */
const mostShown = 20;

/** Texts that name nothing in the ledger: each is said once, by a suggestion or by looking it up. */
export function UnknownNames(props: {
  readonly mapping: Mapping;
  readonly unknown: readonly UnknownText[];
  readonly setup: FormSetup;
  /** Whether `unknown` is what is left after all that was said: a name still in it was explained by what cannot be. */
  readonly current: boolean;
  /** Where the focus goes when the last one was said. */
  readonly after: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation();
  const titleId = useId();
  const list = useRef<HTMLDivElement>(null);
  const { mapping, setup, after } = props;
  const isSaid = ({ field, text }: UnknownText): boolean =>
    mapping.meanings.some((one) => one.field === field && one.text.trim() === text.trim());
  const open = props.unknown.filter((one) => props.current || !isSaid(one));
  /** Index of the name that was said last; the focus goes to the one that takes its place. */
  const [said, setSaid] = useState<{ readonly at: number } | null>(null);
  useEffect(() => {
    if (said === null) return;
    const rows = list.current?.querySelectorAll('fieldset');
    const next =
      rows?.[Math.min(said.at, rows.length - 1)]?.querySelector<HTMLElement>('button, input, select');
    (next ?? after.current)?.focus();
  }, [said, after]);
  if (open.length === 0) return null;
  return (
    <section className="import-unknown" aria-labelledby={titleId}>
      <Title order={3} id={titleId}>
        {t('import.unknown')}
      </Title>
      <span className="quiet">{t('import.unknownHint')}</span>
      <div ref={list} className="unknown-names">
        {open.slice(0, mostShown).map((one, at) => (
          <UnknownName
            key={`${one.field} ${one.text}`}
            one={one}
            mapping={mapping}
            setup={setup}
            refused={isSaid(one)}
            onSay={(value) => {
              changeMapping((before) => withMeaning(before, { field: one.field, text: one.text, value }));
              setSaid({ at });
            }}
          />
        ))}
      </div>
    </section>
  );
}

function UnknownName(props: {
  readonly one: UnknownText;
  readonly mapping: Mapping;
  readonly setup: FormSetup;
  /** What was said of it does not fit. */
  readonly refused: boolean;
  readonly onSay: (value: string) => void;
}) {
  const { t } = useTranslation();
  const { one, mapping, setup, refused, onSay } = props;
  const field = fieldLabel(currentLanguage(), mapping.type, one.field);
  const words = t('import.unknownRows', { field, text: one.text, count: one.rows });
  return (
    <fieldset aria-label={words}>
      <span className="unknown-words">{words}</span>
      {refused ? <span className="unknown-refused">{t('import.unfit')}</span> : null}
      <span className="unknown-suggestions">
        {one.suggestions.map(({ value, label }) => (
          <Button key={value} size="compact-sm" variant="light" onClick={() => onSay(value)}>
            {t('import.suggested', { name: label })}
          </Button>
        ))}
      </span>
      <span className="meaning-input">
        <MeaningInput label={words} type={mapping.type} name={one.field} setup={setup} onChoose={onSay} />
      </span>
    </fieldset>
  );
}
