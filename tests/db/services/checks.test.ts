import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckAnswer, CheckedViolation } from '../../../db/domain/answers.ts';
import type { CallInput, RecordChange } from '../../../db/domain/contract.ts';
import type { FieldValue, RecordType } from '../../../db/domain/records/catalogue.ts';
import { type LedgerBuilder, yuan } from '../../support/ledger-builder.ts';
import { openCounty, openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

let folder: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  host.close();
  folder.remove();
});

const start = async (builder: LedgerBuilder = twoEnclaves()) => {
  host = await openCounty(folder.path, builder);
};
const check = (period: string) =>
  host.call('check.run', { period: period as CallInput<'check.run'>['period'] });
const rules = (answer: CheckAnswer) => answer.violations.map(({ violation }) => violation.rule);

async function save(type: RecordType, id: string, base: number | null, values: Record<string, FieldValue>) {
  const change: RecordChange = { type, id, base_revision: base, values };
  const { saved } = await host.call('records.save', { changes: [change], why: null });
  return saved[0]?.record;
}

/** Writes an explanation as the window does: the key that the check gave, and a text. */
function explain({ key }: CheckedViolation, id: string, text: string) {
  if (key === null) throw new Error('nothing to explain');
  return save('explanation', id, null, { ...key, text });
}

async function only(period: string, rule: string): Promise<CheckedViolation> {
  const found = (await check(period)).violations.filter(({ violation }) => violation.rule === rule);
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`${rule} speaks ${found.length} times`);
  return one;
}

describe('a check', () => {
  it('finds nothing in a correct ledger and says how each form stands', async () => {
    await start();
    const answer = await check('2021Q4');
    expect(answer).toEqual({
      period: '2021Q4',
      violations: [],
      hard: 0,
      unexplained: 0,
      explained: 0,
      hints: 0,
      // Three dues as they stand, three receipts and three allocations of the quarter; two batches with four lines.
      forms: [
        { form: 'return', records: 9, declaration: null },
        { form: 'distribution', records: 6, declaration: null },
      ],
      drafts: [],
    });
    expect((await check('2021')).forms.map(({ form, records }) => [form, records])).toEqual([
      ['enclave', 11],
      ['village', 3],
      ['contribution', 7],
      ['return', 13],
      ['distribution', 10],
      ...['platform', 'project', 'investment', 'policy', 'exchange', 'education', 'medical', 'aid'].map(
        (form) => [form, 0],
      ),
    ]);
  });

  it('names each violation, what it is about and where it is worked on, in both languages', async () => {
    await start();
    const late = await only('2021Q1', 'S45');
    expect(late).toMatchObject({
      violation: { recordType: 'due', recordId: 'due-1', field: 'agreed', ruleClass: 'soft' },
      label: {
        'zh-CN': '龙游镇海消薄飞地 2020年第1期应收（固定）',
        en: '龙游镇海消薄飞地, due 2020, instalment 1 (Fixed)',
      },
      place: { enclave_id: 'enclave-1', home_county: '330825', batch_id: null },
      key: { rule: 'S45', record_type: 'due', record_id: 'due-1', period: null },
      explanation: null,
      offered: null,
    });
    const empty = await check('2021Q3');
    expect(empty.hard).toBe(2);
    expect(empty.violations[0]).toMatchObject({
      violation: { rule: 'H93', recordType: 'declaration', recordId: null },
      label: { 'zh-CN': '', en: '' },
      key: null,
    });
  });

  it('shows a declaration of the period and with which revision it is changed', async () => {
    await start();
    await save('declaration', 'd', null, {
      form: 'return',
      period: '2021Q3',
      kind: 'nil',
      reason: '本季无收益',
    });
    const { forms, hard } = await check('2021Q3');
    const declaration = { id: 'd', revision: 1, kind: 'nil', reason: '本季无收益' };
    expect(forms[0]).toEqual({ form: 'return', records: 3, declaration });
    expect(hard).toBe(1);
  });

  it('speaks of the period’s forms only, but of impossible figures wherever they stand', async () => {
    const builder = twoEnclaves()
      .change('enclave', 'enclave-1', { vehicle_uscc: '91330211MA2T013762' })
      .change('contribution', 'contribution-1', { amount: yuan(2_000_000_000_000) });
    await start(builder);
    const quarter = await check('2021Q2');
    expect(rules(quarter)).not.toContain('H01');
    expect(quarter.violations[0]).toMatchObject({
      violation: { rule: 'REQ', recordType: 'contribution', recordId: 'contribution-1', field: 'amount' },
      label: { 'zh-CN': '龙游镇海消薄飞地 试验1村 2019年7月1日出资' },
    });
    expect(rules(await check('2021'))).toContain('H01');
  });

  it('lets no money be filed that hangs on a voided enclave, whatever form it stands in', async () => {
    await start(twoEnclaves().change('enclave', 'enclave-2', { voided: true }));
    const { violations, hard } = await check('2021Q4');
    expect(hard).toBe(violations.length);
    expect(new Set(rules({ violations } as CheckAnswer))).toEqual(new Set(['REQ']));
    expect(violations.map(({ violation }) => violation.recordType)).toEqual(
      expect.arrayContaining(['contribution', 'due', 'receipt', 'batch']),
    );
    expect(violations.every(({ place }) => place.enclave_id === 'enclave-2')).toBe(true);
  });

  it.each(['2021H1', '2021-01', '2022Q2', '2023'])('refuses %s: no form, or not begun', async (period) => {
    await start();
    const failure = await host.refused('check.run', { period: period as CallInput<'check.run'>['period'] });
    expect(failure).toEqual({ code: 'period_invalid', args: { period } });
  });

  it('checks the running quarter, judged at the day in China', async () => {
    await start();
    expect((await check('2022Q1')).hard).toBe(2);
  });

  it('is not for upper levels, nor before first use', async () => {
    host = await openServices(folder.path);
    const input = { period: '2021Q4' as CallInput<'check.run'>['period'] };
    expect((await host.refused('check.run', input)).code).toBe('not_initialised');
    await host.call('session.initialise', {
      role: 'province',
      unit: null,
      person: '王芳',
      language: 'zh-CN',
    });
    expect((await host.refused('check.run', input)).code).toBe('forbidden');
  });
});

describe('an explanation', () => {
  it('answers its violation, and stands on a register record in the next period', async () => {
    await start(twoEnclaves().change('terms', 'terms-1', { rate_pct: 40_000 }));
    const asked = await only('2021', 'S20');
    expect(asked.key?.period).toBeNull();
    await explain(asked, 'explanation-1', '合同约定前三年按4%计收');
    expect(await only('2021', 'S20')).toMatchObject({
      explanation: { id: 'explanation-1', revision: 1, text: '合同约定前三年按4%计收' },
      offered: null,
    });
    expect((await only('2020', 'S20')).explanation?.id).toBe('explanation-1');
  });

  it('of a value that changed since is only offered', async () => {
    await start(twoEnclaves().change('terms', 'terms-1', { rate_pct: 40_000 }));
    await explain(await only('2021', 'S20'), 'explanation-1', '合同约定前三年按4%计收');
    const before = await check('2021');
    await save('terms', 'terms-1', 1, { rate_pct: 45_000 });
    const after = await check('2021');
    expect(after.unexplained).toBe(before.unexplained + 1);
    expect(await only('2021', 'S20')).toMatchObject({ explanation: null, offered: '合同约定前三年按4%计收' });
  });

  it('of four characters is none', async () => {
    await start();
    const asked = await only('2021Q1', 'S45');
    await explain(asked, 'explanation-1', '已核对。');
    expect(await check('2021Q1')).toMatchObject({ unexplained: 1, explained: 0 });
    await save('explanation', 'explanation-1', 1, { text: '已核对无误。' });
    expect(await check('2021Q1')).toMatchObject({ unexplained: 0, explained: 1 });
  });
});

describe('a threshold on file', () => {
  it('decides from its day on, keeps its history, and leaves earlier periods explained', async () => {
    await start(twoEnclaves().change('terms', 'terms-1', { rate_pct: 40_000 }));
    await explain(await only('2020', 'S20'), 'explanation-1', '合同约定前三年按4%计收');
    await save('threshold', 'threshold-1', null, {
      threshold: 'rateLow',
      valid_from: '2021-01-01',
      share: 35_000,
    });
    expect(rules(await check('2021'))).not.toContain('S20');
    expect((await only('2020', 'S20')).explanation?.id).toBe('explanation-1');
    await save('threshold', 'threshold-1', 1, { share: 45_000 });
    expect(await only('2021', 'S20')).toMatchObject({
      violation: { args: { low: { value: 45_000 } } },
      explanation: null,
      offered: '合同约定前三年按4%计收',
    });
    const history = await host.call('records.history', { type: 'threshold', id: 'threshold-1' });
    expect(history.filter(({ field }) => field === 'share')).toMatchObject([{ old: '35000', new: '45000' }]);
  });
});

describe('open drafts', () => {
  const draft = (form: string, record_id: string, raw: Record<string, string>) =>
    host.call('drafts.put', { form, record_id, base_revision: null, money_unit: 'yuan', raw });
  const open = async (period: string) => (await check(period)).drafts.map(({ record_id }) => record_id);

  it('count where what is typed, or the record as it stands, is of the period', async () => {
    await start();
    await draft('receipt', 'new-in-q4', { date: '2021.10.8', amount: '1' });
    await draft('receipt', 'new-in-q2', { date: '2021-05-08' });
    await draft('receipt', 'new-without-day', { amount: '1,000' });
    await draft('receipt', 'receipt-3', { date: '2021-05-08' });
    await draft('due', 'due-1', { agreed: '1' });
    await draft('village', 'village-1', { name: '村' });
    await draft('retention', 'new-note', { year: '2021' });
    await draft('batch_line', 'batch_line-1', { amount: '1' });
    expect(await open('2021Q4')).toEqual(['new-in-q4', 'new-without-day', 'receipt-3', 'due-1']);
    expect(await open('2021Q2')).toEqual([
      'new-in-q2',
      'new-without-day',
      'receipt-3',
      'due-1',
      'batch_line-1',
    ]);
    expect(await open('2021')).toHaveLength(8);
  });

  it('say what they are about and where that is worked on, a new record by the page it is typed on', async () => {
    await start();
    await draft('receipt:enclave-1/330825', 'receipt-3', { payer: '镇海区国资公司' });
    await draft('receipt:enclave-2/330825', 'new', { date: '2021-12-08' });
    await draft('grid:batch_line', 'batch-3', { 'new.amount': '1' });
    await draft('somewhere else', 'c', {});
    const { drafts } = await check('2021Q4');
    expect(drafts.map(({ record, label, place }) => [record?.id, label['zh-CN'], place])).toEqual([
      [
        'receipt-3',
        '龙游镇海消薄飞地 2021年10月15日到账（YH2021-10-15）',
        { enclave_id: 'enclave-1', home_county: '330825', batch_id: null },
      ],
      ['new', '到账明细', { enclave_id: 'enclave-2', home_county: '330825', batch_id: null }],
      ['new', '到村分配', { enclave_id: 'enclave-2', home_county: '330825', batch_id: 'batch-3' }],
      [undefined, 'somewhere else', { enclave_id: null, home_county: null, batch_id: null }],
    ]);
  });

  it('of what is typed about the report itself count never: submitting takes it, or asks for it', async () => {
    await start();
    await draft('signing', '2021Q4', { unit_head: '李军' });
    await draft('explaining', '2021Q4/S45', { text: '对方资金' });
    expect(await open('2021Q4')).toEqual([]);
  });

  it('of a whole form count with the form, of an unknown one always', async () => {
    await start();
    await draft('distribution', 'a', {});
    await draft('village', 'b', {});
    await draft('somewhere else', 'c', {});
    expect(await open('2021Q4')).toEqual(['a', 'c']);
  });
});
