import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnclaveList, ListedAccount, ListedEnclave } from '../../../db/domain/answers.ts';
import { fieldLabel, localeOf, optionLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { formatMoney } from '../../../db/domain/money.ts';
import type { OptionOf } from '../../../db/domain/options.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';

/** One line: an enclave × home county; of an enclave with several the later ones leave its own cells blank. */
interface Line {
  readonly listed: ListedEnclave;
  readonly account: ListedAccount | null;
  readonly isFirst: boolean;
}

const pages = [
  { to: '/enclaves/$enclaveId/return', form: 'return' },
  { to: '/enclaves/$enclaveId/distribution', form: 'distribution' },
  { to: '/enclaves/$enclaveId/contributions', form: 'contribution' },
] as const;

/** The unit's enclaves, an account a line, with the ways into each. */
export function EnclaveTable({ list }: { readonly list: EnclaveList }) {
  const { t } = useTranslation();
  const { money_unit: moneyUnit } = useSession();
  const language = currentLanguage();
  const { forms } = localeOf(language);
  const unit = unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元');
  const lines = list.enclaves.flatMap((listed): Line[] =>
    listed.accounts.length === 0
      ? [{ listed, account: null, isFirst: true }]
      : listed.accounts.map((account, index) => ({ listed, account, isFirst: index === 0 })),
  );
  const ofEnclave =
    (show: (listed: ListedEnclave) => ReactNode) =>
    ({ listed, isFirst }: Line): ReactNode =>
      isFirst ? show(listed) : null;
  const amount =
    (of: 'received' | 'arrears') =>
    (line: Line): ReactNode => {
      const { account } = line;
      if (account === null) return null;
      const text = formatMoney(account[of], moneyUnit);
      if (!account.incomplete) return text;
      return (
        <span title={t('enclave.incomplete')}>
          {text} <span aria-hidden="true">?</span>
          <span className="visually-hidden">{t('enclave.incomplete')}</span>
        </span>
      );
    };
  const columns: readonly TableColumn<Line>[] = [
    {
      key: 'name',
      label: t('enclave.name'),
      show: ofEnclave(({ enclave }) => (
        <>
          <Link to="/enclaves/$enclaveId" params={{ enclaveId: enclave.id }} className="table-link">
            {enclave.name ?? enclave.enclave_code ?? '—'}
          </Link>
          {enclave.name === null || enclave.enclave_code === null ? null : (
            <span className="second-line">{enclave.enclave_code}</span>
          )}
        </>
      )),
    },
    {
      key: 'kind',
      label: fieldLabel(language, 'enclave', 'kind'),
      show: ofEnclave(({ enclave }) =>
        enclave.kind === null ? '—' : optionLabel(language, 'enclaveKind', String(enclave.kind)),
      ),
    },
    {
      key: 'stage',
      label: t('enclave.stage'),
      show: ofEnclave(({ stage }) => <Stage stage={stage} />),
    },
    {
      key: 'host',
      label: t('enclave.host'),
      show: ofEnclave(({ host_name }) => host_name ?? '—'),
    },
    {
      key: 'home',
      label: t('enclave.homeCounty'),
      show: ({ account }) =>
        account === null ? (
          <span className="quiet">{t('enclave.noAccount')}</span>
        ) : (
          (list.area_names[account.home_county] ?? account.home_county)
        ),
    },
    { key: 'received', label: t('enclave.received'), unit, align: 'end', show: amount('received') },
    { key: 'arrears', label: t('enclave.arrears'), unit, align: 'end', show: amount('arrears') },
    {
      key: 'open',
      label: t('enclave.open'),
      show: ({ listed, account }) => (
        <span className="row-links">
          {pages.map(({ to, form }) => (
            <Link
              key={to}
              to={to}
              params={{ enclaveId: listed.enclave.id }}
              search={account === null ? {} : { county: account.home_county }}
              className="table-link"
            >
              {forms[form].short}
            </Link>
          ))}
        </span>
      ),
    },
  ];
  return (
    <LedgerTable
      label={t('enclave.title')}
      columns={columns}
      rows={lines}
      rowKey={({ listed, account }) => `${listed.enclave.id} ${account?.home_county ?? ''}`}
    />
  );
}

function Stage({ stage }: Pick<ListedEnclave, 'stage'>) {
  const { t } = useTranslation();
  if (stage === null) return <span className="quiet">{t('enclave.noStage')}</span>;
  const label = optionLabel(currentLanguage(), 'stage', stage.stage satisfies OptionOf<'stage'>);
  return (
    <>
      {label}
      <span className="second-line">{stage.date}</span>
    </>
  );
}
