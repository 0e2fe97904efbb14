import type { InvestmentRuleId } from '../../rules/investment.ts';

/** Messages of the rules of the investment form. A part in square brackets is shown where its figures are given. */
export const investmentRuleMessages: Readonly<Record<InvestmentRuleId, string>> = {
  H65: '[{field}: {negative} is below zero by {d} and needs a reason][The month, {month}, takes the year to date to {ytd}, below zero by {below}: figures of earlier years are a prior-year adjustment]',
  H66: '{period}, {field}: {ytd} ≠ previous {before} + this month {month} = {sum}; {d} off',
  H67: '[{january} is not reported: its {a} belongs to {february}][{period}, {field}: {ytd} should be the total of January and February, {sum}; {d} off]',
  S68: "[Since start {less} is below this year's {ytd} by {short}][Started on {started}: since start {a} should be this year's {b}; difference {d}; explain (e.g. land or design paid before the start)]",
  H69: '{period}: since start {cum} ≠ last year-end {before} + adjustment {adjusted} + this year {ytd} = {sum}; {d} off',
  S70: 'Investment since start {a} is {p} of the planned total {b}; difference {d}[; more than {high}][; at "{producing}" it should be at least {low}]',
  H71: "Components of {a} do not add up to the year's investment {b}; {d} off",
  H72: 'Land cost {a} exceeds other costs {b} by {d}',
  H73: "[{field}: {negative} must not be negative, it is {below} below zero][Sources of {a} do not add up to the year's funds {b}; {d} off][: funds brought over, {carried}, are no source of this year]",
  H74: 'New fixed assets since start {a} exceed investment since start {b} by {d}[ (before {reduced} taken back for earlier years)]',
  S75: '[Tax {tax} exceeds output {output} by {more}][Output per job {each} ({jobs} jobs) is outside the usual {low} to {high}; difference {d}]',
  S76: '[No investment for {months} months in a row ({a})][; progress is described as in {same}]',
};
