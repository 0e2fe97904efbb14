import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../db/domain/dates.ts';
import { villageStateOn } from '../../../db/domain/figures/village-history.ts';
import { operatingEnclave } from '../../support/ledger-builder.ts';

describe('the state of a village', () => {
  const builder = operatingEnclave(2)
    .change('village', 'village-1', { weak_from: '2017-01-01', weak_to: '2020-12-31' })
    .with('village_merger', { old_village_id: 'village-1', new_village_id: 'village-2', date: '2021-06-30' });

  it.each([
    ['2016-12-31', 'notYet'],
    ['2017-01-01', 'weak'],
    ['2020-12-30', 'weak'],
    ['2020-12-31', 'left'],
    ['2021-06-29', 'left'],
    ['2021-06-30', 'merged'],
  ])('on %s: %s', (on, state) => {
    const ledger = builder.ledger();
    const village = ledger.get('village', 'village-1');
    expect(village && villageStateOn(ledger, village, isoDate(on))).toBe(state);
  });
});
