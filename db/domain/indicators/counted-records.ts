import type { AccountKey, Ledger } from '../ledger.ts';
import type { AnyRecord, RecordType } from '../records/catalogue.ts';
import { investmentReporter } from './project-figures.ts';
import { accountMoney, type CountyLedger } from './same-record.ts';
import type { Survey } from './survey.ts';

/** Parts of an account's money, and the field that leads to what they are a part of. */
const partsOf: { readonly [T in RecordType]?: readonly [field: string, whole: RecordType] } = {
  waiver: ['due_id', 'due'],
  allocation: ['receipt_id', 'receipt'],
  opening_received: ['opening_balance_id', 'opening_balance'],
  batch_line: ['batch_id', 'batch'],
};
const sharedTypes = { enclave: 'enclaves', project: 'projects', platform: 'platforms' } as const;
const ofAccounts: ReadonlySet<RecordType> = new Set(accountMoney);
const ofInvestment: ReadonlySet<RecordType> = new Set(['investment', 'project_year', 'project_opening']);

/**
 * Whether a unit's record is one that figures count, where two units report the same thing: one enclave, project or platform,
 * the money of one account, the investment of one project. Lists with sums show these only, as indicators count them.
 */
export function isCounted(
  survey: Survey,
  { unit, ledger }: CountyLedger,
  type: RecordType,
  record: AnyRecord,
): boolean {
  if (type in sharedTypes)
    return survey[sharedTypes[type as keyof typeof sharedTypes]].counts(unit, record.id);
  if (ofInvestment.has(type)) return investmentReporter(survey, unit, String(record.project_id)) === unit;
  if (type === 'project_status') return survey.projects.counts(unit, String(record.project_id));
  const account = accountOf(ledger, type, record);
  return account === null || survey.accounts.counts(unit, account);
}

function accountOf(ledger: Ledger, type: RecordType, record: AnyRecord): AccountKey | null {
  const part = partsOf[type];
  const whole = part === undefined ? type : part[1];
  const row = part === undefined ? record : wholeOf(ledger, part[1], record[part[0]]);
  return row !== undefined && ofAccounts.has(whole) ? (row as unknown as AccountKey) : null;
}

const wholeOf = (ledger: Ledger, type: RecordType, id: unknown): AnyRecord | undefined =>
  ledger.get(type, String(id)) as unknown as AnyRecord | undefined;
