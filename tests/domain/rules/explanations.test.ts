import { describe, expect, it } from 'vitest';
import { period } from '../../../db/domain/period.ts';
import { explanationKey, fingerprint, matchExplanations } from '../../../db/domain/rules/explanations.ts';
import { moneyArg, textArg, type Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import { defaultThresholds as thresholds } from '../../../db/domain/rules/thresholds.ts';
import {
  type GivenValues,
  type LedgerBuilder,
  operatingEnclave,
  recordOf,
  yuan,
} from '../../support/ledger-builder.ts';
import { contextWith } from './cases/case.ts';

const y2021 = period('2021');
const y2022 = period('2022');

function softOf(
  builder: LedgerBuilder,
  rule: string,
  given: Parameters<typeof contextWith>[0] = {},
): Violation {
  const found = checkLedger(builder.ledger(), contextWith(given)).find((one) => one.rule === rule);
  if (found === undefined) throw new Error(`${rule} is silent`);
  return found;
}

const explain = (violation: Violation, of = y2021, given: GivenValues<'explanation'> = {}) =>
  recordOf('explanation', `explanation-${of}`, { ...explanationKey(violation, of, thresholds), ...given });
const lowRate = (rate = 40_000) => operatingEnclave().change('terms', 'terms-1', { rate_pct: rate });
const changed = (before = 100_000) =>
  operatingEnclave()
    .with('village_year', { year: 2021 })
    .with('village_year', { year: 2020, total_income: yuan(before) });

describe('a fingerprint', () => {
  it('is the same for the same figures, in whatever order they are given', () => {
    const violation = softOf(lowRate(), 'S20');
    const turned = { ...violation, args: Object.fromEntries(Object.entries(violation.args).toReversed()) };
    expect(fingerprint(turned, thresholds)).toBe(fingerprint(violation, thresholds));
  });

  it('changes with a figure, the field and a threshold of the rule', () => {
    const violation = softOf(changed(), 'S29');
    const before = fingerprint(violation, thresholds);
    expect(fingerprint(softOf(changed(100_001), 'S29'), thresholds)).not.toBe(before);
    expect(fingerprint({ ...violation, field: 'other' }, thresholds)).not.toBe(before);
    const stricter = { ...thresholds, incomeChange: 100_000 as typeof thresholds.incomeChange };
    expect(fingerprint(violation, stricter)).not.toBe(before);
    const unrelated = { ...thresholds, householdsMin: 7 };
    expect(fingerprint(violation, unrelated)).toBe(before);
  });

  it('stays while an overdue due only grows older', () => {
    const builder = operatingEnclave().with('due').with('declaration');
    const old = softOf(builder, 'S45');
    const older = softOf(builder, 'S45', { period: period('2022Q2'), today: '2022-07-05' as never });
    expect(older.args.days).not.toEqual(old.args.days);
    expect(fingerprint(older, thresholds)).toBe(fingerprint(old, thresholds));
  });

  it('fits into its field whatever a name holds', () => {
    const args = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [
        `name_${n}`,
        n === 0 ? moneyArg(yuan(1)) : textArg('村'.repeat(400)),
      ]),
    );
    const text = fingerprint({ ...softOf(lowRate(), 'S20'), args }, thresholds);
    expect(text.length).toBeLessThanOrEqual(2000);
  });
});

describe('matchExplanations', () => {
  it('lets an explanation of a period figure answer in its period, and offers it in the next', () => {
    const violation = softOf(changed(), 'S29');
    const given = explain(violation);
    expect(given.period).toBe('2021');
    expect(matchExplanations([violation], [given], y2021, thresholds).explained.get(violation)).toBe(given);
    const next = matchExplanations([violation], [given], y2022, thresholds);
    expect(next.explained.size).toBe(0);
    expect(next.offered.get(violation)).toBe(given);
  });

  it('asks again within the period when the figure has changed', () => {
    const given = explain(softOf(changed(), 'S29'));
    const now = softOf(changed(90_000), 'S29');
    const match = matchExplanations([now], [given], y2021, thresholds);
    expect(match.explained.size).toBe(0);
    expect(match.offered.get(now)).toBe(given);
  });

  it('lets an explanation on a register record stand for later periods until its value changes', () => {
    const violation = softOf(lowRate(), 'S20');
    const given = explain(violation);
    expect(given.period).toBeNull();
    expect(matchExplanations([violation], [given], y2022, thresholds).explained.get(violation)).toBe(given);
    const now = softOf(lowRate(39_000), 'S20');
    expect(matchExplanations([now], [given], y2022, thresholds).offered.get(now)).toBe(given);
  });

  it('asks again when the threshold changes', () => {
    const violation = softOf(lowRate(), 'S20');
    const wider = { ...thresholds, rateHigh: 150_000 as typeof thresholds.rateHigh };
    expect(matchExplanations([violation], [explain(violation)], y2021, wider).explained.size).toBe(0);
  });

  it.each([
    ['four characters', { text: '情况属实' }],
    ['blanks', { text: '  情况属  ' }],
    ['nothing', { text: null }],
    ['a voided explanation', { voided: true }],
    ['an explanation of another record', { record_id: 'terms-2' }],
    ['an explanation of another rule', { rule: 'S18' }],
  ] as const)('does not count %s', (_, given) => {
    const violation = softOf(lowRate(), 'S20');
    const match = matchExplanations([violation], [explain(violation, y2021, given)], y2021, thresholds);
    expect(match.explained.size).toBe(0);
    expect(match.offered.get(violation)).toBeNull();
  });

  it('counts five characters', () => {
    const violation = softOf(lowRate(), 'S20');
    const given = explain(violation, y2021, { text: '协议如此。' });
    expect(matchExplanations([violation], [given], y2021, thresholds).explained.size).toBe(1);
  });

  it('asks for none where a rule is hard or a hint, and for one about the report itself', () => {
    const hard = { ...softOf(lowRate(), 'S20'), ruleClass: 'hard' as const };
    const hint = { ...hard, ruleClass: 'hint' as const };
    const match = matchExplanations([hard, hint], [], y2021, thresholds);
    expect(match.explained.size + match.offered.size).toBe(0);

    const late = {
      ...hard,
      rule: 'S59',
      ruleClass: 'soft' as const,
      recordType: 'report' as const,
      recordId: null,
    };
    const given = explain(late);
    expect(given).toMatchObject({ record_id: 'report', period: '2021' });
    expect(matchExplanations([late], [given], y2021, thresholds).explained.get(late)).toBe(given);
  });
});
