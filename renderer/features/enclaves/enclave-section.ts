import type { Ledger } from '../../../db/domain/ledger.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import type { focusOf } from '../../navigation/page-search.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';

/** What every section of an enclave's page works on. */
export interface EnclaveSectionProps {
  readonly ledger: Ledger;
  readonly enclaveId: string;
  readonly setup: FormSetup;
  readonly context: CheckContext;
  /** Record and cell to open, from a link. */
  readonly focus: ReturnType<typeof focusOf>;
}
