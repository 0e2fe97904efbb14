import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { accountFigures } from '../../../db/domain/figures/account-summary.ts';
import { entersPool } from '../../../db/domain/figures/pool.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { formatPeriod, periodContains } from '../../../db/domain/period.ts';
import type { AccountView } from './account-view.ts';
import type { ReceiptDraft } from './receipt-draft.ts';
import { type StripName, stripFigures } from './strip-figures.ts';

/** Figures that a receipt can change. */
const changing: readonly StripName[] = ['received', 'adjustment', 'sinceStart', 'arrears', 'prepaid', 'pool'];

/** What a receipt means for the pool, and which figures of the account change when it is saved. */
export function ReceiptEffect({ view, draft }: { readonly view: AccountView; readonly draft: ReceiptDraft }) {
  const { t } = useTranslation();
  const { summary, setup, context } = view;
  const { receipt, ledger } = draft;
  const after = useMemo(
    () => accountFigures(ledger, view.account, context.period),
    [ledger, view.account, context.period],
  );
  const changes = stripFigures
    .filter(({ name }) => changing.includes(name))
    .map((figure) => ({ name: figure.name, before: figure.of(summary), after: figure.of(after) }))
    .filter((change) => change.before !== change.after);
  const elsewhere = receipt.date !== null && !periodContains(context.period, receipt.date);
  const period = formatPeriod(context.period, setup.language);
  return (
    <div className="receipt-effect" role="note">
      <p>{poolWords()}</p>
      {receipt.settle !== 'converted' ? null : (
        <p>
          {t('return.effect.converted')}{' '}
          <Link
            to="/enclaves/$enclaveId/contributions"
            params={{ enclaveId: view.account.enclave_id }}
            search={{ county: view.account.home_county }}
          >
            {t('return.effect.toContributions')}
          </Link>
        </p>
      )}
      {elsewhere ? <p>{t('return.effect.otherPeriod', { date: receipt.date ?? '', period })}</p> : null}
      {changes.length === 0 ? null : (
        <ul aria-label={t('return.effect.label', { unit: view.unit })}>
          {changes.map(({ name, before, after: now }) => (
            <li key={name}>
              <span>{t(`return.figures.${name}`)}</span>{' '}
              <span className="figure">{`${view.money(before)} → ${view.money(now)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );

  function poolWords(): string {
    const { settle, beneficiary, opening } = receipt;
    if (opening === true) return t('return.effect.opening');
    if (settle === null || beneficiary === null) return t('return.effect.unknown');
    if (entersPool(receipt)) return t('return.effect.inPool');
    if (settle !== 'bankTransfer')
      return t('return.effect.notCash', { settle: optionLabel(setup.language, 'settle', settle) });
    const who = optionLabel(setup.language, 'beneficiary', beneficiary);
    return t('return.effect.notVillages', { beneficiary: who });
  }
}
