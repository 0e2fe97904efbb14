import type { CooperationRuleId } from '../../rules/cooperation.ts';

/** Messages of the rules of the small forms. A part in square brackets is shown where its figures are given. */
export const cooperationRuleMessages: Readonly<Record<CooperationRuleId, string>> = {
  H77: '[Measure has no target for "{kpi}"][Due on {due}, {days} days before the plan was issued on {issued}]',
  S78: 'Measure was due on {due} and is "{state}", {days} days overdue',
  H79: 'Ends on {to}, {days} days before it begins on {from}',
  H80: '[Head count {nobody} must be at least 1][Head count {a} differs from the {b} persons listed by {d}]',
  S81: '[{months} months, from {from}][ to {to}][ and still going on at {ongoing}][; outside the usual {low} to {high} months by {d}][{person} holds two posts at a time: "{post}" from {post_from} and "{other}" from {other_from}]',
  H82: 'Residents {a} exceed the team of {b} by {d}',
  S83: '[Team of {team} is outside the usual {low} to {high} by {d}][Active on {date}, "{kind}": {count} instead of {expected}, difference {more}]',
  H84: '[{field}: {share} must be within 0% to 100%, it is {d} beyond][Helping and helped hospital are the same: {same}]',
  S85: '[Grade "{helper}" of the helping hospital is below "{helped}" of the one helped][{field}: {a}, last reported {b}; changed by {d}, more than {limit}]',
  H86: 'Parts {a} exceed aid funds {b} by {d}',
};
