import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { type RecordType, recordTypes } from '../../../db/domain/records/catalogue.ts';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import { plausibleLedger } from '../../../db/domain/rules/plausible.ts';
import { anyLedger } from '../../support/any-ledger.ts';
import { contextWith } from './cases/case.ts';

/** The live records of some types, as a page's slice holds them. */
function sliceOf(ledger: Ledger, types: readonly RecordType[]): Ledger {
  return new Ledger(Object.fromEntries(types.map((type) => [type, ledger.all(type)])) as RecordSet);
}

describe('what a rule says it needs', () => {
  it.each(allRules.filter(({ id }) => id !== 'REQ'))('is enough for $id', (rule) => {
    fc.assert(
      fc.property(anyLedger, (builder) => {
        const ledger = plausibleLedger(builder.ledger());
        const context = contextWith({ forms: optionSets.form });
        // The runner puts findings into the order of the records.
        const found = (given: Ledger) =>
          [...rule.check(given, context)].map((one) => JSON.stringify(one)).toSorted();
        expect(found(sliceOf(ledger, rule.needs))).toEqual(found(ledger));
      }),
      { numRuns: 40, seed: 20_210_731, endOnFailure: true },
    );
  });

  it('names record types only, each once', () => {
    for (const { needs } of allRules) {
      expect(new Set(needs).size).toBe(needs.length);
      for (const type of needs) expect(recordTypes).toContain(type);
    }
  });
});
