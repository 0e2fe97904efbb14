import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../db/domain/contract.ts';
import { importableTypes, importableTypesOf } from '../../../db/domain/import/importable.ts';
import { localeOf, typeLabel } from '../../../db/domain/locale/locale.ts';
import type { FormId } from '../../../db/domain/options.ts';
import { declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';

type What = CallInput<'templates.write'>['what'];

/** What a page is about: its form, or some types. */
export type TemplateOf = { readonly form: FormId } | { readonly types: readonly RecordType[] };

/** Something that can be written: what the page is about, its form with all its sheets, or everything. */
export interface Offer {
  readonly key: string;
  readonly label: string;
  readonly what: What;
  readonly types: readonly RecordType[];
}

/** What the page is about first; its type's form, where that has several sheets; everything last. */
export function useOffers(of: TemplateOf): readonly Offer[] {
  const { t } = useTranslation();
  const { department } = useSession();
  const language = currentLanguage();
  const ofForm = (form: FormId): Offer => {
    const types = importableTypesOf(form);
    const name = localeOf(language).forms[form].short;
    const count = types.length;
    const label = count > 1 ? t('templates.wholeForm', { form: name, count }) : name;
    return { key: form, label, what: { form }, types };
  };
  const ofTypes = (types: readonly RecordType[]): Offer => ({
    key: types.join(' '),
    label: types.map((type) => typeLabel(language, type)).join('、'),
    what: { types: [...types] },
    types,
  });
  const form = 'form' in of ? of.form : declarationOf(of.types[0] ?? 'village').form;
  const isOwn = form !== null && (department === null || department.forms.includes(form));
  const types = 'form' in of ? importableTypesOf(of.form) : of.types;
  const single = types.length > 1 ? types.map((type) => ofTypes([type])) : [];
  return [
    'form' in of ? ofForm(of.form) : ofTypes(of.types),
    ...single,
    ...('types' in of && isOwn && importableTypesOf(form).length > 1 ? [ofForm(form)] : []),
    { key: 'all', label: t('templates.all'), what: { all: true }, types: importableTypes },
  ];
}
