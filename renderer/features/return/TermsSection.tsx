import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/domain/dates.ts';
import type { AnyRecord, RecordOf } from '../../../db/domain/records/catalogue.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { judgeRecord, withTyped } from '../../ui/violations/judge.ts';
import type { AccountView } from './account-view.ts';
import type { Target } from './page-types.ts';

/** Return terms (收益条款) in their dated versions, newest first: the account's own and those of the whole enclave. */
export function TermsSection(props: {
  readonly view: AccountView;
  readonly counties: readonly string[];
  readonly focus: Target | null;
}) {
  const { t } = useTranslation();
  const { view, counties } = props;
  const { ledger, account, context, setup } = view;
  const rows = ledger
    .where('terms', 'enclave_id', account.enclave_id)
    .filter(({ home_county }) => home_county === null || home_county === account.home_county)
    .toSorted((a, b) => ((a.valid_from ?? '9') > (b.valid_from ?? '9') ? -1 : 1));
  return (
    <RecordSection
      type="terms"
      title={t('return.sections.terms')}
      rows={rows as readonly unknown[] as readonly AnyRecord[]}
      setup={setup}
      fixed={{ enclave_id: account.enclave_id }}
      scope={account.enclave_id}
      emptyHint={t('return.hints.terms')}
      propose={(values, id) => {
        const start = ledger.get('terms', id) === undefined ? startOf(view, counties, rows[0]) : {};
        const from = values.valid_from ?? start.valid_from ?? null;
        return { ...start, accrual_start: from, year_basis: 'actual' };
      }}
      judge={(candidate, id) => judgeRecord(withTyped(ledger, 'terms', id, candidate), context, 'terms', id)}
      focus={props.focus}
      {...(counties.length > 1 ? {} : { leftOut: ['home_county'] })}
    />
  );
}

/** What a new version starts with: it follows the last one; with one home county the terms are its own. */
function startOf(
  { account }: AccountView,
  counties: readonly string[],
  last: RecordOf<'terms'> | undefined,
): Values {
  return {
    home_county: counties.length > 1 ? null : account.home_county,
    mode: last?.mode ?? null,
    due_months: last?.due_months ?? null,
    ...(last?.valid_to == null ? {} : { valid_from: addDays(last.valid_to, 1) }),
  };
}
