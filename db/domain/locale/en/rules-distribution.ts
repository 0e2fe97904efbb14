import type { DistributionRuleId } from '../../rules/distribution.ts';

/** Messages of the rules of pool and distribution. A part in square brackets is shown where its figures are given. */
export const distributionRuleMessages: Readonly<Record<DistributionRuleId, string>> = {
  H46: '[Pool closes at {close}, short by {short}: ][{period}: pool close {stated} is not {sum}; {d} off: ]{open} + {received} received + {advanced} advanced − {distributed} distributed − {uses} used',
  S46: '{a} retained at the end of {year} needs a purpose and a planned date',
  H47: '{village} listed twice in a batch[: this line {a}, the other {b}, difference {d}]',
  S48: '{village}: {a}, by {method} it should be {b}; difference {d}',
  H49: '[{village}: amount {negative} must not be negative][{village} is not a beneficiary: no contribution balance from {from} to {to}, and not named in the agreement]',
  S50: 'Distributed on {date} before the money arrived, no advance recorded: pool at {balance}, short by {d}[ (batch {a}, available {b})]',
  S51: '{village}: {a} in {year} is outside the usual {low} to {high}; {d} from the limit {b}',
  S94: '{village}: {a} distributed in {year}, enclave income of the village {b}; difference {d}',
};
