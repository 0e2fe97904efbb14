import { zodResolver } from '@hookform/resolvers/zod';
import type { ResolverOptions } from 'react-hook-form';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type FormContext,
  formSchema,
  parseForm,
  type RawForm,
  rawOf,
  requiredMissing,
} from '../../db/domain/form-values.ts';
import { problemText } from '../../db/domain/locale/locale.ts';
import { blankValues, recordTypes, type ValuesOf } from '../../db/domain/records/catalogue.ts';

const context: FormContext = { language: 'zh-CN', moneyUnit: 'wanYuan' };

const receipt = {
  ...blankValues('receipt'),
  enclave_id: '0198f3a0-0000-7000-8000-000000000001',
  home_county: '330825',
  date: '2026-03-31',
  return_kind: 'fixed',
  beneficiary: 'villageCompany',
  amount: 3_310_000_001,
  settle: 'bankTransfer',
  payer: '宁波市镇海区某公司',
  receiver: '龙游县强村公司',
  document_no: 'HD-0001',
  opening: false,
  note: '第一期\n首笔',
} as unknown as ValuesOf<'receipt'>;

const options: ResolverOptions<RawForm<'receipt'>> = { fields: {}, shouldUseNativeValidation: undefined };

describe('parseForm', () => {
  it.each(['wanYuan', 'yuan'] as const)('gives back in %s what rawOf wrote', (moneyUnit) => {
    const here = { ...context, moneyUnit };
    const raw = rawOf('receipt', receipt, here);
    expect(raw.amount).toBe({ wanYuan: '3310.000001', yuan: '33100000.01' }[moneyUnit]);
    expect(parseForm('receipt', raw, here)).toEqual({ values: receipt, problems: {} });
  });

  it('keeps the good cells when others fail', () => {
    const raw = { ...rawOf('receipt', receipt, context), amount: '三百', date: '2026-02-30', enclave_id: '' };
    const { values, problems } = parseForm('receipt', raw, context);
    const { amount: _, date: __, enclave_id: ___, ...good } = receipt;
    expect(values).toEqual(good);
    expect(problems).toEqual({
      amount: { code: 'not_a_number' },
      date: { code: 'no_such_date' },
      enclave_id: { code: 'empty' },
    });
  });

  it('leaves alone what was not handed over, and passes over strangers', () => {
    expect(parseForm('receipt', { amount: '1', colour: 'red' }, context)).toEqual({
      values: { amount: 1_000_000 },
      problems: {},
    });
  });

  it('tells blank from zero', () => {
    expect(parseForm('due', { agreed: '0', guaranteed: '' }, context).values).toEqual({
      agreed: 0,
      guaranteed: null,
    });
  });
});

describe('formSchema', () => {
  afterAll(() => z.config({ jitless: false }));

  it.each([false, true])('with zodResolver puts each problem at its field (jitless: %s)', async (jitless) => {
    z.config({ jitless });
    const resolver = zodResolver(formSchema('receipt', context));
    const raw = { ...rawOf('receipt', receipt, context), amount: '1.23456789', settle: '支票' };
    const { values, errors } = await resolver(raw, undefined, options);
    expect(values).toEqual({});
    expect(Object.keys(errors).sort()).toEqual(['amount', 'settle']);
    expect(errors.amount?.message).toBe(problemText('zh-CN', { code: 'too_precise', args: { decimals: 6 } }));
    expect(errors.settle?.message).toBe('“支票”不在可选范围内，请从列表中选择。');
  });

  it.each([false, true])('gives the stored values (jitless: %s)', async (jitless) => {
    z.config({ jitless });
    const resolver = zodResolver(formSchema('receipt', context));
    const { values, errors } = await resolver(rawOf('receipt', receipt, context), undefined, options);
    expect(errors).toEqual({});
    expect(values).toEqual(receipt);
  });

  it('names the problem in the issue and speaks the language of the form', () => {
    const raw = { ...rawOf('receipt', receipt, context), date: '3/5/2026' };
    const parsed = formSchema('receipt', { ...context, language: 'en' }).safeParse(raw);
    expect(parsed.error?.issues).toMatchObject([
      {
        code: 'custom',
        path: ['date'],
        params: { problem: { code: 'ambiguous_date' } },
        message: problemText('en', { code: 'ambiguous_date' }),
      },
    ]);
  });

  it('lets required fields be blank, identity ones not', () => {
    const raw = rawOf('receipt', { ...receipt, amount: null }, context);
    expect(formSchema('receipt', context).parse(raw).amount).toBeNull();
    const blank = formSchema('receipt', context).safeParse({ ...raw, home_county: ' ' });
    expect(blank.error?.issues.map((issue) => issue.path)).toEqual([['home_county']]);
  });

  it('never blanks a cell that the form did not hold', () => {
    const { reason: _, ...shown } = rawOf('receipt', receipt, context);
    const values = formSchema('receipt', context).parse(shown);
    expect(Object.hasOwn(values, 'reason')).toBe(false);
    expect(values.amount).toBe(receipt.amount);
  });

  it.each(recordTypes)('is made for %s and takes its blank form up to its identity', (type) => {
    const parsed = formSchema(type, context).safeParse(rawOf(type, blankValues(type) as never, context));
    const refused = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])));
    for (const name of refused) expect(requiredMissing(type, {})).toContain(name);
  });
});

describe('requiredMissing', () => {
  it('lists what must be filled and is blank, in the order of the form', () => {
    expect(requiredMissing('receipt', receipt)).toEqual([]);
    expect(requiredMissing('receipt', { ...receipt, document_no: null, date: null, reason: null })).toEqual([
      'date',
      'document_no',
    ]);
    expect(requiredMissing('waiver', {})).toEqual(['due_id', 'date', 'amount', 'document']);
  });
});
