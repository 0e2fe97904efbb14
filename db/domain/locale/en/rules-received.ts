import type { ReceivedRuleId } from '../../rules/received.ts';

/** Messages of the rules of received packages. A part in square brackets is shown where its figures are given. */
export const receivedRuleMessages: Readonly<Record<ReceivedRuleId, string>> = {
  S88: '{period}: {n} units missing, {a} owe a report and {b} are accepted (missing: {units})',
  H89: '{period}, "{indicator}": total {a} differs from the sum of counties {b} by {d}',
  H90: '[Record part altered: the signature does not fit {sha256}][Version "{version}" of "{form}" was not valid for {period} ({date})][; valid was "{right}"]',
  S91: '{county}: monthly investments are mostly round: {a} of {b} are multiples of {unit}, {share}, {d} above {limit}; consider asking for evidence',
  S92: 'Reporters disagree on {field}: {unit} {a}, {other} {b}[; difference {d}]',
};
