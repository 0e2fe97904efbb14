import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../db/domain/dates.ts';
import { FAR_FUTURE } from '../../../db/domain/dates.ts';
import { receiptNet } from '../../../db/domain/figures/receipts.ts';
import { periodContains } from '../../../db/domain/period.ts';
import type { AnyRecord, RecordOf } from '../../../db/domain/records/catalogue.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { newId } from '../../api/new-id.ts';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { AllocationEditor } from './AllocationEditor.tsx';
import type { AccountView } from './account-view.ts';
import { lineChanges } from './allocation-lines.ts';
import type { Target } from './page-types.ts';
import { ReceiptEffect } from './ReceiptEffect.tsx';
import { type ReceiptDraft, useReceiptDraft } from './receipt-draft.ts';
import { type ReceiptWish, receiptProposal } from './receipt-proposal.ts';
import { receiptColumns } from './return-columns.tsx';
import { linesText, writeLines } from './typed-lines.ts';

/** Receipts (到账明细), newest first, each with what it is set against (冲抵): both are saved in one transaction. */
export function ReceiptsSection(props: {
  readonly view: AccountView;
  readonly focus: Target | null;
  /** The receipt that is open; a new one by the id it will have, with what it is to be. */
  readonly opened: { readonly id: string | null; readonly change: (id: string | null) => void };
  readonly wishes: Map<string, ReceiptWish>;
}) {
  const { t } = useTranslation();
  const { view, opened, wishes } = props;
  const { ledger, account, context, setup } = view;
  const draftOf = useReceiptDraft(view);
  const rows = useMemo(
    () =>
      ledger
        .ofAccount('receipt', account)
        .toSorted((a, b) => (order(a) > order(b) ? -1 : 1)) as readonly unknown[] as readonly AnyRecord[],
    [ledger, account],
  );
  const hasDues = ledger.ofAccount('due', account).length > 0;
  const reverse = (id: string): void => {
    const fresh = newId();
    wishes.set(fresh, { reverses: id });
    opened.change(fresh);
  };
  return (
    <RecordSection
      type="receipt"
      title={t('return.sections.receipts')}
      rows={rows}
      setup={setup}
      fixed={account as unknown as Readonly<Record<string, string>>}
      scope={`${account.enclave_id}/${account.home_county}`}
      emptyHint={t(hasDues ? 'return.hints.receipts' : 'return.hints.receiptsNoDues')}
      columns={receiptColumns(view, rows, opened.id !== null, t)}
      rowClass={({ date }) =>
        date !== null && periodContains(context.period, date as IsoDate) ? 'of-period' : undefined
      }
      propose={(_values, id) => receiptProposal(view, wishes.get(id) ?? null)}
      judge={(candidate, id, typed) =>
        draftOf(id, candidate, typed).violations.filter(
          ({ recordType, recordId }) => recordType === 'receipt' && recordId === id,
        )
      }
      focus={props.focus}
      opened={opened}
      formExtras={(_record, id, candidate, beside) => {
        const draft = draftOf(id, candidate, beside.typed);
        return (
          <>
            <AllocationEditor
              view={view}
              draft={draft}
              beside={beside}
              violations={draft.violations.filter((violation) => isOfLines(draft, violation))}
            />
            <ReceiptEffect view={view} draft={draft} />
          </>
        );
      }}
      alongside={(_record, id, typed, candidate) => {
        const { allocations, lines } = draftOf(id, candidate, typed);
        const { changes, unread } = lineChanges(id, allocations.rows, lines);
        const rest = writeLines(unread, setup.moneyUnit);
        return { changes, rest: rest === '' ? {} : { [linesText]: rest } };
      }}
      formActions={(record) =>
        record !== null && canReverse(view, record as unknown as RecordOf<'receipt'>) ? (
          <Button variant="default" onClick={() => reverse(record.id)}>
            {t('return.reverse')}
          </Button>
        ) : null
      }
    />
  );
}

const order = (row: { date: string | null; id: string }): string => `${row.date ?? '9999'}/${row.id}`;

/** Whether anything is left of a receipt that can be taken back. */
function canReverse({ ledger }: AccountView, receipt: RecordOf<'receipt'>): boolean {
  if (receipt.reverses_id !== null || receipt.opening === true) return false;
  return (receiptNet(ledger, receipt, FAR_FUTURE) ?? 0) > 0;
}

/** Whether a rule speaks of a line of the receipt, or says that one of its dues is settled beyond what was agreed. */
function isOfLines({ allocations }: ReceiptDraft, { rule, recordType, recordId }: Violation): boolean {
  return allocations.rows.some(({ key, due, amountText }) => {
    if (recordType === 'allocation') return recordId === key;
    return rule === 'H40' && recordType === 'due' && recordId === due.id && amountText !== '';
  });
}
