import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mapping, Meaning } from '../../../db/domain/import/mapping.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { findField, isRecordType } from '../../../db/domain/records/catalogue.ts';
import { useAreaNames } from '../../api/queries.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { changeMapping } from './import-store.ts';
import { askingFigures, withoutMeaning } from './mapping-edits.ts';

/**
 * What was answered here, or when such a table was taken in before, and stands nowhere else on the page: each is asked again
 * until it is applied.
 */
export function Answered(props: {
  readonly mapping: Mapping;
  readonly setup: FormSetup;
  /** Where the focus goes when an answer was taken back. */
  readonly after: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation();
  const { mapping, setup, after } = props;
  const { meanings, type } = mapping;
  const kindOf = ({ field }: Meaning) => findField(type, field);
  const codes = meanings.filter((one) => kindOf(one)?.kind === 'areaCode').map(({ value }) => value);
  const areas = useAreaNames(codes);
  const nameOf = (one: Meaning): string => {
    const { value } = one;
    if (value === '') return t('import.blank');
    const { kind, target = '', options } = kindOf(one) ?? {};
    if (kind === 'reference' && isRecordType(target)) return setup.references.typed(target, value);
    if (kind === 'areaCode') return areas[value] === undefined ? value : `${areas[value]} ${value}`;
    if (kind === 'industryCode') return setup.industries.name(value) ?? value;
    return options === undefined ? value : optionLabel(setup.language, options, value);
  };
  const change = (back: (mapping: Mapping) => Mapping): void => {
    changeMapping(back);
    after.current?.focus();
  };
  const leaves = mapping.figures === 'none';
  const count = meanings.length + (leaves ? 1 : 0);
  if (count === 0) return null;
  return (
    <Fold title={t('import.answered', { count })}>
      <ul className="import-meanings">
        {leaves ? (
          <li>
            {t('import.figuresLeft')}
            <Change text={t('import.figuresLeft')} onChange={() => change(askingFigures)} />
          </li>
        ) : null}
        {meanings.map((one) => (
          <li key={`${one.field} ${one.text}`}>
            {t('import.means', { text: one.text, name: nameOf(one) })}
            <Change text={one.text} onChange={() => change((before) => withoutMeaning(before, one))} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Change({ text, onChange }: { readonly text: string; readonly onChange: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={t('import.changeAnswer', { text })}
      onClick={onChange}
    >
      {t('import.change')}
    </Button>
  );
}
