import type { ReadColumn } from './cell-reader.ts';
import type { RowProblem, RowRemark } from './planned-row.ts';

/** Codes of records: 330825-XB-01, 2005-330825-04-01-123456, a village's twelve digits. No name is written so. */
const code = /^(?=.*\d{4})[A-Za-z\d][A-Za-z\d-]{5,}$/;

/**
 * Where one column of a row gives a record by its code and another by a name that no record has, or several, the code
 * decides; the name is remarked on. A name that is another record's contradicts the code, and stays refused.
 * @param from the column that each field was read from
 */
export function decidedByCode(
  problems: readonly RowProblem[],
  from: ReadonlyMap<string, Pick<ReadColumn, 'column' | 'field'>>,
  textOf: (column: number) => string,
): { readonly problems: readonly RowProblem[]; readonly remarks: readonly RowRemark[] } {
  const remarks: RowRemark[] = [];
  const left = problems.filter(({ column, field, problem }) => {
    const decider = field === null ? undefined : from.get(field);
    if (column === null || field === null || decider?.field.kind !== 'reference') return true;
    if (problem.code !== 'not_an_option' && problem.code !== 'ambiguous_name') return true;
    if (!code.test(textOf(decider.column).trim())) return true;
    remarks.push({ column, field, text: textOf(column).slice(0, 40) });
    return false;
  });
  return { problems: left, remarks };
}
