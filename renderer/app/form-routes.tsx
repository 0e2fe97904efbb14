import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../db/domain/locale/locale.ts';
import { type FormId, optionSets } from '../../db/domain/options.ts';
import { FormPage } from '../features/forms/FormPage.tsx';
import { provinceTypes, registerTypes, thresholdTypes, typesOfForm } from '../features/forms/form-types.ts';
import { KnownPairings } from '../features/forms/KnownPairings.tsx';
import { currentLanguage } from '../locale/setup.ts';

const isForm = (name: string): name is FormId => (optionSets.form as readonly string[]).includes(name);

/** Page of the form that the address names. */
export function FormRoute() {
  const { form = '' } = useParams({ strict: false });
  if (!isForm(form)) return null;
  const { short, replaces } = localeOf(currentLanguage()).forms[form];
  return <FormPage key={form} title={short} about={replaces} types={typesOfForm(form)} />;
}

/** Page of the registers that belong to no form: counties, hosts, pairings. */
export function RegistersRoute() {
  const { t } = useTranslation();
  return (
    <>
      <FormPage title={t('forms.registers')} about={t('forms.registersAbout')} types={registerTypes} />
      <KnownPairings />
    </>
  );
}

/** Page of the thresholds of the soft rules: what was in force from when, and what is. */
export function ThresholdsRoute() {
  const { t } = useTranslation();
  return <FormPage title={t('forms.thresholds')} about={t('forms.thresholdsAbout')} types={thresholdTypes} />;
}

/** Page of the obligations and extensions. */
export function ObligationsRoute() {
  return <ProvinceForms page="obligations" />;
}

/** Page of the enclave codes and the keys that are trusted. */
export function ProvinceCodesRoute() {
  return <ProvinceForms page="codes" />;
}

/** Page of the heads of all forms. */
export function FormHeadsRoute() {
  return <ProvinceForms page="heads" />;
}

function ProvinceForms({ page }: { readonly page: keyof typeof provinceTypes }) {
  const { t } = useTranslation();
  return (
    <FormPage title={t(`province.${page}`)} about={t(`province.${page}About`)} types={provinceTypes[page]} />
  );
}
