import { fieldLabel, localeOf } from '../../../domain/locale/locale.ts';
import type { FormId } from '../../../domain/options.ts';
import {
  type AnyRecord,
  declarationOf,
  findField,
  type RecordOf,
  type RecordType,
  recordTypes,
} from '../../../domain/records/catalogue.ts';
import type { ReportedAccount } from './accounts.ts';
import { fieldCell, shownText } from './field-cell.ts';
import { declarationIn, headOf } from './form-head.ts';
import type { SheetContext } from './input.ts';
import type { ListColumn } from './list-parts.ts';
import { listSheets, shownInColumn } from './list-sheets.ts';
import type { FinishedSheet, FormCell } from './sheet-builder.ts';

/** A form of which there is nothing to report, and what the unit declares of it. */
export interface NilForm {
  readonly form: FormId;
  readonly declaration: RecordOf<'declaration'>;
}

/**
 * The form's declaration where it says that there is nothing, and there is nothing; null where the form is drawn. Declared
 * nil, but holding anything, it is drawn: its figures must be seen.
 */
export function nilForm(
  context: SheetContext,
  form: FormId,
  accounts: readonly ReportedAccount[],
): NilForm | null {
  const declaration = declarationIn(context, form);
  if (declaration === undefined || (declaration.kind !== 'nil' && declaration.kind !== 'notApplicable'))
    return null;
  const holds = recordTypes.some(
    (type) => declarationOf(type).form === form && context.packaged(type).length > 0,
  );
  // Figures of earlier periods go on in a period without any record.
  const ofAccounts = form === 'return' || form === 'distribution';
  return holds || (ofAccounts && accounts.length > 0) ? null : { form, declaration };
}

const marks = ['form_no', 'maker', 'approver', 'approval_no', 'valid_until'] as const;
const declared = ['kind', 'reason'] as const;

/**
 * One sheet for all forms of which there is nothing to report: a row a form with its legal marks and its declaration. A
 * sheet for each would be as many signatures under empty tables, among which the filled ones are lost.
 */
export function nilSheet(context: SheetContext, forms: readonly NilForm[]): FinishedSheet[] {
  const { texts, language } = context;
  const heads = forms.map(({ form }) => headOf(context, form) as unknown as AnyRecord | undefined);
  const cellsOf = ({ form, declaration }: NilForm, at: number): FormCell[] => {
    const own = localeOf(language).forms[form].title;
    return [
      cellOf(context, 'form_head', heads[at], 'form_no'),
      cellOf(context, 'form_head', heads[at], 'form_title', own),
      ...declared.map((name) => cellOf(context, 'declaration', declaration as unknown as AnyRecord, name)),
      ...marks.slice(1).map((name) => cellOf(context, 'form_head', heads[at], name)),
    ];
  };
  const cells = forms.map(cellsOf);
  const blank: FormCell = { cell: { kind: 'blank', style: 'body' } };
  const rows = cells.map((row) => (column: number) => row[column] ?? blank);
  const label = (type: RecordType, name: string) => fieldLabel(language, type, name);
  const labels = [
    label('form_head', 'form_no'),
    label('form_head', 'form_title'),
    ...declared.map((name) => label('declaration', name)),
    ...marks.slice(1).map((name) => label('form_head', name)),
  ];
  const columns = labels.map(
    (text, at): ListColumn => ({
      label: text,
      figure: false,
      breaks: true,
      shown: shownInColumn(rows, at),
      group: '',
      leads: at < 2,
    }),
  );
  return listSheets(context, {
    tab: texts.nil.tab,
    head: { form: null, title: texts.nil.title, marks: 'all' },
    columns,
    rows,
    sums: () => [],
    notes: () => [texts.nil.note],
  });
}

/** A field of a record, or in its place what the program says. */
function cellOf(
  context: SheetContext,
  type: RecordType,
  record: AnyRecord | undefined,
  name: string,
  otherwise = '',
): FormCell {
  const field = findField(type, name);
  const cell = record && field && fieldCell(context, type, record.id, field, record[name] ?? null);
  if (cell !== undefined && shownText(cell.cell) !== '') return cell;
  if (otherwise === '') return cell ?? { cell: { kind: 'blank', style: 'body' } };
  return { cell: { kind: 'text', value: otherwise, style: 'body' } };
}
