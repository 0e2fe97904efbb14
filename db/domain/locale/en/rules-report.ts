import type { ReportRuleId } from '../../rules/report.ts';

/** Messages of the rules about the report itself. A part in square brackets is shown where its figures are given. */
export const reportRuleMessages: Readonly<Record<ReportRuleId | 'REQ', string>> = {
  REQ: '[{field} is not filled in][{odd}: "{v}" is beyond what is possible; check the unit or the year][{voided} leads to a voided record: move this one elsewhere or void it][No investment row for {month}: a project under construction or finishing reports every month, 0 where nothing was done][{again}: {of} is on file twice and would count twice; void one][{of} is stated for the whole "{whole}" and for its sub-project, and would count twice; state one of them][The opening balance of {opened} is not of a year\'s end: state it as of 31 December]',
  H04: '{unit} owes no "{form}" for {period}',
  H56: 'Version {version} changes signed data and needs a reason',
  H57: 'Form head or foot incomplete: {field}',
  H58: '[{exempt} is not reported][{future} has not begun (begins on {begins}, in {days} days)][Version {version} of {locked} is locked]',
  S59: '[Filler and unit head are the same: {filler}. ][Report date {date} is {days} days after the deadline {deadline}]',
  S60: 'The approval of "{form}" expired on {until}, {days} days before the report date {date}',
  H93: '{period}, "{form}": [no data ({rows} rows): choose nil report or not applicable][declared "{kind}", but has {count} rows]',
};
