import { expect, test } from 'vitest';
import { pipelineSummary } from '../../../db/domain/figures/pipeline-summary.ts';
import { LedgerBuilder } from '../../support/ledger-builder.ts';

test('the pipeline over all enclaves: who came how far, and who stands where', () => {
  const builder = new LedgerBuilder();
  const enclave = (land_mode: 'purchased' | 'granted') => builder.add('enclave', { land_mode }).id;
  const stage = (enclave_id: string, given: object) => builder.with('stage_event', { enclave_id, ...given });
  const [bought, granted, framed, stopped] = [
    enclave('purchased'),
    enclave('granted'),
    enclave('granted'),
    enclave('granted'),
  ] as const;
  enclave('granted');
  stage(bought, { stage: 'completed', date: '2020-01-01', agreement_kind: null });
  stage(granted, { stage: 'sitePlan', date: '2020-01-01' });
  stage(granted, { stage: 'agreement', date: '2020-02-01', agreement_kind: 'formal' });
  stage(framed, { stage: 'sitePlan', date: '2020-01-01' });
  stage(framed, { stage: 'agreement', date: '2020-02-01', agreement_kind: 'framework' });
  stage(stopped, { stage: 'sitePlan', date: '2020-01-01' });
  stage(stopped, { stage: 'ended', date: '2021-01-01' });
  expect(pipelineSummary(builder.ledger()).map(({ stage: of, reached, now }) => [of, reached, now])).toEqual([
    ['sitePlan', 4, 0],
    ['agreement', 2, 2],
    ['landApproved', 0, 0],
    ['construction', 0, 0],
    ['completed', 1, 1],
    ['operating', 0, 0],
    ['ended', 1, 1],
  ]);
});
