import { FAR_FUTURE } from '../../../db/domain/dates.ts';
import { receiptNet } from '../../../db/domain/figures/receipts.ts';
import { negateFen } from '../../../db/domain/money.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import type { AccountView } from './account-view.ts';

/** What a new receipt is to be: the reversal of another one, money from before first use, or a payment. */
export type ReceiptWish = { readonly reverses: string } | 'opening' | null;

/** What a new receipt starts with: who pays and gets what, as last time; kind and beneficiary of the dues. */
export function receiptProposal(view: AccountView, wish: ReceiptWish): Values {
  const { ledger, account } = view;
  if (wish !== null && wish !== 'opening') {
    const reversed = ledger.get('receipt', wish.reverses);
    if (reversed !== undefined) return reversalOf(view, reversed);
  }
  const last = latest(ledger.ofAccount('receipt', account));
  const due = ledger.ofAccount('due', account).at(-1);
  return {
    return_kind: last?.return_kind ?? due?.return_kind ?? null,
    beneficiary: last?.beneficiary ?? due?.beneficiary ?? 'village',
    settle: 'bankTransfer',
    payer: last?.payer ?? null,
    receiver: last?.receiver ?? null,
    ...(wish === 'opening' ? { opening: true } : {}),
  };
}

/** The same payment with what is left of it taken back; when and why is for the officer to say. */
function reversalOf({ ledger }: AccountView, reversed: RecordOf<'receipt'>): Values {
  const { return_kind, beneficiary, settle, payer, receiver } = reversed;
  const net = receiptNet(ledger, reversed, FAR_FUTURE);
  return {
    return_kind,
    beneficiary,
    settle,
    payer,
    receiver,
    reverses_id: reversed.id,
    amount: net === null ? null : negateFen(net),
  };
}

/** The payment that came last; reversals are no example for the next one. */
function latest(receipts: readonly RecordOf<'receipt'>[]): RecordOf<'receipt'> | undefined {
  return receipts
    .filter(({ reverses_id, opening }) => reverses_id === null && opening !== true)
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
    .at(-1);
}
