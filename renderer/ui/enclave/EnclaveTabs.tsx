import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';

const pages = [
  { to: '/enclaves/$enclaveId', form: 'enclave' },
  { to: '/enclaves/$enclaveId/contributions', form: 'contribution' },
  { to: '/enclaves/$enclaveId/return', form: 'return' },
  { to: '/enclaves/$enclaveId/distribution', form: 'distribution' },
] as const;

/** The pages of one enclave; going to another one keeps the home county. */
export function EnclaveTabs(props: { readonly enclaveId: string; readonly county: string }) {
  const { t } = useTranslation();
  const { forms } = localeOf(currentLanguage());
  return (
    <nav className="enclave-tabs" aria-label={t('enclaveHead.pages')}>
      {pages.map(({ to, form }) => (
        <Link
          key={to}
          to={to}
          params={{ enclaveId: props.enclaveId }}
          search={{ county: props.county }}
          className="enclave-tab"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {forms[form].short}
        </Link>
      ))}
    </nav>
  );
}
