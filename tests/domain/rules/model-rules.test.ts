import { describe, expect, it } from 'vitest';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import { importedRules } from '../../../db/domain/rules/imported-figures.ts';
import { importedInvestmentRules } from '../../../db/domain/rules/imported-investment.ts';
import { receivedRules } from '../../../db/domain/rules/received.ts';
import type { RuleClass } from '../../../db/domain/rules/rule.ts';
import { modelRules } from '../../fixtures/model-rules.ts';

/** Every rule of the code with its class; one that judges own and imported figures stands in two of the lists. */
const rulesOfCode: ReadonlyMap<string, RuleClass> = new Map(
  [...allRules, ...importedRules, ...importedInvestmentRules, ...receivedRules].map(({ id, ruleClass }) => [
    id,
    ruleClass,
  ]),
);
/** The structural check is the product's own, model §2 columns R. */
const notOfTheModel = ['REQ'];

describe('the rules of the model', () => {
  it('are 100: 51 hard, 45 soft, 4 hints', () => {
    const classes = [...modelRules.values()];
    expect(modelRules.size).toBe(100);
    expect(classes.filter((one) => one === 'hard')).toHaveLength(51);
    expect(classes.filter((one) => one === 'soft')).toHaveLength(45);
    expect(classes.filter((one) => one === 'hint')).toHaveLength(4);
  });

  it('are those of the code, none missing and none added', () => {
    const found = [...rulesOfCode.keys()].filter((id) => !notOfTheModel.includes(id));
    expect(found.toSorted()).toEqual([...modelRules.keys()].toSorted());
  });

  it('have the same class in the code', () => {
    for (const [id, ruleClass] of rulesOfCode) {
      if (!notOfTheModel.includes(id)) expect(ruleClass, id).toBe(modelRules.get(id));
    }
  });

  it('run in the model’s order: by number, the hard rule of a number before the soft one', () => {
    const place = (id: string): string => id.slice(1) + id.charAt(0);
    const ids = allRules.map(({ id }) => id);
    expect(ids[0]).toBe('REQ');
    expect(ids.slice(1)).toEqual(ids.slice(1).toSorted((a, b) => (place(a) < place(b) ? -1 : 1)));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
