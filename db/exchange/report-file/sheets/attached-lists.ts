import { isSubProject } from '../../../domain/figures/project-lines.ts';
import { fill } from '../../../domain/locale/fill.ts';
import { localeOf, typeLabel } from '../../../domain/locale/locale.ts';
import type { FormId } from '../../../domain/options.ts';
import {
  type AnyRecord,
  declarationOf,
  type RecordType,
  recordTypes,
} from '../../../domain/records/catalogue.ts';
import { titleOf } from './form-head.ts';
import type { SheetContext } from './input.ts';
import { identitiesOfList, listNotes } from './notes.ts';
import { type RecordColumn, recordColumns } from './record-columns.ts';
import { type ListRow, recordList } from './record-list.ts';
import { inOrder } from './record-order.ts';
import type { FinishedSheet } from './sheet-builder.ts';

/** Groups whose counts and areas are added up: heads, lessons, person-times, planned areas. */
const countedGroups: ReadonlySet<string> = new Set(['size', 'results']);
const countedKinds: ReadonlySet<string> = new Set(['integer', 'mu', 'squareMetre']);

export function isSummed({ field }: RecordColumn): boolean {
  const adds = field.kind === 'money' || (countedKinds.has(field.kind) && countedGroups.has(field.group));
  return adds && field.added;
}

/** Whether a row counts in a column's sum: of a project and its sub-projects, each amount once. */
export function countsInSum(context: SheetContext, { type }: RecordColumn, row: ListRow): boolean {
  const { ledger } = context.input;
  const record = row.find((one) => one.type === type)?.record;
  if (record === undefined) return true;
  // A whole's row holds its parts: planned, and since start. Of months and openings each is stated once.
  return type !== 'project' || !isSubProject(ledger, record.id);
}

/** Packaged records of a type, in the order in which lists show them. */
export function orderedRecords(context: SheetContext, type: RecordType): readonly AnyRecord[] {
  return inOrder(context, type, context.packaged(type) as readonly unknown[] as readonly AnyRecord[]);
}

/**
 * The lists that belong to a form: one for each of its record types of which the package holds any, so that a type added
 * to the catalogue has its list.
 * @param shown types that the form itself shows
 */
export function attachedLists(
  context: SheetContext,
  form: FormId,
  shown: readonly RecordType[],
): FinishedSheet[] {
  return recordTypes
    .filter((type) => declarationOf(type).form === form && !shown.includes(type))
    .filter((type) => context.packaged(type).length > 0)
    .flatMap((type) => attachedList(context, form, type));
}

function attachedList(context: SheetContext, form: FormId, type: RecordType): FinishedSheet[] {
  const rows = orderedRecords(context, type);
  return recordList(context, {
    ...listNames(context, form, typeLabel(context.language, type)),
    columns: recordColumns(context, type, rows),
    rows: rows.map((record) => [{ type, record }]),
    summed: isSummed,
    counts: (column, row) => countsInSum(context, column, row),
    notes: (numbers) => listNotes(context, form, identitiesOfList(type, numbers)),
  });
}

/** Tab and head of a list that belongs to a form. */
export function listNames(context: SheetContext, form: FormId, list: string) {
  const { texts, language } = context;
  return {
    tab: fill(texts.listTab, { form: localeOf(language).forms[form].short, list }),
    head: {
      form,
      title: fill(texts.listTitle, { title: titleOf(context, form), list }),
      marks: 'number',
    },
  } as const;
}
