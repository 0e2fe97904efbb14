import type { ReturnRuleId } from '../../rules/return.ts';

/** Messages of the rules of dues and receipts. A part in square brackets is shown where its figures are given. */
export const returnRuleMessages: Readonly<Record<ReturnRuleId, string>> = {
  H31: '[Amount {positive} must be positive][Reversal {negative} must be negative][A reversal needs a reason (amount {reversal})][Reversals of {a} exceed the receipt of {b} by {d}][Allocation {line} of a reversal must be negative][Return kind of the reversal, {kind}, is not that of its receipt, {reversed_kind}][Beneficiary of the reversal, {beneficiary}, is not that of its receipt, {reversed_beneficiary}][Settlement of the reversal, {settle}, is not that of its receipt, {reversed_settle}][The reversal belongs to {account}, its receipt to {reversed_account}][Reversed on {date}, {days} days before the receipt of {received}]',
  H36: 'Duplicate instalment: {year} no. {instalment}, {kind}, for {beneficiary} is there already[; this one {a}, the other {b}, difference {d}]',
  S36: 'Due before delivery: accrues from {begins}[, delivered on {delivered}, {days} days later]',
  S37: 'Base {a} differs from the contribution ledger {b} by {d}',
  S38: 'Agreed {a} differs from the terms {b} by {d}',
  H39: 'Guaranteed part {a} exceeds the agreed return {b} by {d}',
  H40: '[Allocated (and waived) {a} exceeds {limit} {b} by {d}][Allocated on {date}, {days} days before the receipt of {received}][Return kind of the receipt, {kind}, is not that of the due, {due_kind}][Beneficiary of the receipt, {beneficiary}, is not that of the due, {due_beneficiary}][The receipt belongs to {account}, the due to {due_account}][The reversal takes back {back}, more than the {settled} that its receipt had settled of the due, by {d}]',
  S40: 'Guaranteed {a}, received {b}, short by {d}, {days} days overdue',
  S41: '{year}: {kind} received this year {a}, over {limit} of due plus arrears {b}; difference {d}',
  H42: '{period}: [year to date {ytd} ≠ previous {ytd_before} + current {received} = {ytd_sum}; {d} off][since start {since_start} ≠ previous {start_before} + current {start_received} + prior-year adjustment {adjusted} = {start_sum}; {d} off]',
  S43: 'Annual rate {rate} is unusually high, {over} above {limit}: allocated to this year {a} on a base of {b}, {d} more than usual',
  H44: '[Receipt date {date} lies {days} days after today, {today}][No document for the receipt of {received} (settled by {settle})]',
  S45: 'Due {a}, received {b}, {d} outstanding for {days} days',
};
