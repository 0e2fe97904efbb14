import { isRecordType, type RecordType } from './records/catalogue.ts';

/**
 * Names under which typed and not yet saved text is kept (`form_draft.form`): of one record `type:scope`, where the scope
 * tells the new records of one page from those of another; of a spreadsheet `grid:type`, whose `record_id` is the scope and
 * whose texts are keyed `<row id>.<field>`.
 */
const longestName = 64;

/**
 * Names of what is typed about the report itself: who signs it (`record_id`: the period), and an explanation that is being
 * written (`record_id`: period and rule). Neither is a figure of the report, and submitting takes the first and asks for
 * the second, so that they block nothing.
 */
export const signingDraftForm = 'signing';
export const explainingDraftForm = 'explaining';
/** An answer to a query of an upper level that is being written (`record_id`: the query). */
export const answeringDraftForm = 'answering';

/** Whether a draft is about the report itself, not about what it reports. */
export function isAboutReport(form: string): boolean {
  return form === signingDraftForm || form === explainingDraftForm || form === answeringDraftForm;
}
const gridMark = 'grid';
const mark = ':';

/** Name of the draft of one record's form. */
export function recordDraftForm(type: RecordType, scope: string): string {
  return `${type}${mark}${scope}`.slice(0, longestName);
}

/** Name of the draft of a spreadsheet of a type's records. */
export function gridDraftForm(type: RecordType): string {
  return `${gridMark}${mark}${type}`;
}

/** Texts of one record, as a draft holds them. */
export interface DraftedRecord {
  readonly type: RecordType;
  readonly id: string;
  readonly raw: Readonly<Record<string, string>>;
}

/** The records that a draft is about; undefined where the draft is of no record type. */
export function draftedRecords(draft: {
  readonly form: string;
  readonly record_id: string;
  readonly raw: Readonly<Record<string, string>>;
}): readonly DraftedRecord[] | undefined {
  const [first = '', second = ''] = draft.form.split(mark);
  if (first === gridMark && isRecordType(second)) {
    return [...cellsOfDraft(draft.raw)].map(([id, { [revisionCell]: _, ...raw }]) => ({
      type: second,
      id,
      raw,
    }));
  }
  return isRecordType(first) ? [{ type: first, id: draft.record_id, raw: draft.raw }] : undefined;
}

/** Names of which a draft's scope is made: an enclave, a home county, a batch, as the page put them together. */
export function scopeParts(draft: { readonly form: string; readonly record_id: string }): readonly string[] {
  const [first = ''] = draft.form.split(mark, 1);
  const scope = first === gridMark ? draft.record_id : draft.form.slice(first.length + mark.length);
  return scope.split(/[/ :,]/).filter((part) => part !== '');
}

const between = '.';

/** No field: the revision of the row's record that was typed over, so that a newer one is not written over in silence. */
export const revisionCell = '@revision';

/** Cells as a spreadsheet's draft keeps them: `<row id>.<field>` → text. */
export function draftOfCells(
  cells: Iterable<readonly [id: string, texts: Readonly<Record<string, string>>]>,
): Record<string, string> {
  const raw: Record<string, string> = {};
  for (const [id, texts] of cells) {
    for (const [column, text] of Object.entries(texts)) raw[`${id}${between}${column}`] = text;
  }
  return raw;
}

/** The same back, by row id. */
export function cellsOfDraft(
  raw: Readonly<Record<string, string>>,
): ReadonlyMap<string, Record<string, string>> {
  const cells = new Map<string, Record<string, string>>();
  for (const [key, text] of Object.entries(raw)) {
    const at = key.lastIndexOf(between);
    if (at < 0) continue;
    const id = key.slice(0, at);
    cells.set(id, { ...cells.get(id), [key.slice(at + 1)]: text });
  }
  return cells;
}
