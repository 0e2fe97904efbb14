import { describe, expect, it } from 'vitest';
import { formsOf } from '../../../db/domain/form-set.ts';
import { period } from '../../../db/domain/period.ts';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import { type LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';
import { contextWith } from './cases/case.ts';

const returns = { forms: ['return', 'distribution'] } as const;
const ids = (violations: readonly { rule: string }[]) => violations.map((one) => one.rule);

/** Two villages, the second without a basis; a rate of 45 %; a batch to a village that is no beneficiary. */
function faulty(): LedgerBuilder {
  return operatingEnclave(2)
    .change('village', 'village-2', { weak_basis: null })
    .change('village', 'village-1', { weak_basis: null })
    .change('terms', 'terms-1', { rate_pct: 450_000 })
    .with('village', { village_code: '330825101209' })
    .with('receipt')
    .with('batch')
    .with('batch_line', { village_id: 'village-3' });
}

describe('checkLedger', () => {
  it('gives rule order, then record order, whatever order the records were found in', () => {
    const violations = checkLedger(faulty().ledger(), contextWith());
    const places = violations.map(({ rule }) => allRules.findIndex((one) => one.id === rule));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const required = violations.filter((one) => one.rule === 'REQ').map((one) => one.recordId);
    expect(required).toEqual(['village-1', 'village-2']);
    expect(checkLedger(faulty().ledger(), contextWith())).toEqual(violations);
  });

  it('names the form of a violation, also where the rule has none', () => {
    const violations = checkLedger(faulty().ledger(), contextWith());
    expect(violations.find((one) => one.rule === 'REQ')?.form).toBe('village');
    expect(violations.find((one) => one.rule === 'H49')?.form).toBe('distribution');
  });

  it('runs rules of the forms asked for, and those without a form', () => {
    const context = contextWith({ period: period('2021Q4'), ...returns });
    const found = ids(checkLedger(faulty().ledger(), context));
    expect(found).toContain('H49');
    expect(found).not.toContain('H19');
    expect(found).not.toContain('REQ');
    expect(ids(checkLedger(faulty().ledger(), contextWith(), { forms: ['enclave'] }))).toContain('H19');
  });

  it('runs no rule of a wider reach than asked for', () => {
    const found = ids(checkLedger(faulty().ledger(), contextWith(), { reach: 'record' }));
    expect(found).toContain('H19');
    expect(found).not.toContain('H49');
    expect(found).not.toContain('REQ');
  });

  it('asks for an explanation in the period of a row only, but says a hard fault in every period', () => {
    const builder = operatingEnclave(2)
      .with('receipt', { date: '2020-12-20' })
      .with('batch', { date: '2020-12-25', origin_years: '2020' })
      .with('batch_line', { village_id: 'village-1', amount: yuan(60_000) })
      .with('batch_line', { village_id: 'village-2', amount: yuan(-1) });
    const at = (year: string) =>
      ids(checkLedger(builder.ledger(), contextWith({ period: period(year) }))).filter((id) =>
        ['S48', 'H49'].includes(id),
      );
    expect(at('2020')).toEqual(['S48', 'S48', 'H49']);
    expect(at('2021')).toEqual(['H49']);
  });

  it('says what cannot be meant, judges the rest without it, and takes 9999-12-31 for an open end', () => {
    const builder = operatingEnclave(2).with('due', { accrual_to: '9999-12-31' }).with('receipt');
    builder.change('terms', 'terms-1', { valid_to: '9999-12-31' });
    const violations = checkLedger(builder.ledger(), contextWith(), { reach: 'enclave' });
    expect(violations.filter((one) => one.ruleClass === 'hard')).toMatchObject([
      { rule: 'REQ', recordType: 'due', field: 'accrual_to', form: 'return' },
    ]);
  });

  it('leaves voided records alone', () => {
    const builder = faulty()
      .change('village', 'village-1', { voided: true })
      .change('village', 'village-2', { voided: true })
      .change('contribution', 'contribution-1', { voided: true })
      .change('contribution', 'contribution-2', { voided: true });
    expect(ids(checkLedger(builder.ledger(), contextWith()))).not.toContain('REQ');
  });
});

/** 150 villages in three enclaves with a year of returns; of project rows `years` years of 30 projects, if any. */
function fullCounty(years: readonly number[] = []): LedgerBuilder {
  const builder = operatingEnclave(150);
  for (let n = 1; n <= 150; n += 1) builder.with('village_year', { village_id: `village-${n}`, year: 2021 });
  for (const e of [1, 2, 3]) {
    const enclave = { enclave_id: `enclave-${e}` };
    if (e > 1) {
      builder
        .with('enclave', { enclave_code: `330825-XB-0${e}` })
        .with('enclave_party', enclave)
        .with('terms', enclave)
        .with('stage_event', {
          ...enclave,
          agreement_kind: 'formal',
          stage: 'agreement',
          date: '2019-01-10',
        })
        .with('stage_event', enclave);
      for (let n = 1; n <= 150; n += 1) {
        builder.with('contribution', { ...enclave, holder_village_id: `village-${n}` });
      }
    }
    builder.with('due', { ...enclave, base: yuan(150_000_000), agreed: yuan(15_012_000) });
    builder.with('receipt', { ...enclave, amount: yuan(15_012_000) });
    builder.with('allocation', {
      receipt_id: `receipt-${e}`,
      due_id: `due-${e}`,
      amount: yuan(15_012_000),
    });
    builder.with('batch', enclave);
    for (let n = 1; n <= 150; n += 1) {
      builder.with('batch_line', {
        batch_id: `batch-${e}`,
        village_id: `village-${n}`,
        amount: yuan(100_080),
      });
    }
  }
  for (let n = 1; n <= (years.length === 0 ? 0 : 30); n += 1) {
    const project_id = `project-${n}`;
    builder
      .with('project', { project_code: `2103-330825-04-01-${100_000 + n}` })
      .with('project_status', { project_id })
      .with('project_opening', { project_id, as_of: '2016-12-31' });
    for (const year of years) {
      builder.with('project_year', { project_id, year });
      for (let m = 2; m <= 12; m += 1) {
        const month = `${year}-${String(m).padStart(2, '0')}`;
        builder.with('investment', {
          project_id,
          month,
          progress_text: month,
          construction: yuan(2_000_000 * (m - 1)),
        });
      }
    }
  }
  return builder;
}

/** Milliseconds of the fastest of five cold checks: what else the machine does must not decide. */
function fastestCheck(builder: LedgerBuilder, given: Parameters<typeof contextWith>[0] = {}): number {
  const times = Array.from({ length: 5 }, () => {
    // A new ledger each time: its indexes are part of the cost.
    const ledger = builder.ledger();
    const begun = performance.now();
    checkLedger(ledger, contextWith(given));
    return performance.now() - begun;
  });
  return Math.min(...times);
}

describe('a year of a county', () => {
  it('with 150 villages in three enclaves is checked in well under 100 ms', () => {
    expect(fastestCheck(fullCounty())).toBeLessThan(100);
  });

  it('with 30 projects as well, five years of their months and all forms, in under 300 ms', () => {
    const years = [2017, 2018, 2019, 2020, 2021];
    expect(fastestCheck(fullCounty(years), { forms: formsOf(period('2021')) })).toBeLessThan(300);
  });
});
