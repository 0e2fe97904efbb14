import type { Draft } from '../domain/contract.ts';
import { parseDate } from '../domain/dates.ts';
import { type DraftedRecord, draftedRecords, isAboutReport } from '../domain/draft-form.ts';
import type { Ledger } from '../domain/ledger.ts';
import { parseYear } from '../domain/list-fields.ts';
import { type FormId, optionSets } from '../domain/options.ts';
import {
  type Period,
  parsePeriod,
  periodContains,
  periodEnd,
  periodKind,
  periodStart,
  yearOfPeriod,
} from '../domain/period.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../domain/records/catalogue.ts';
import { isAfter, isRowOf } from '../domain/rules/in-period.ts';

/**
 * Whether text that was typed and not saved concerns the package of a period: it is in one of its forms, and the record
 * is in the period as it stands or as it is being typed. Where that cannot be told it does: a figure that its officer
 * believes to be in the report must not be missing from it.
 * @param draft.form as `draft-form.ts` names it, or a form
 */
export function concernsPackage(
  ledger: Ledger,
  draft: Pick<Draft, 'form' | 'record_id' | 'raw'>,
  period: Period,
  forms: readonly FormId[],
): boolean {
  if (isAboutReport(draft.form)) return false;
  const drafted = draftedRecords(draft);
  if (drafted === undefined) return !isForm(draft.form) || forms.includes(draft.form);
  return drafted.some((one) => recordConcerns(ledger, one, period, forms));
}

function recordConcerns(
  ledger: Ledger,
  { type, id, raw }: DraftedRecord,
  period: Period,
  forms: readonly FormId[],
): boolean {
  const declared = declarationOf(type);
  if (declared.form !== null && !forms.includes(declared.form)) return false;
  const record = ledger.get(type, id) as unknown as AnyRecord | undefined;
  if (record !== undefined && isRowOf(ledger, type, record, period)) return true;
  if (record !== undefined && declared.belongs.by === 'month') return !isAfter(ledger, type, record, period);
  const typed = isTypedIn(type, raw, period);
  return typed ?? record === undefined;
}

const isForm = (name: string): name is FormId => (optionSets.form as readonly string[]).includes(name);

/** Whether the day or year being typed lies in the period; null where none is typed that can be read. */
function isTypedIn(type: RecordType, raw: Draft['raw'], period: Period): boolean | null {
  const { belongs } = declarationOf(type);
  if (belongs.by !== 'date' && belongs.by !== 'year' && belongs.by !== 'month') return null;
  const text = raw[belongs.field] ?? '';
  if (belongs.by === 'year') {
    const year = parseYear(text);
    // Rows of a year travel with the annual report only.
    return year.ok ? periodKind(period) === 'year' && year.value === yearOfPeriod(period) : null;
  }
  if (belongs.by === 'month') {
    const month = parsePeriod(text);
    // An earlier month is in the year to date and since start that the period states.
    return month.ok ? periodStart(month.value) <= periodEnd(period) : null;
  }
  const date = parseDate(text);
  return date.ok ? periodContains(period, date.value) : null;
}
