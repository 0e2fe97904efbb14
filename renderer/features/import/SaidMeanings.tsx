import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Mapping, Meaning } from '../../../db/domain/import/mapping.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { findField, isRecordType } from '../../../db/domain/records/catalogue.ts';
import { useAreaNames } from '../../api/queries.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { changeMapping } from './import-store.ts';
import { withoutMeaning } from './mapping-edits.ts';

/** What the sheet's names mean, as it was said here or when such a table was taken in before; each can be taken back. */
export function SaidMeanings({ mapping, setup }: { readonly mapping: Mapping; readonly setup: FormSetup }) {
  const { t } = useTranslation();
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
  if (meanings.length === 0) return null;
  return (
    <Fold title={t('import.meanings', { count: meanings.length })}>
      <ul className="import-meanings">
        {meanings.map((one) => (
          <li key={`${one.field} ${one.text}`}>
            {t('import.means', { text: one.text, name: nameOf(one) })}
            <CloseButton
              size="xs"
              aria-label={t('import.forget', { text: one.text })}
              onClick={() => changeMapping((before) => withoutMeaning(before, one))}
            />
          </li>
        ))}
      </ul>
    </Fold>
  );
}
