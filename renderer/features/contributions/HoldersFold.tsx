import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../db/domain/dates.ts';
import { countiesOn, type HolderOn, holdersOn } from '../../../db/domain/figures/holders.ts';
import { isFoundIn } from '../../../db/domain/found-by-text.ts';
import type { AccountKey, Ledger } from '../../../db/domain/ledger.ts';
import { fieldLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney, sumFen } from '../../../db/domain/money.ts';
import { formatPercent, type Percent, percent, WHOLE_PERCENT } from '../../../db/domain/percent.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { holderName } from './holder-names.ts';

interface HoldersProps {
  readonly ledger: Ledger;
  readonly account: AccountKey;
  readonly on: IsoDate;
  readonly find: string;
  readonly setup: FormSetup;
}

/** Who holds what on a day, with the parts of the home county that add up to 100 %; folded until it is wanted. */
export function HoldersFold(props: HoldersProps) {
  const { t } = useTranslation();
  return (
    <Fold title={t('contribution.holdersOn', { date: props.on })} hint={t('contribution.holdersHint')}>
      <Counties {...props} />
      <Holders {...props} />
    </Fold>
  );
}

const share = (value: Percent | null): string =>
  value === null ? '—' : formatPercent(value, { full: true });

function useUnits(setup: FormSetup) {
  const { moneyUnit, language } = setup;
  return {
    money: (amount: Fen): string => formatMoney(amount, moneyUnit, { full: true }),
    unit: unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元'),
  };
}

function Holders({ ledger, account, on, find, setup }: HoldersProps) {
  const { t } = useTranslation();
  const { money, unit } = useUnits(setup);
  const { holders, total, capital } = useMemo(() => holdersOn(ledger, account, on), [ledger, account, on]);
  const shown = holders.filter(({ row }) => isFoundIn(find, [holderName(row, setup)]));
  const columns: readonly TableColumn<HolderOn>[] = [
    { key: 'holder', label: t('contribution.holder'), show: ({ row }) => holderName(row, setup) },
    {
      key: 'balance',
      label: fieldLabel(setup.language, 'contribution', 'balance'),
      unit,
      align: 'end',
      show: ({ balance }) => money(balance),
    },
    {
      key: 'within',
      label: t('contribution.within'),
      unit: '%',
      align: 'end',
      show: ({ within }) => share(within),
    },
    {
      key: 'share',
      label: fieldLabel(setup.language, 'contribution', 'share_pct'),
      unit: '%',
      align: 'end',
      show: (one) => share(one.share),
    },
  ];
  return (
    <LedgerTable
      label={t('contribution.holdersOn', { date: on })}
      columns={columns}
      rows={shown}
      rowKey={({ row }) => row.id}
      total={{
        holder: t('contribution.allHolders', { count: holders.length }),
        balance: money(total),
        within: total > 0 ? share(percent(WHOLE_PERCENT)) : '',
        share: share(capital),
      }}
    />
  );
}

/** The home counties of an enclave that several share. */
function Counties({ ledger, account, on, setup }: HoldersProps) {
  const { t } = useTranslation();
  const { money, unit } = useUnits(setup);
  const counties = countiesOn(ledger, account.enclave_id, on);
  if (counties.length < 2) return null;
  const capitals = counties.flatMap(({ capital }) => (capital === null ? [] : [capital]));
  return (
    <LedgerTable
      label={t('contribution.counties')}
      rows={counties}
      rowKey={({ home_county }) => home_county}
      columns={[
        {
          key: 'county',
          label: t('contribution.counties'),
          show: ({ home_county }) => setup.areas.name(home_county) ?? home_county,
        },
        {
          key: 'balance',
          label: fieldLabel(setup.language, 'contribution', 'balance'),
          unit,
          align: 'end',
          show: ({ balance }) => money(balance),
        },
        {
          key: 'share',
          label: fieldLabel(setup.language, 'enclave_party', 'capital_share_pct'),
          unit: '%',
          align: 'end',
          show: ({ capital }) => share(capital),
        },
      ]}
      total={{
        county: t('contribution.allCounties'),
        balance: money(sumFen(counties.map(({ balance }) => balance))),
        share: share(percent(capitals.reduce((sum, one) => sum + one, 0))),
      }}
    />
  );
}
