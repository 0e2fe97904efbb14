import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnclaveList, ListedAccount, ListedEnclave } from '../../../db/domain/answers.ts';
import { area, formatArea } from '../../../db/domain/area-size.ts';
import { daysBetween, type IsoDate } from '../../../db/domain/dates.ts';
import { fieldLabel, localeOf, optionLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { formatMoney } from '../../../db/domain/money.ts';
import type { OptionOf } from '../../../db/domain/options.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { HistoryDialog } from '../../ui/records/HistoryDialog.tsx';
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
export function EnclaveTable(props: {
  readonly list: EnclaveList;
  /** Those that are looked at. */
  readonly enclaves: readonly ListedEnclave[];
}) {
  const { t } = useTranslation();
  const { list, enclaves } = props;
  const { money_unit: moneyUnit, today } = useSession();
  const [looked, setLooked] = useState<string | null>(null);
  const language = currentLanguage();
  const { forms } = localeOf(language);
  const unit = unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元');
  const lines = enclaves.flatMap((listed): Line[] =>
    listed.accounts.length === 0
      ? [{ listed, account: null, isFirst: true }]
      : listed.accounts.map((account, index) => ({ listed, account, isFirst: index === 0 })),
  );
  const ofEnclave =
    (show: (listed: ListedEnclave) => ReactNode) =>
    ({ listed, isFirst }: Line): ReactNode =>
      isFirst ? show(listed) : null;
  const amount =
    (of: 'agreed' | 'received' | 'arrears') =>
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
      show: ofEnclave(({ enclave }) => (
        <>
          {enclave.kind === null ? '—' : optionLabel(language, 'enclaveKind', String(enclave.kind))}
          <span className="second-line">
            {enclave.land_mode === null ? null : optionLabel(language, 'landMode', String(enclave.land_mode))}
          </span>
        </>
      )),
    },
    {
      key: 'stage',
      label: t('enclave.stage'),
      show: ofEnclave(({ stage }) => <Stage stage={stage} today={today} />),
    },
    {
      key: 'host',
      label: `${t('enclave.host')} · ${t('enclave.area')}`,
      show: ofEnclave(({ host_name, enclave }) => (
        <>
          {host_name ?? '—'}
          <Areas enclave={enclave} />
        </>
      )),
    },
    {
      key: 'home',
      label: `${t('enclave.homeCounty')} · ${t('enclave.open')}`,
      show: ({ listed, account }) => (
        <>
          {account === null ? (
            <span className="quiet">{t('enclave.noAccount')}</span>
          ) : (
            (list.area_names[account.home_county] ?? account.home_county)
          )}
          <span className="row-links second-line">
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
        </>
      ),
    },
    { key: 'agreed', label: t('enclave.agreed'), unit, align: 'end', show: amount('agreed') },
    { key: 'received', label: t('enclave.received'), unit, align: 'end', show: amount('received') },
    { key: 'arrears', label: t('enclave.arrears'), unit, align: 'end', show: amount('arrears') },
  ];
  return (
    <>
      <LedgerTable
        label={t('enclave.title')}
        columns={columns}
        rows={lines}
        rowKey={({ listed, account }) => `${listed.enclave.id} ${account?.home_county ?? ''}`}
        onHistory={({ listed }) => setLooked(listed.enclave.id)}
      />
      <p className="quiet table-hint">{t('enclave.listHint')}</p>
      {looked === null ? null : <HistoryDialog type="enclave" id={looked} onClose={() => setLooked(null)} />}
    </>
  );
}

/** Land of a park, floor space of a building; an enclave has one or both. */
function Areas({ enclave }: Pick<ListedEnclave, 'enclave'>): ReactNode {
  const language = currentLanguage();
  const sizes = [
    [enclave.planned_area_mu, '亩'],
    [enclave.floor_area_m2, 'm²'],
  ] as const;
  const texts = sizes.flatMap(([size, unit]) =>
    typeof size === 'number' ? [`${formatArea(area(size))} ${unitLabel(language, unit)}`] : [],
  );
  return texts.map((text) => (
    <span key={text} className="second-line area-line">
      {text}
    </span>
  ));
}

function Stage({ stage, today }: Pick<ListedEnclave, 'stage'> & { readonly today: IsoDate }) {
  const { t } = useTranslation();
  if (stage === null) return <span className="quiet">{t('enclave.noStage')}</span>;
  const label = optionLabel(currentLanguage(), 'stage', stage.stage satisfies OptionOf<'stage'>);
  const days = daysBetween(stage.date, today);
  return (
    <>
      {label}
      <span className="second-line">
        {days < 0 ? stage.date : t('enclave.since', { date: stage.date, count: days })}
      </span>
    </>
  );
}
