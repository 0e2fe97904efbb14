import type { PackagedRecord } from '../../../domain/package.ts';
import { yearOfPeriod } from '../../../domain/period.ts';
import type { AnyRecord } from '../../../domain/records/catalogue.ts';
import { isSummed, orderedRecords } from './attached-lists.ts';
import type { HeadOptions } from './form-head.ts';
import type { SheetContext } from './input.ts';
import { formNotes, identitiesOfList } from './notes.ts';
import { recordColumns, sideBySide } from './record-columns.ts';
import { recordList } from './record-list.ts';
import type { FinishedSheet } from './sheet-builder.ts';

/** The sheet of the form on villages: a row a village, with its income of the year. */
export function villageSheet(context: SheetContext, tab: string, head: HeadOptions): FinishedSheet[] {
  const year = yearOfPeriod(context.input.period);
  const villages = orderedRecords(context, 'village');
  const years = orderedRecords(context, 'village_year').filter((row) => row.year === year);
  const yearOf = new Map(years.map((row) => [row.village_id, row]));
  const rows = villages.map((record): PackagedRecord[] => {
    const income: AnyRecord | undefined = yearOf.get(record.id);
    return [
      { type: 'village', record },
      ...(income === undefined ? [] : [{ type: 'village_year' as const, record: income }]),
    ];
  });
  return recordList(context, {
    tab,
    head,
    columns: sideBySide(
      context,
      recordColumns(context, 'village', villages),
      recordColumns(context, 'village_year', years, ['village_id', 'year']),
    ),
    rows,
    summed: isSummed,
    notes: (numbers) =>
      formNotes(context, 'village', { identities: identitiesOfList('village_year', numbers) }),
  });
}
