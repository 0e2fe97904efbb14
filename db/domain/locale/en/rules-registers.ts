import type { RegisterRuleId } from '../../rules/registers.ts';

/** Messages of the rules of the registers. A part in square brackets is shown where its figures are given. */
export const registerRuleMessages: Readonly<Record<RegisterRuleId, string>> = {
  H05: "The reporting county's area code {v} is unknown or expired on {date}",
  S05: '{field}: {v} is unknown or changed at {date}',
  H06: '[A county cannot be paired with itself: {same}][{unlisted} was never on the list of mountain counties]',
  H07: '[The pairing ends on {to}, {days} days before it begins on {from}][Pairing overlaps: {kind}, from {begins}, and another one from {other_from}][ to {other_to}]',
  S08: 'The host {host} is itself a mountain county on {date}; please verify',
};
