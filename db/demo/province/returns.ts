import { addDays, type IsoDate, isoDate } from '../../domain/dates.ts';
import { proposeDue } from '../../domain/figures/propose-due.ts';
import type { AccountKey } from '../../domain/ledger.ts';
import { type Fen, fen, ratioHalfUp, subtractFen } from '../../domain/money.ts';
import { percent } from '../../domain/percent.ts';
import type { ValuesOf } from '../../domain/records/catalogue.ts';
import { type Desk, documentNo } from './desk.ts';
import type { MadeEnclave } from './enclaves.ts';
import { wanYuan } from './entries.ts';
import { firmName } from './names.ts';
import type { ReturnPlan } from './return-plan.ts';
import { provinceYear } from './targets.ts';

/** Money that came into a pool, to be distributed. */
export interface MadeReceipt {
  readonly date: IsoDate;
  readonly amount: Fen;
}

/** A due that an explanation is written for: a part of it is still open. */
export interface OpenDue {
  readonly id: string;
}

/** What an enclave's return came to: receipts in the order of their dates, and the dues that were paid short. */
export interface MadeReturns {
  readonly receipts: readonly MadeReceipt[];
  readonly short: readonly OpenDue[];
}

/** Terms, opening balance, dues, receipts and allocations of an enclave that works. */
export function addReturns(desk: Desk, enclave: MadeEnclave): MadeReturns {
  const nothing = { receipts: [], short: [] };
  if (enclave.plan.state !== 'working') return nothing;
  const account = { enclave_id: enclave.id, home_county: desk.plan.area_code };
  if (enclave.plan.returns === null) {
    addOtherReturn(desk, enclave, account);
    return nothing;
  }
  const { returns } = enclave.plan;
  addTerms(desk, account, returns);
  if (returns.opening) addOpening(desk, account, returns);
  return addInstalments(desk, enclave, account, returns);
}

function addTerms({ entries, plan }: Desk, account: AccountKey, returns: ReturnPlan): void {
  const start = isoDate(returns.opening ? '2020-01-01' : '2021-01-01');
  const yearly = wanYuan(returns.agreed);
  const amounts: Partial<ValuesOf<'terms'>> = {
    fixedRate: { rate_pct: percent(returns.rate) },
    fixedAmount: { fixed_amount: yearly },
    // Below what is agreed in the year, as it should be.
    guaranteedFloor: { floor_amount: wanYuan(Math.floor((returns.agreed * 9) / 10)) },
  }[returns.mode];
  entries.add('terms', {
    enclave_id: account.enclave_id,
    home_county: plan.area_code,
    valid_from: start,
    valid_to: isoDate('2029-12-31'),
    mode: returns.mode,
    ...amounts,
    accrual_start: start,
    year_basis: 'actual',
    due_months: returns.dueMonths,
    accrues_before_delivery: false,
  });
}

const kindOf = ({ mode }: ReturnPlan) => (mode === 'guaranteedFloor' ? 'guaranteed' : 'fixed');

/** What the year before brought: all of it distributed. */
function addOpening({ entries }: Desk, account: AccountKey, returns: ReturnPlan): void {
  const received = wanYuan(returns.agreed - returns.arrears);
  const opening_balance_id = entries.add('opening_balance', {
    ...account,
    as_of: isoDate('2020-12-31'),
    distributed_cum: received,
    pool_balance: fen(0),
  });
  entries.add('opening_received', {
    opening_balance_id,
    return_kind: kindOf(returns),
    beneficiary: 'village',
    received_cum: received,
  });
}

function addInstalments(
  desk: Desk,
  enclave: MadeEnclave,
  account: AccountKey,
  returns: ReturnPlan,
): MadeReturns {
  const receiver = firmName(desk.random, desk.plan.short, '强村发展');
  const receipts: MadeReceipt[] = [];
  const short: OpenDue[] = [];
  if (returns.arrears > 0) {
    const due = addOpeningDue(desk, account, returns);
    const amount = wanYuan(returns.arrears);
    receipts.push(
      pay(desk, enclave, account, { due, amount, date: isoDate('2021-03-18'), receiver, returns }),
    );
  }
  const instalments = returns.dueMonths === '12' ? [1] : [1, 2];
  for (const instalment of instalments) {
    const { id, values } = addDue(desk, account, returns, instalment);
    const last = instalment === instalments.length;
    const agreed = values.agreed ?? fen(0);
    const open = last && returns.conduct === 'short' ? wanYuan(returns.agreed - returns.received) : fen(0);
    if (open > 0) short.push({ id });
    const date = paidOn(desk, returns, instalment, values.due_date ?? isoDate(`${provinceYear}-12-31`));
    const amount = subtractFen(agreed, open);
    receipts.push(pay(desk, enclave, account, { due: id, amount, date, receiver, returns }));
  }
  return { receipts, short };
}

/** Arrears at first use: their amount is what was outstanding (model §2.0). */
function addOpeningDue({ entries }: Desk, account: AccountKey, returns: ReturnPlan): string {
  return entries.add('due', {
    ...account,
    year: provinceYear - 1,
    instalment: 1,
    return_kind: kindOf(returns),
    beneficiary: 'village',
    agreed: wanYuan(returns.arrears),
    due_date: isoDate('2020-12-31'),
    opening: true,
  });
}

/** A due with the values that the app proposes; above a guaranteed floor the agreed amount is typed. */
function addDue(
  { entries }: Desk,
  account: AccountKey,
  returns: ReturnPlan,
  instalment: number,
): { readonly id: string; readonly values: Partial<ValuesOf<'due'>> } {
  const proposed = proposeDue(entries.ledger(), account, provinceYear, instalment);
  const share = proposed.agreed ?? fen(0);
  const floor = wanYuan(Math.floor((returns.agreed * 9) / 10));
  const agreed =
    returns.mode === 'guaranteedFloor' && floor > 0
      ? fen(ratioHalfUp(BigInt(share) * BigInt(wanYuan(returns.agreed)), BigInt(floor)))
      : share;
  const values = { ...proposed, agreed };
  return { id: entries.add('due', values), values };
}

function paidOn({ random }: Desk, returns: ReturnPlan, instalment: number, dueDate: IsoDate): IsoDate {
  if (returns.conduct === 'late' && instalment === 1) return addDays(dueDate, random.integer(20, 80));
  return addDays(dueDate, -random.integer(10, 20));
}

interface Payment {
  readonly due: string;
  readonly amount: Fen;
  readonly date: IsoDate;
  readonly receiver: string;
  readonly returns: ReturnPlan;
}

function pay(
  desk: Desk,
  enclave: MadeEnclave,
  account: AccountKey,
  { due, amount, date, receiver, returns }: Payment,
): MadeReceipt {
  const receipt_id = desk.entries.add('receipt', {
    ...account,
    date,
    return_kind: kindOf(returns),
    beneficiary: 'village',
    amount,
    settle: 'bankTransfer',
    payer: enclave.vehicle,
    receiver,
    document_no: `演示回单${date.replaceAll('-', '')}-01`,
  });
  desk.entries.add('allocation', { receipt_id, due_id: due, date, amount });
  return { date, amount };
}

/** The year's tax share of an industrial enclave and the rent of a sci-tech one: neither comes into a pool. */
function addOtherReturn(desk: Desk, enclave: MadeEnclave, account: AccountKey): void {
  const { entries, random, plan } = desk;
  const industrial = enclave.plan.kind === 'industrial';
  const amount = wanYuan(random.integer(80, 400));
  const parties = industrial
    ? ({ return_kind: 'taxShare', beneficiary: 'countyTreasury' } as const)
    : ({ return_kind: 'rent', beneficiary: 'stateCompany' } as const);
  const due_id = entries.add('due', {
    ...account,
    ...parties,
    year: provinceYear,
    instalment: 1,
    agreed: amount,
    due_date: isoDate(`${provinceYear}-11-30`),
  });
  const date = isoDate(`${provinceYear}-11-22`);
  const receipt_id = entries.add('receipt', {
    ...account,
    ...parties,
    date,
    amount,
    settle: 'bankTransfer',
    payer: enclave.vehicle,
    receiver: industrial ? `${plan.name}财政局` : firmName(random, plan.short, '国有资产'),
    document_no: documentNo(desk, '回单', provinceYear, 9),
  });
  entries.add('allocation', { receipt_id, due_id, date, amount });
}
