import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Pool, pool } from '../../../db/domain/figures/pool.ts';
import type { AccountKey, Ledger } from '../../../db/domain/ledger.ts';
import { unitLabel } from '../../../db/domain/locale/locale.ts';
import { formatMoney } from '../../../db/domain/money.ts';
import {
  formatPeriod,
  type Period,
  periodEnd,
  periodStart,
  previousPeriod,
} from '../../../db/domain/period.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';

/** The pool's identity (model §2.7) in its order: each figure with the sign by which it enters the close. */
const parts = [
  { key: 'open', sign: '' },
  { key: 'received', sign: '+' },
  { key: 'advanced', sign: '+' },
  { key: 'distributed', sign: '−' },
  { key: 'uses', sign: '−' },
  { key: 'close', sign: '=' },
] as const satisfies readonly { readonly key: keyof Pool; readonly sign: string }[];

/** The pool of the period, always in sight: how the close comes about, with the period before greyed under it. */
export const PoolStrip = memo(function PoolStrip(props: {
  readonly ledger: Ledger;
  readonly account: AccountKey;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { period, money_unit } = useSession();
  const { ledger, account } = props;
  const poolOf = (of: Period): Pool => pool(ledger, account, periodStart(of), periodEnd(of));
  // biome-ignore lint/correctness/useExhaustiveDependencies: poolOf is made of the ledger and the account.
  const [now, before] = useMemo(
    () => [poolOf(period), poolOf(previousPeriod(period))] as const,
    [ledger, account, period],
  );
  const money = (figure: Pool, key: (typeof parts)[number]['key']): string =>
    formatMoney(figure[key], money_unit, { full: true });
  const unit = unitLabel(language, money_unit === 'yuan' ? '元' : '万元');
  const last = formatPeriod(previousPeriod(period), language);
  return (
    <section
      className="pool-strip"
      aria-label={t('distribution.pool.label', { period: formatPeriod(period, language) })}
    >
      <dl className="figures">
        {parts.map(({ key, sign }) => (
          <div key={key} className={key === 'close' ? 'pool-close' : undefined}>
            <dt>
              <span aria-hidden="true" className="pool-sign">
                {sign}
              </span>
              {t(`distribution.pool.${key}`)}
            </dt>
            <dd className={now[key] < 0 ? 'negative' : undefined}>
              {money(now, key)} <span className="unit">{unit}</span>
            </dd>
            <dd className="beside" title={last}>
              <span className="visually-hidden">{last} </span>
              {key === 'open' ? <span aria-hidden="true">{t('form.lastPeriod')} </span> : null}
              {money(before, key)}
            </dd>
          </div>
        ))}
      </dl>
      {now.close < 0 ? (
        <p className="pool-note negative">
          {t('distribution.pool.short', { amount: formatMoney(now.close, money_unit, { full: true }), unit })}
        </p>
      ) : null}
      {now.incomplete.length === 0 ? null : (
        <p className="pool-note">{t('distribution.pool.incomplete', { count: now.incomplete.length })}</p>
      )}
    </section>
  );
});
