import { expect, test } from 'vitest';
import { nextStage } from '../../db/domain/rules/pipeline.ts';
import { LedgerBuilder } from '../support/ledger-builder.ts';

/** The stage after those recorded, on the path of a land mode. */
function after(
  land_mode: 'purchased' | 'granted' | null,
  ...stages: readonly [stage: string, date: string][]
) {
  const builder = stages.reduce(
    (ledger, [stage, date]) => ledger.with('stage_event', { stage: stage as 'agreement', date }),
    new LedgerBuilder(),
  );
  return nextStage(builder.ledger(), { id: 'enclave-1', land_mode });
}

test('the next stage is the next on the path of the land mode (model §2.3)', () => {
  expect(after('purchased')).toBe('sitePlan');
  expect(after('purchased', ['sitePlan', '2019-01-01'], ['agreement', '2019-02-01'])).toBe('completed');
  expect(after('granted', ['agreement', '2019-02-01'])).toBe('landApproved');
  expect(after(null, ['agreement', '2019-02-01'])).toBe('landApproved');
  expect(after('granted', ['operating', '2020-01-01'])).toBeNull();
  expect(after('granted', ['construction', '2019-05-01'], ['ended', '2020-01-01'])).toBeNull();
});
