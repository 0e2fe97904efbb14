import type { PlatformRuleId } from '../../rules/platform.ts';
import type { ProjectRuleId } from '../../rules/project.ts';

/** Messages of the rules of platforms and projects. A part in square brackets is shown where its figures are given. */
export const projectRuleMessages: Readonly<Record<PlatformRuleId | ProjectRuleId, string>> = {
  H52: 'Same park counted {count} times, not {once}; {d} too many[: the enclave "{enclave}" is counted itself][: the platform "{platform}" is counted]',
  H53: '[Project code "{v}" is malformed: five parts of 4-6-2-2-6 digits (20) are needed, not {digits} digits][Project code {twice} is also that of "{same}", which is no part of the same filing]',
  S53: 'The project is at "{status}" and has no code',
  S54: 'Project code {v} does not fit the project[: area {area} is not {county}, a level above or a zone][; given on {given}, {days} days after {date}]',
  H55: '[Industry code "{v}" needs 4 digits, not {length} characters][Industry code {unknown} is no class of GB/T 4754-2017]',
  H61: 'Planned total {a} must be above {b}; {d} off',
  S62: '[{slip} {now}, in the last report {last}: possibly a slip of the unit; difference {d}][Planned total {small} is below the threshold {least} by {short}][Agreed {agreed} is {p} of the planned total {planned}, outside the usual {low} to {high}; difference {apart}]',
  H63: '[Finished on {finished}, but {missing} is not filled in][{field} {date} is {days} days before {earlier} {earlier_date}]',
  S64: 'Status "{status}"[, but {missing} is not filled in][, but {part} of {a} in {month}; it should be 0]',
};
