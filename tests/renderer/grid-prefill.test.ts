import { describe, expect, it } from 'vitest';
import type { FormTexts } from '../../renderer/ui/forms/form-texts.ts';
import { prefilledTexts } from '../../renderer/ui/grid/grid-prefill.ts';
import { recordOf } from '../support/ledger-builder.ts';

/** A village whose township follows from its code, as the list of villages proposes it. */
const rules = {
  type: 'village',
  given: {},
  propose: ({ village_code }: Readonly<Record<string, unknown>>) => ({
    town_code: typeof village_code === 'string' ? village_code.slice(0, 9) : null,
  }),
  context: { language: 'zh-CN', moneyUnit: 'yuan' },
} as const;
const village = recordOf('village', 'village-1');
const follow = (before: FormTexts, after: FormTexts, record: typeof village | null = null) =>
  prefilledTexts(before, after, record as never, rules);

const code = { village_code: '330825101201' };
const town = { town_code: '330825101' };

describe('cells that follow from others', () => {
  it('are filled in with what they follow from, and follow its correction', () => {
    expect(follow({}, code)).toEqual(town);
    const corrected = { village_code: '330825102201', ...town };
    expect(follow({ ...code, ...town }, corrected)).toEqual({ town_code: '330825102' });
    expect(follow({ ...code, ...town }, corrected, village)).toEqual({ town_code: '330825102' });
  });

  it('stay as a person wrote them', () => {
    const own = { ...code, town_code: '330825999' };
    expect(follow({ ...code, ...town }, own)).toEqual({});
    expect(follow(own, { ...own, village_code: '330825102201' })).toEqual({});
    // Pasted together.
    expect(follow({}, own)).toEqual({});
  });

  it('of a record that were emptied stay empty', () => {
    expect(follow({ ...code, ...town }, { ...code, town_code: '' }, village)).toEqual({});
    expect(follow({ ...code }, { village_code: '330825102201' }, village)).toEqual({});
  });

  it('go with the last of what they followed from, so that an emptied row is empty', () => {
    expect(follow({ ...code, ...town }, { village_code: '', ...town })).toEqual({ town_code: '' });
    const named = { name: '甲村', ...code, ...town };
    expect(follow(named, { ...named, name: '', village_code: '' }, village)).toEqual({ town_code: '' });
  });
});
