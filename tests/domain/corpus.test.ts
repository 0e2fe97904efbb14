import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate, yearOf } from '../../db/domain/dates.ts';
import { formsOf } from '../../db/domain/form-set.ts';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import { ruleMessage } from '../../db/domain/locale/rule-message.ts';
import { type Period, period, periodEnd, yearOfPeriod } from '../../db/domain/period.ts';
import { type AnyRecord, declarationOf, recordTypes } from '../../db/domain/records/catalogue.ts';
import type { CheckContext, Violation } from '../../db/domain/rules/rule.ts';
import { checkLedger } from '../../db/domain/rules/run.ts';
import { defaultThresholds } from '../../db/domain/rules/thresholds.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { parties } from '../fixtures/corpus/parties.ts';
import { payments } from '../fixtures/corpus/payments.ts';
import { pools } from '../fixtures/corpus/pools.ts';
import type { Practice } from '../fixtures/corpus/practice.ts';
import { projects } from '../fixtures/corpus/projects.ts';
import { HOME, type LedgerBuilder } from '../support/ledger-builder.ts';
import { nilBesides, nilBesidesReturns } from '../support/nil-forms.ts';

const areas = loadAreaTable(join(import.meta.dirname, '../../db'));
const industries = loadIndustryTable(join(import.meta.dirname, '../../db'));
const corpus: readonly Practice[] = [...payments, ...pools, ...parties, ...projects];

/** The report as it is signed a week after the period's end. */
function contextOf(of: Period): CheckContext {
  const today = addDays(periodEnd(of), 7);
  const people = { unit_head: '李军', stat_head: '张伟', filler: '王芳', phone: '0570-0000000' };
  const head = { ...people, report_date: today, version: 1, correction_reason: null };
  return {
    period: of,
    today,
    unit: HOME,
    areas,
    industries,
    thresholds: defaultThresholds,
    forms: formsOf(of),
    head,
  };
}

const inWords = (violation: Violation) =>
  `${violation.rule} ${violation.recordId}: ${ruleMessage('zh-CN', violation, { moneyUnit: 'wanYuan' })}`;

/** The ledger as it stood on a day: what is dated later has not been entered yet. Dues are entered ahead. */
function asOf(ledger: Ledger, on: IsoDate): Ledger {
  const known = new Set<string>();
  const records = recordTypes.map((type) => {
    const { belongs } = declarationOf(type);
    const rows = (ledger.all(type) as readonly unknown[] as readonly AnyRecord[]).filter((row) => {
      if (belongs.by === 'parent') return known.has(String(row[belongs.field]));
      if (belongs.by === 'month') return periodEnd(row[belongs.field] as Period) <= on;
      if (belongs.by === 'year') return Number(row[belongs.field]) < yearOf(on);
      return typeof row.date !== 'string' || row.date <= on;
    });
    for (const row of rows) known.add(row.id);
    return [type, rows] as const;
  });
  return new Ledger(Object.fromEntries(records) as RecordSet);
}

/** Hard violations in words, and the soft ones' rules. */
function check(builder: LedgerBuilder, of: Period) {
  const context = contextOf(of);
  const violations = checkLedger(asOf(builder.ledger(), context.today), context);
  const soft = violations.filter((violation) => violation.ruleClass === 'soft');
  return {
    hard: violations.filter((violation) => violation.ruleClass === 'hard').map(inWords),
    soft: soft.map((violation) => violation.rule),
  };
}

describe('normal practice, awkward but correct (model §7.1)', () => {
  it('names every case once', () => {
    expect(new Set(corpus.map((one) => one.name)).size).toBe(corpus.length);
  });

  it.each(corpus)('$name: the period', ({ build, period: of, asked }) => {
    expect(check(build(), period(of))).toEqual({ hard: [], soft: asked?.period ? [asked.period] : [] });
  });

  it.each(corpus)('$name: the year', ({ build, period: of, asked, about }) => {
    const year = String(yearOfPeriod(period(of)));
    const builder = about === undefined ? nilBesidesReturns(build(), year) : nilBesides(build(), year, about);
    expect(check(builder, period(year))).toEqual({ hard: [], soft: asked?.year ? [asked.year] : [] });
  });
});
