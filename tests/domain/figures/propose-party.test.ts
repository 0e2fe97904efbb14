import { expect, test } from 'vitest';
import { proposeParty } from '../../../db/domain/figures/propose-party.ts';
import { LedgerBuilder } from '../../support/ledger-builder.ts';

const proposed = (builder: LedgerBuilder) => proposeParty(builder.ledger(), 'enclave-1', 'new');

test('the first party is proposed whole, a later one what is left, from the formal agreement on', () => {
  const alone = new LedgerBuilder().with('enclave');
  expect(proposed(alone)).toEqual({
    capital_share_pct: 1_000_000,
    return_share_pct: 1_000_000,
    valid_from: null,
  });
  const signed = alone
    .with('enclave_party', { home_county: '331126', capital_share_pct: 400_000, return_share_pct: 1_000_000 })
    .with('stage_event', { stage: 'agreement', agreement_kind: 'framework', date: '2019-01-02' })
    .with('stage_event', { stage: 'agreement', agreement_kind: 'formal', date: '2019-06-18' });
  expect(proposed(signed)).toEqual({
    capital_share_pct: 600_000,
    return_share_pct: null,
    valid_from: '2019-06-18',
  });
});

test('while another party leaves its share open nothing is proposed', () => {
  const builder = new LedgerBuilder()
    .with('enclave')
    .with('enclave_party', { home_county: '331126', capital_share_pct: null, return_share_pct: 300_000 });
  expect(proposed(builder)).toMatchObject({ capital_share_pct: null, return_share_pct: 700_000 });
});
