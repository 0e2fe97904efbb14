import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../../db/domain/dates.ts';
import { duesFallingDue } from '../../../db/domain/figures/dues.ts';
import { nextInstalment } from '../../../db/domain/figures/next-instalment.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { newId } from '../../api/new-id.ts';
import type { FormHandle } from '../../ui/forms/RecordForm.tsx';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { judgeRecord, withTyped } from '../../ui/violations/judge.ts';
import type { AccountView } from './account-view.ts';
import { type DueWish, dueProposal } from './due-proposal.ts';
import type { Target } from './page-types.ts';
import { dueColumns } from './return-columns.tsx';
import { useAltKey } from './use-alt-key.ts';
import { Waivers } from './Waivers.tsx';

/** Dues (应收期次), newest first: what is owed, what settled it and what is in arrears at the end of the period. */
export function DuesSection(props: {
  readonly view: AccountView;
  readonly focus: Target | null;
  readonly waiver: Target | null;
  /** The due that is open; a new one by the id it will have, with what it is to be. */
  readonly opened: { readonly id: string | null; readonly change: (id: string | null) => void };
  readonly wishes: Map<string, DueWish>;
}) {
  const { t } = useTranslation();
  const { view, opened, wishes } = props;
  const { ledger, account, context, setup, summary } = view;
  const form = useRef<FormHandle>(null);
  const [asking, setAsking] = useState(false);
  const rows = useMemo(
    () =>
      ledger
        .ofAccount('due', account)
        .toSorted((a, b) => (order(a) > order(b) ? -1 : 1)) as readonly unknown[] as readonly AnyRecord[],
    [ledger, account],
  );
  const next = useMemo(() => nextInstalment(ledger, account), [ledger, account]);

  /** Saves the open due, then opens the instalment after it. */
  const enterNext = async (): Promise<void> => {
    if (asking) return;
    setAsking(true);
    try {
      let after = next;
      if (opened.id !== null && form.current !== null) {
        const saved = await form.current.save();
        if (saved === null) return;
        after = nextInstalment(withTyped(ledger, 'due', saved.id, saved), account);
      }
      const id = newId();
      wishes.set(id, after);
      opened.change(id);
    } finally {
      setAsking(false);
    }
  };
  useAltKey('KeyN', () => void enterNext());

  const total = duesFallingDue(ledger, account, dateOf(1, 1, 1), summary.to, summary.to);
  return (
    <RecordSection
      type="due"
      title={t('return.sections.dues')}
      rows={rows}
      setup={setup}
      fixed={account as unknown as Readonly<Record<string, string>>}
      scope={`${account.enclave_id}/${account.home_county}`}
      emptyHint={t(next === null ? 'return.hints.duesNoTerms' : 'return.hints.dues')}
      columns={dueColumns(view, rows, opened.id !== null, t)}
      total={{
        name: t('return.columns.dueTotal', { date: summary.to }),
        agreed: view.money(total.agreed),
        guaranteed: view.money(total.guaranteed),
        allocated: view.money(total.allocated),
        waived: view.money(total.waived),
        arrears: view.money(total.outstanding),
      }}
      rowClass={(row) => (total.records.includes(row.id) && isOfPeriod(view, row) ? 'of-period' : undefined)}
      propose={(values, id, given) => dueProposal(view, values, given, wishes.get(id) ?? null)}
      judge={(candidate, id) => judgeRecord(withTyped(ledger, 'due', id, candidate), context, 'due', id)}
      focus={props.focus}
      opened={opened}
      form={form}
      actions={
        next === null ? null : (
          <Button size="xs" onClick={() => void enterNext()} loading={asking} aria-keyshortcuts="Alt+N">
            {t('return.nextInstalment', { ...next })}
          </Button>
        )
      }
      beneath={(record) =>
        record === null ? null : <Waivers view={view} dueId={record.id} focus={props.waiver} />
      }
    />
  );
}

const order = (due: {
  year: number | null;
  instalment: number | null;
  due_date: string | null;
  id: string;
}): string => `${due.due_date ?? '9999'}/${due.year ?? 9999}/${due.instalment ?? 99}/${due.id}`;

function isOfPeriod({ summary }: AccountView, { due_date }: AnyRecord): boolean {
  return typeof due_date === 'string' && summary.from <= due_date && due_date <= summary.to;
}
