import { describe, expect, it } from 'vitest';
import type { CheckedViolation } from '../../db/domain/answers.ts';
import type { AnyRecord } from '../../db/domain/records/catalogue.ts';
import { isLongEnough } from '../../db/domain/rules/explanations.ts';
import { en } from '../../renderer/locale/en.ts';
import { zhCN } from '../../renderer/locale/zh-CN.ts';
import { explanationChanges } from '../../renderer/ui/explanations/explanation-changes.ts';
import {
  reasonKinds,
  reasonOfKey,
  standardReasons,
} from '../../renderer/ui/explanations/standard-reasons.ts';
import { recordOf } from '../support/ledger-builder.ts';

const violationOf = (record: string, given: Partial<CheckedViolation> = {}): CheckedViolation => ({
  violation: {
    rule: 'S45',
    ruleClass: 'soft',
    form: 'return',
    recordType: 'due',
    recordId: record,
    field: 'agreed',
    args: {},
  },
  label: { 'zh-CN': '', en: '' },
  place: { enclave_id: null, home_county: null, batch_id: null },
  key: { rule: 'S45', record_type: 'due', record_id: record, period: null, fingerprint: `now ${record}` },
  explanation: null,
  offered: null,
  ...given,
});
const onFile = (
  id: string,
  record_id: string,
  given: { revision?: number; voided?: boolean } = {},
): AnyRecord => ({
  ...(recordOf('explanation', id, {
    rule: 'S45',
    record_type: 'due',
    record_id,
    period: null as never,
    fingerprint: 'before',
  }) as unknown as AnyRecord),
  ...given,
});
const ids = () => {
  let n = 0;
  return () => {
    n += 1;
    return `new-${n}`;
  };
};

describe('explaining', () => {
  it('writes one text for any number of violations, each under its own key', () => {
    const both = [violationOf('due-1'), violationOf('due-2')];
    const explained = both.map((violation) => ({ violation, text: '正在协商支付' }));
    expect(explanationChanges(explained, both, [], ids())).toEqual([
      {
        type: 'explanation',
        id: 'new-1',
        base_revision: null,
        values: { ...both[0]?.key, text: '正在协商支付' },
      },
      {
        type: 'explanation',
        id: 'new-2',
        base_revision: null,
        values: { ...both[1]?.key, text: '正在协商支付' },
      },
    ]);
  });

  it('changes the text of one that is on file, and nothing else of it', () => {
    const answered = violationOf('due-1', { explanation: { id: 'e', revision: 3, text: '正在协商' } });
    const changes = explanationChanges(
      [{ violation: answered, text: '已经付清款项' }],
      [answered],
      [],
      ids(),
    );
    expect(changes).toEqual([
      { type: 'explanation', id: 'e', base_revision: 3, values: { text: '已经付清款项' } },
    ]);
  });

  it('takes over one whose figures have changed, so that a record is not explained twice', () => {
    const asked = violationOf('due-1');
    const changes = explanationChanges(
      [{ violation: asked, text: '正在协商支付' }],
      [asked],
      [
        onFile('gone', 'due-1', { voided: true }),
        onFile('other', 'due-2'),
        onFile('old', 'due-1', { revision: 2 }),
      ],
      ids(),
    );
    expect(changes).toEqual([
      {
        type: 'explanation',
        id: 'old',
        base_revision: 2,
        values: { ...asked.key, text: '正在协商支付' },
      },
    ]);
  });

  it('leaves one alone that answers another violation of the same rule and record', () => {
    const asked = violationOf('due-1');
    const answered = violationOf('due-1', {
      explanation: { id: 'old', revision: 2, text: '另一事项已说明' },
    });
    const changes = explanationChanges(
      [{ violation: asked, text: '正在协商支付' }],
      [asked, answered],
      [onFile('old', 'due-1', { revision: 2 })],
      ids(),
    );
    expect(changes[0]).toMatchObject({ id: 'new-1', base_revision: null });
  });

  it('writes nothing for what asks for nothing', () => {
    const hint = violationOf('due-1', { key: null });
    expect(explanationChanges([{ violation: hint, text: '正在协商支付' }], [hint], [], ids())).toEqual([]);
  });
});

describe('standard reasons', () => {
  it('are there for every rule, and each counts as an explanation in both languages', () => {
    expect(standardReasons('S45')[0]).toBe('payment.negotiating');
    expect(standardReasons('S22')[0]).toBe('register.checked');
    for (const { explain } of [zhCN, en]) {
      for (const kind of Object.keys(reasonKinds) as (keyof typeof reasonKinds)[]) {
        const texts = Object.entries(explain.reasons[kind]);
        expect(texts.map(([name]) => name)).toEqual([...reasonKinds[kind]]);
        for (const [name, text] of texts) expect(isLongEnough(text), name).toBe(true);
      }
    }
  });

  it('are one key: a digit, and with Alt where a digit is text', () => {
    const key = (code: string, altKey = false, ctrlKey = false) => ({
      code,
      altKey,
      ctrlKey,
      metaKey: false,
    });
    expect(reasonOfKey(key('Digit2'), false)).toBe(1);
    expect(reasonOfKey(key('Numpad1'), false)).toBe(0);
    expect(reasonOfKey(key('Digit2'), true)).toBeNull();
    expect(reasonOfKey(key('Digit2', true), true)).toBe(1);
    expect(reasonOfKey(key('Digit2', false, true), false)).toBeNull();
    expect(reasonOfKey(key('Digit0'), false)).toBeNull();
    expect(reasonOfKey(key('KeyA'), false)).toBeNull();
  });
});
