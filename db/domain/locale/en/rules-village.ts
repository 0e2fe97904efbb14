import type { VillageRuleId } from '../../rules/village.ts';

/** Messages of the rules of the village form. A part in square brackets is shown where its figures are given. */
export const villageRuleMessages: Readonly<Record<VillageRuleId, string>> = {
  H21: 'Area code {v}: [12 digits are needed, not {digits}][the first 6 digits do not match the county, {county}][also that of "{same}", possibly entered twice]',
  S22: 'Township code {v}: [unknown or merged at {date}][differs from the first 9 digits of the village code, {town}]',
  S23: '[Village part {v} is not a village committee (200–399)][Merged on {merged}, but still used on {used}]',
  S24: '[Households {a}, outside the usual {low} to {high}][Persons per household {b}, outside the usual {fewest} to {most}]',
  H25: 'Exit on {to} is {days} days before recognition on {from}',
  H26: '[{field}: {negative} must not be negative, it is {below} below zero][Total income {a} is below the sum of its parts {b} by {d}]',
  H27: 'Enclave income {a} exceeds total income {b} by {d}',
  S27: '{part} {a} exceeds {whole} {b} by {d}',
  S28: '[{weak} is weak at the end of {year}, but its income {a} reaches the exit threshold {b}; difference {d}][{exited} is not weak at the end of {year}, but its income {a} is below the recognition threshold {b} by {d}]',
  S29: 'Total income {a}, last year {b}: changed by {p}, more than {limit}; difference {d}',
};
