import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoFigures } from '../../db/demo/figures.ts';
import { longyouZhenhai, type Sitting } from '../../db/demo/longyou-zhenhai.ts';
import { demoVillages } from '../../db/demo/villages.ts';
import { checkUscc } from '../../db/domain/codes/uscc.ts';
import type { RecordChange } from '../../db/domain/contract.ts';
import { isoDate } from '../../db/domain/dates.ts';
import { proposeDue } from '../../db/domain/figures/propose-due.ts';
import { formsOf } from '../../db/domain/form-set.ts';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import { ruleMessage } from '../../db/domain/locale/rule-message.ts';
import { packageRecords } from '../../db/domain/package.ts';
import { type AnyRecord, blankValues, declarationOf } from '../../db/domain/records/catalogue.ts';
import type { CheckContext } from '../../db/domain/rules/rule.ts';
import { checkLedger } from '../../db/domain/rules/run.ts';
import { defaultThresholds } from '../../db/domain/rules/thresholds.ts';
import { seededPorts } from '../../db/ports.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';

const areas = loadAreaTable(join(import.meta.dirname, '../../db'));
const industries = loadIndustryTable(join(import.meta.dirname, '../../db'));
const build = () => longyouZhenhai(seededPorts(1, '2020-10-12T00:00:00Z').newId);

/** The ledger as it stands after the n-th sitting, as the store would have it. */
function ledgerAfter(sittings: readonly Sitting[]): Ledger {
  const records = sittings.flatMap(({ changes }) => changes).map(recordOf);
  return new Ledger(
    Object.fromEntries(
      Map.groupBy(records, ({ type }) => type)
        .entries()
        .map(([type, rows]) => [type, rows.map(({ record }) => record)]),
    ) as unknown as RecordSet,
  );
}

function recordOf({ type, id, values }: RecordChange): { type: string; record: AnyRecord } {
  const system = { id, county_code: '330825', revision: 1, voided: false };
  const stamps = { created_at: '', created_by: '', updated_at: '', updated_by: '' };
  return { type, record: { ...system, ...stamps, ...blankValues(type), ...values } };
}

function contextOf({ period, start, signers }: Sitting): CheckContext {
  const head = { ...signers, version: 1, correction_reason: null };
  const today = isoDate(start.slice(0, 10));
  const forms = formsOf(period);
  return { period, today, unit: '330825', areas, industries, thresholds: defaultThresholds, forms, head };
}

describe('the records of Longyou–Zhenhai', () => {
  it('are accepted by their declarations', () => {
    for (const { type, values } of build().sittings.flatMap(({ changes }) => changes)) {
      const parsed = declarationOf(type).schema.safeParse({ ...blankValues(type), ...values });
      expect(parsed.error?.issues, `${type} ${JSON.stringify(values)}`).toBeUndefined();
    }
  });

  it('are the same for the same ids, and every id is there once', () => {
    expect(build()).toEqual(build());
    const ids = build().sittings.flatMap(({ changes }) => changes.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([0, 1])('sitting %i: violates only the soft rules that it explains', (n) => {
    const { sittings } = build();
    const sitting = sittings[n] as Sitting;
    const violations = checkLedger(ledgerAfter(sittings.slice(0, n + 1)), contextOf(sitting));
    const found = violations
      .filter(({ ruleClass }) => ruleClass !== 'soft')
      .map((violation) => `${violation.rule}: ${ruleMessage('zh-CN', violation, { moneyUnit: 'wanYuan' })}`);
    expect(found).toEqual([]);
    expect(
      violations.map(({ rule, recordType, recordId }) => ({
        rule,
        record_type: recordType,
        record_id: recordId,
      })),
    ).toEqual(sitting.explanations.map(({ text: _, ...key }) => key));
  });

  it.each([0, 1])('sitting %i: give the published figures, from the ledger and from the package', (n) => {
    const { sittings } = build();
    const { period } = sittings[n] as Sitting;
    const ledger = ledgerAfter(sittings.slice(0, n + 1));
    const grouped = Map.groupBy(packageRecords(ledger, period), ({ type }) => type);
    const packaged = new Ledger(
      Object.fromEntries(
        grouped.entries().map(([type, rows]) => [type, rows.map(({ record }) => record)]),
      ) as unknown as RecordSet,
    );
    for (const { id, must, compute } of demoFigures) {
      const expected = must(period);
      if (expected === null) continue;
      expect([id, compute(ledger, period)]).toEqual([id, expected]);
      expect([id, compute(packaged, period)]).toEqual([id, expected]);
    }
  });

  it('holds the due that the app would propose', () => {
    const { sittings, enclaveId } = build();
    const ledger = ledgerAfter(sittings);
    const proposed = proposeDue(ledger, { enclave_id: enclaveId, home_county: '330825' }, 2020, 1);
    expect(ledger.all('due')).toMatchObject([proposed]);
  });
});

describe('the invented villages', () => {
  it('stand in real townships under codes of village committees, each name once', () => {
    expect(demoVillages).toHaveLength(121);
    expect(new Set(demoVillages.map(({ name }) => name)).size).toBe(121);
    expect(new Set(demoVillages.map(({ village_code }) => village_code)).size).toBe(121);
    for (const { village_code, town_code } of demoVillages) {
      expect(areas.name(town_code), town_code).toBeDefined();
      expect(village_code).toMatch(new RegExp(`^${town_code}2\\d\\d$`));
    }
    const towns = new Set(demoVillages.map(({ town_code }) => town_code));
    expect(towns).toEqual(new Set(areas.children('330825').map(({ code }) => code)));
  });

  it('are marked as invented, as is every record that names something made up', () => {
    const marked = new Set(['pairing', 'enclave', 'stage_event', 'terms', 'village', 'contribution']);
    for (const type of ['due', 'receipt', 'batch', 'village_year']) marked.add(type);
    for (const { type, values } of build().sittings.flatMap(({ changes }) => changes)) {
      if (marked.has(type)) expect(String(values.note), type).toContain('虚构');
    }
  });

  it('the only credit code is a test vector, with an invented company', () => {
    const codes = build()
      .sittings.flatMap(({ changes }) => changes)
      .flatMap(({ values }) => (typeof values.vehicle_uscc === 'string' ? [values] : []));
    expect(codes).toMatchObject([{ vehicle_uscc: '91330211MA2T013761' }]);
    expect(checkUscc(String(codes[0]?.vehicle_uscc)).ok).toBe(true);
    expect(codes[0]?.vehicle_name).toContain('演示');
  });
});
