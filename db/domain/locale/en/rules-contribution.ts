import type { ContributionRuleId } from '../../rules/contribution.ts';

/** Messages of the rules of the contribution ledger. A part in square brackets is shown where its figures are given. */
export const contributionRuleMessages: Readonly<Record<ContributionRuleId, string>> = {
  S30: 'Possibly a duplicate: {holder}, {date}, {kind}, {a}',
  S32: 'Land-quota value {a} differs from area × price {b} by {d}',
  S33: '[Contribution on {date} is {days} days before signing on {signed}][Interest from {interest}, {days} days before the contribution on {paid}]',
  H34: '{kind} of {a} exceeds the balance {b} by {d}',
  H35: 'Agreed shares add up to {a}, the share of capital is {b}; difference {d}',
};
