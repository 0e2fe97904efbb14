import { describe, expect, it } from 'vitest';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import { recordNames as enNames } from '../../db/domain/locale/en/record-names.ts';
import { placeholders } from '../../db/domain/locale/fill.ts';
import { languages } from '../../db/domain/locale/labels.ts';
import { typeLabel } from '../../db/domain/locale/locale.ts';
import { recordNames as zhNames } from '../../db/domain/locale/zh-CN/record-names.ts';
import { recordLabel } from '../../db/domain/record-label.ts';
import { recordPlace } from '../../db/domain/record-place.ts';
import {
  blankValues,
  declarationOf,
  type RecordType,
  recordTypes,
} from '../../db/domain/records/catalogue.ts';
import { HOME, LedgerBuilder, operatingEnclave } from '../support/ledger-builder.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';

const areas = { name: (code: string) => ({ [HOME]: '龙游县', '331126': '庆元县' })[code] };
const oneEnclave = operatingEnclave(2)
  .with('pairing')
  .with('due')
  .with('waiver')
  .with('receipt')
  .with('allocation')
  .with('batch')
  .with('batch_line')
  .with('village_merger')
  .with('declaration', { period: '2021Q3' })
  .ledger();
const zh = (type: RecordType, id: string, ledger = oneEnclave) =>
  recordLabel(ledger, areas, 'zh-CN', type, id);
const en = (type: RecordType, id: string, ledger = oneEnclave) => recordLabel(ledger, areas, 'en', type, id);

describe('what a record is called', () => {
  it.each<[RecordType, string, string, string]>([
    ['village', 'village-1', '试验1村', '试验1村'],
    ['enclave', 'enclave-1', '龙游镇海消薄飞地', '龙游镇海消薄飞地'],
    ['due', 'due-1', '2021年第1期应收（固定）', 'due 2021, instalment 1 (Fixed)'],
    [
      'receipt',
      'receipt-1',
      '2021年12月20日到账（YH20211220-01）',
      'receipt 20 December 2021 (YH20211220-01)',
    ],
    ['batch_line', 'batch_line-1', '试验1村 2021年12月25日分配', '试验1村, batch 25 December 2021'],
    ['pairing', 'pairing-1', '龙游县—镇海区', '龙游县 – 镇海区'],
    ['village_merger', 'village_merger-1', '试验1村撤并入试验2村', '试验1村 merged into 试验2村'],
    [
      'declaration',
      'declaration-1',
      '2021年第三季度“飞地收益”填报声明',
      'declaration Q3 2021 "Enclave returns"',
    ],
    [
      'allocation',
      'allocation-1',
      '2021年12月20日到账（YH20211220-01）冲抵2021年第1期应收（固定）',
      'allocation of receipt 20 December 2021 (YH20211220-01) to due 2021, instalment 1 (Fixed)',
    ],
  ])('%s', (type, id, inChinese, inEnglish) => {
    expect(zh(type, id)).toBe(inChinese);
    expect(en(type, id)).toBe(inEnglish);
  });

  it('says the enclave where there are several, and the county where several share it', () => {
    const ledger = twoEnclaves().ledger();
    expect(zh('due', 'due-1', ledger)).toBe('龙游镇海消薄飞地 2020年第1期应收（固定）');
    expect(zh('due', 'due-3', ledger)).toBe('龙游庆元联合飞地 龙游县 2021年第1期应收（固定）');
    expect(zh('batch_line', 'batch_line-7', ledger)).toBe(
      '龙游庆元联合飞地 龙游县 试验3村 2021年12月28日分配',
    );
    expect(zh('village', 'village-3', ledger)).toBe('试验3村');
  });

  it('says for whom a due is only where it is not for the villages', () => {
    const ledger = new LedgerBuilder().with('due', { beneficiary: 'countyTreasury' }).ledger();
    expect(zh('due', 'due-1', ledger)).toBe('2021年第1期应收（固定）（县财政）');
  });

  it('falls back to the natural key, then to the type', () => {
    const builder = new LedgerBuilder().with('village', { name: null }).with('enclave', { name: null });
    builder.change('enclave', 'enclave-1', { enclave_code: null });
    expect(zh('village', 'village-1', builder.ledger())).toBe('330825101201');
    expect(zh('enclave', 'enclave-1', builder.ledger())).toBe('飞地');
    expect(en('receipt', 'gone', builder.ledger())).toBe(typeLabel('en', 'receipt'));
    expect(recordLabel(builder.ledger(), areas, 'zh-CN', 'report', null)).toBe('');
  });

  it.each(recordTypes)('%s has a name however blank it is, and without a gap or a placeholder', (type) => {
    const system = {
      county_code: HOME,
      revision: 1,
      voided: false,
      created_at: '',
      created_by: '',
      updated_at: '',
    };
    const blank = { ...blankValues(type), ...system, updated_by: '', id: 'x' };
    const ledger = new Ledger({ [type]: [blank] } as unknown as RecordSet);
    for (const language of languages) {
      const label = recordLabel(ledger, areas, language, type, 'x');
      expect(label).not.toBe('');
      expect(label).not.toMatch(/[[\]{}?]|^[,，\s]|\s$| {2}/);
    }
  });

  it.each(recordTypes)('%s is called by fields that exist, the same in both languages', (type) => {
    const given = new Set([
      ...declarationOf(type).fields.map(({ name }) => name),
      'of',
      'other_beneficiary',
      'batch_date',
    ]);
    for (const names of [zhNames, enNames]) {
      expect(placeholders(names[type]).filter((name) => !given.has(name))).toEqual([]);
    }
    expect(placeholders(enNames[type]).toSorted()).toEqual(placeholders(zhNames[type]).toSorted());
  });
});

describe('where a record is worked on', () => {
  const place = { enclave_id: 'enclave-1', home_county: HOME, batch_id: null };

  it('is found through what it hangs on', () => {
    expect(recordPlace(oneEnclave, 'allocation', 'allocation-1')).toEqual(place);
    expect(recordPlace(oneEnclave, 'waiver', 'waiver-1')).toEqual(place);
    expect(recordPlace(oneEnclave, 'batch_line', 'batch_line-1')).toEqual({ ...place, batch_id: 'batch-1' });
    expect(recordPlace(oneEnclave, 'batch', 'batch-1')).toEqual({ ...place, batch_id: 'batch-1' });
    expect(recordPlace(oneEnclave, 'enclave', 'enclave-1')).toEqual({ ...place, home_county: null });
  });

  it('is nowhere for registers, the report itself and what does not exist', () => {
    const nowhere = { enclave_id: null, home_county: null, batch_id: null };
    for (const [type, id] of [
      ['village', 'village-1'],
      ['host', 'host-1'],
      ['report', null],
      ['due', 'gone'],
    ] as const) {
      expect(recordPlace(oneEnclave, type, id)).toEqual(nowhere);
    }
  });
});
