import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AccountKey, accountKeyText, type Ledger } from '../../../db/domain/ledger.ts';
import { fieldLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import type { MergedAccount, MergerInput, MergerPlan, MergerRefusal } from '../../../db/domain/merger.ts';
import { formatMoney, sumFen } from '../../../db/domain/money.ts';
import { formatPercent } from '../../../db/domain/percent.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { LedgerTable } from '../../ui/table/LedgerTable.tsx';

/** What stands in the way of these is that something is not filled in yet: said quietly. */
const unfilled: ReadonlySet<MergerRefusal['why']> = new Set(['noDate', 'noOld', 'noNew', 'codeMissing']);

/** What a merger will do, before it is done; or why it cannot be. */
export function MergerPreview(props: {
  readonly plan: MergerPlan;
  readonly input: MergerInput;
  readonly ledger: Ledger;
  readonly setup: FormSetup;
}) {
  const { t } = useTranslation();
  const { plan, input, ledger, setup } = props;
  const { references, areas, moneyUnit, language } = setup;
  const money = (amount: MergedAccount['moved']): string => formatMoney(amount, moneyUnit, { full: true });
  const accountName = ({ enclave_id, home_county }: AccountKey): string => {
    const enclave = ledger.get('enclave', enclave_id);
    return `${enclave?.name ?? enclave?.enclave_code ?? ''} × ${areas.name(home_county) ?? home_county}`;
  };
  const words = (refusal: MergerRefusal): string => {
    const village = 'village' in refusal ? references.label('village', refusal.village) : '';
    const enclave = 'account' in refusal ? accountName(refusal.account) : '';
    const date = 'date' in refusal ? (refusal.date ?? '') : '';
    const year = 'year' in refusal ? refusal.year : '';
    return t(`merger.refusals.${refusal.why}`, { village, enclave, date, year });
  };
  const barring = plan.refusals.filter(({ why }) => !unfilled.has(why));
  const waiting = plan.refusals.filter(({ why }) => unfilled.has(why));
  if (barring.length > 0) {
    return (
      <Alert color="red" role="alert" title={t('merger.refused')}>
        <ul className="merger-refusals">
          {barring.map((refusal) => (
            <li key={JSON.stringify(refusal)}>{words(refusal)}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  if (waiting.length > 0)
    return (
      <Text size="sm" className="quiet" role="status">
        {t('merger.fillIn', { what: waiting.map(words).join(t('form.and')) })}
      </Text>
    );
  const unit = unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元');
  const into = input.entered?.name ?? input.entered?.village_code ?? label(setup, input.newVillage);
  return (
    <section className="merger-preview" aria-label={t('merger.preview')}>
      <strong>{t('merger.preview')}</strong>
      {plan.accounts.length === 0 ? (
        <Text size="sm">{t('merger.nothingMoves')}</Text>
      ) : (
        <LedgerTable
          label={t('merger.preview')}
          rows={plan.accounts}
          rowKey={({ account }) => accountKeyText(account)}
          columns={[
            { key: 'account', label: t('merger.account'), show: ({ account }) => accountName(account) },
            ...(input.oldVillages.length < 2
              ? []
              : [
                  {
                    key: 'from',
                    label: t('merger.from'),
                    show: ({ account }: MergedAccount) =>
                      plan.moves
                        .filter((move) => accountKeyText(move.account) === accountKeyText(account))
                        .map((move) => `${references.label('village', move.village)} ${money(move.amount)}`)
                        .join(t('form.and')),
                  },
                ]),
            {
              key: 'moved',
              label: t('merger.moved'),
              unit,
              align: 'end',
              show: ({ moved }) => money(moved),
            },
            {
              key: 'before',
              label: t('merger.before', { village: into }),
              unit,
              align: 'end',
              show: ({ before }) => money(before),
            },
            {
              key: 'after',
              label: t('merger.after'),
              unit,
              align: 'end',
              show: ({ after }) => money(after),
            },
            {
              key: 'share',
              label: fieldLabel(language, 'contribution', 'share_pct'),
              unit: '%',
              align: 'end',
              show: ({ share }) => (share === null ? '—' : formatPercent(share)),
            },
          ]}
          total={{
            account: t('merger.total'),
            moved: money(sumFen(plan.accounts.map(({ moved }) => moved))),
          }}
        />
      )}
      <ul className="merger-notes">
        <li>{t('merger.pairs', { date: input.date ?? '' })}</li>
        <li>{t('merger.kept', plan.kept)}</li>
        <li>{t('merger.fromThen', { village: into })}</li>
      </ul>
    </section>
  );
}

const label = ({ references }: FormSetup, id: string | null): string =>
  id === null ? '' : references.label('village', id);
