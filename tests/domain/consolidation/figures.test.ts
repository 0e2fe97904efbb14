import { describe, expect, it } from 'vitest';
import { addSums, figureNames, figureOf, unitTotals } from '../../../db/domain/consolidation/figures.ts';
import { differingTotals } from '../../../db/domain/consolidation/total-check.ts';
import { evaluateIndicators } from '../../../db/domain/indicators/evaluate.ts';
import { period } from '../../../db/domain/period.ts';
import { LedgerBuilder, yuan } from '../../support/ledger-builder.ts';

const year = period('2021');

function county(unit: string, received: number) {
  const ledger = new LedgerBuilder()
    .with('enclave', { enclave_code: `${unit}-XB-01` })
    .with('due', { home_county: unit, year: 2021 })
    .with('receipt', { home_county: unit, date: '2021-05-01', amount: yuan(received) })
    .ledger();
  return { unit, name: unit, ledger };
}

const list = ['330825', '331121'].map((code) => ({
  id: code,
  area_code: code,
  name_zh: code,
  member_from: null,
  member_to: null,
}));
const counties = [county('330825', 100), county('331121', 20), county('330482', 3)];
const totals = unitTotals(evaluateIndicators(counties, year, { list }), []);

describe('figures by unit', () => {
  it('add up to the total, and what is no member stands apart', () => {
    expect(totals.total.I5.value).toBe(yuan(120));
    expect(totals.leavers?.I5.value).toBe(yuan(3));
    expect(totals.units.map(({ unit, member }) => [unit, member])).toEqual([
      ['330482', false],
      ['330825', true],
      ['331121', true],
    ]);
    const members = totals.units.filter(({ member }) => member).map(({ sums }) => sums);
    expect(addSums(members)).toEqual(totals.total);
    expect(differingTotals(year, totals)).toEqual([]);
  });

  it('are found to differ by a single fen, in any figure (H89)', () => {
    for (const name of figureNames) {
      const { indicator, figure } = name;
      const wrong = {
        ...totals.total,
        [indicator]: { ...totals.total[indicator], [figure]: figureOf(totals.total, name) + 1 },
      };
      const [found, ...more] = differingTotals(year, { ...totals, total: wrong });
      expect(found, `${indicator} ${figure}`).toMatchObject(name);
      expect(more).toEqual([]);
    }
  });
});
