import type { EnclaveRuleId } from '../../rules/enclave.ts';

/** Messages of the rules of the enclave form. A part in square brackets is shown where its figures are given. */
export const enclaveRuleMessages: Readonly<Record<EnclaveRuleId, string>> = {
  H01: '{field}: "{v}" fails the check[; the last character should be "{c}"]',
  S02: 'Organisation-code check of "{v}" differs; compare with the licence',
  S03: '"{v}" looks like an ID number, or has an unusual registering department',
  H09: '{kind}: needs contributing villages (under construction or delivered since {since})',
  H10: 'Host cannot be the home county: {host} ({v})',
  S11: 'Planned area of {v} mu is outside the usual {low} to {high} mu by {d} mu',
  H12: 'First phase of {a} mu exceeds the planned area of {b} mu by {d} mu',
  S13: '{v} per m² is outside the usual {low} to {high}; difference {d}',
  S14: 'Cumulative investment {a} is below last period {b} by {d}; explain (e.g. final-account reduction)',
  S15: 'Tenant firms: {v}, though in operation for more than a year, since {since}',
  H16: 'Stage goes from "{from}" to "{to}"[, skipping "{missing}",] without a reason',
  H17: '[Stage date {date} is {days} days after {limit}]["{stage}" on {on} is before the preceding stage "{earlier}" on {earlier_on}]',
  S18: '[No return terms from {from} to {to}][Return terms overlap from {overlap} on][, to {overlap_to}]',
  H19: '[Terms of the kind "{mode}" need: {field}][, now {v}][Rate {rate} must be above 0 and at most {limit}]',
  S20: 'Agreed rate {rate} is outside the usual {low} to {high} by {d}',
  S87: 'Enclaves signed by {date}: {a}; site plans {plans} and signed before them {earlier} make {b}, {d} fewer',
};
