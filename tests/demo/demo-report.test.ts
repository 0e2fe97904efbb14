import { describe, expect, it } from 'vitest';
import { demoFigures } from '../../db/demo/figures.ts';
import { longyouZhenhai } from '../../db/demo/longyou-zhenhai.ts';
import type { ShownReport } from '../../db/domain/answers.ts';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import { period } from '../../db/domain/period.ts';
import { type AnyRecord, blankValues, type RecordType } from '../../db/domain/records/catalogue.ts';
import { seededPorts } from '../../db/ports.ts';
import { demoReport } from '../../electron/cli/demo-report.ts';

type Change = (type: RecordType, record: AnyRecord) => AnyRecord;

/** The case's ledger, with records changed on the way. */
function ledgerWith(change: Change = (_type, record) => record): Ledger {
  const records: Partial<Record<RecordType, AnyRecord[]>> = {};
  for (const { type, id, values } of longyouZhenhai(
    seededPorts(1, '2020-10-12T00:00:00Z').newId,
  ).sittings.flatMap(({ changes }) => changes)) {
    const system = { id, county_code: '330825', revision: 1, voided: false };
    const stamps = { created_at: '', created_by: '', updated_at: '', updated_by: '' };
    const record: AnyRecord = { ...system, ...stamps, ...blankValues(type), ...values };
    records[type] = [...(records[type] ?? []), change(type, record)];
  }
  return new Ledger(records as unknown as RecordSet);
}

const shown = (given: Partial<ShownReport> = {}): ShownReport => ({
  manifest: {},
  records: [],
  sha256: '',
  signature: 'valid',
  edited_cells: [],
  attachments: null,
  ...given,
});

function reportOf(given: { ledger?: Ledger; fromFile?: Ledger; shown?: ShownReport }) {
  return demoReport('zh-CN', [
    {
      period: period('2020'),
      ledger: ledgerWith(),
      file: 'F.xlsx',
      shown: shown(),
      fromFile: ledgerWith(),
      ...given,
    },
  ]);
}

describe('the figures of the demonstration', () => {
  it('agree when every one of ledger and file is what it must be', () => {
    const { lines, agrees } = reportOf({});
    expect(agrees).toBe(true);
    expect(lines.join('\n')).toMatch(
      /首期分配合计（元） +3,310,000\.00 +公布 +3,310,000\.00 +3,310,000\.00 +✓/,
    );
    expect(lines.join('\n')).toContain('全部数字一致。');
    expect(lines.filter((line) => line.endsWith('✓'))).toHaveLength(demoFigures.length);
  });

  /** A fen more for the first village that is paid. */
  function oneFenMore(): Change {
    let done = false;
    return (type, record) => {
      if (done || type !== 'batch_line') return record;
      done = true;
      return { ...record, amount: Number(record.amount) + 1 };
    };
  }

  it.each(['ledger', 'fromFile'] as const)('do not agree when one of the %s is a fen off', (side) => {
    const { lines, agrees } = reportOf({ [side]: ledgerWith(oneFenMore()) });
    expect(agrees).toBe(false);
    const wrong = lines.filter((line) => line.endsWith('✗')).map((line) => line.split(/ {2}/)[0]);
    expect(wrong).toEqual([
      '首期分配合计（元）',
      '每村分配，较多者（元）',
      '分配较多的村数',
      '资金池期末余额（元）',
    ]);
    expect(lines.join('\n')).toContain('有数字不一致');
  });

  it('do not agree with a file that is not sealed, or edited', () => {
    expect(reportOf({ shown: shown({ signature: 'invalid' }) }).agrees).toBe(false);
    const cell = { address: 'A!A1', record_type: 'receipt' as const, record_id: '1', field: 'amount' };
    const edited = [{ ...cell, expected: '331', found: '332' }];
    expect(reportOf({ shown: shown({ edited_cells: edited }) }).agrees).toBe(false);
  });
});
