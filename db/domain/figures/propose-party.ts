import type { IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { type Percent, percent, WHOLE_PERCENT } from '../percent.ts';
import { stagesOf } from '../rules/pipeline.ts';

export interface ProposedParty {
  /** What the other parties leave of 100 %; null where they leave nothing, or leave it open. */
  readonly capital_share_pct: Percent | null;
  readonly return_share_pct: Percent | null;
  /** Day of the formal agreement, else of the first one; null while none is recorded. */
  readonly valid_from: IsoDate | null;
}

/** What a home county's party record of an enclave would hold if nothing else was agreed; model §2.3 party[]. */
export function proposeParty(ledger: Ledger, enclaveId: string, partyId: string): ProposedParty {
  const others = ledger.where('enclave_party', 'enclave_id', enclaveId).filter(({ id }) => id !== partyId);
  const left = (field: 'capital_share_pct' | 'return_share_pct'): Percent | null => {
    const given = others.map((party) => party[field]);
    if (given.some((share) => share === null)) return null;
    const rest = Number(WHOLE_PERCENT) - given.reduce((sum: number, share) => sum + (share ?? 0), 0);
    return rest > 0 ? percent(rest) : null;
  };
  const agreements = stagesOf(ledger, enclaveId).filter(({ stage }) => stage === 'agreement');
  const signed = agreements.find(({ agreement_kind }) => agreement_kind === 'formal') ?? agreements[0];
  return {
    capital_share_pct: left('capital_share_pct'),
    return_share_pct: left('return_share_pct'),
    valid_from: signed?.date ?? null,
  };
}
