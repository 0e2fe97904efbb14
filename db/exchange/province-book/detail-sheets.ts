import { investmentReporter } from '../../domain/indicators/project-figures.ts';
import { fieldLabel } from '../../domain/locale/locale.ts';
import { type Period, periodEnd, yearOfPeriod } from '../../domain/period.ts';
import { type AnyRecord, findField, type RecordType } from '../../domain/records/catalogue.ts';
import type { Field } from '../../domain/records/declaration.ts';
import { typedCell, typedCellLooks } from '../list-file/typed-cell.ts';
import { isFigure } from '../report-file/sheets/field-cell.ts';
import { rangeAddress } from '../workbook/address.ts';
import type { CellModel } from '../workbook/model.ts';
import type { BookContext, BookCounty, BookSheet } from './book-input.ts';
import { type BookColumn, BookTable, tabName, textCell } from './book-table.ts';
import { digitsOf, figureCell } from './figure-cell.ts';
import { sum } from './measures.ts';

/** What makes one row: records of several types beside each other. */
type Row = { readonly [T in RecordType]?: AnyRecord | undefined };

interface DetailColumn {
  readonly type: RecordType;
  readonly field: Field;
  readonly label: string;
}

interface Detail {
  readonly tab: string;
  readonly fields: readonly (readonly [RecordType, string])[];
  readonly rowsOf: (county: BookCounty) => readonly Row[];
}

const as = (record: unknown): AnyRecord | undefined => record as AnyRecord | undefined;

/** Villages of all counties with their income of the period's year. */
export function villageSheet(context: BookContext): BookSheet {
  const year = yearOfPeriod(context.survey.period);
  return detailSheet(context, {
    tab: context.texts.tabs.villages,
    fields: [
      ['village', 'village_code'],
      ['village', 'name'],
      ['village', 'weak_from'],
      ['village', 'weak_to'],
      ['village_year', 'total_income'],
      ['village_year', 'operating_income'],
      ['village_year', 'operating_gain'],
      ['village_year', 'investment_income'],
      ['village_year', 'subsidy_income'],
      ['village_year', 'enclave_income'],
    ],
    rowsOf: ({ ledger }) =>
      ledger
        .all('village')
        .toSorted((a, b) => (a.village_code < b.village_code ? -1 : 1))
        .map((village) => ({
          village: as(village),
          village_year: as(
            ledger.where('village_year', 'village_id', village.id).find((row) => Number(row.year) === year),
          ),
        })),
  });
}

/** Every line of the batches that the period paid, of the unit whose rows of the account count. */
export function batchLineSheet(context: BookContext): BookSheet {
  return detailSheet(context, {
    tab: context.texts.tabs.batchLines,
    fields: [
      ['enclave', 'enclave_code'],
      ['enclave', 'name'],
      ['batch', 'date'],
      ['batch', 'document'],
      ['village', 'village_code'],
      ['village', 'name'],
      ['batch_line', 'amount'],
    ],
    rowsOf: ({ unit, ledger, rows }) =>
      (rows('batch') as readonly unknown[] as ReturnType<typeof ledger.all<'batch'>>)
        .filter((batch) => context.survey.accounts.counts(unit, batch))
        .flatMap((batch) =>
          ledger.where('batch_line', 'batch_id', batch.id).map((line) => ({
            enclave: as(ledger.get('enclave', batch.enclave_id)),
            batch: as(batch),
            village: as(ledger.get('village', line.village_id)),
            batch_line: as(line),
          })),
        ),
  });
}

/** Months of investment of the period's year up to its end, of the unit whose rows of the project count. */
export function monthSheet(context: BookContext): BookSheet {
  const { survey } = context;
  const year = yearOfPeriod(survey.period);
  return detailSheet(context, {
    tab: context.texts.tabs.months,
    fields: [
      ['project', 'name'],
      ['project', 'project_code'],
      ['investment', 'month'],
      ['investment', 'inv_month'],
      ['investment', 'prior_year_adjustment'],
      ['investment', 'fund_month'],
      ['investment', 'progress_text'],
    ],
    rowsOf: ({ unit, ledger }) =>
      ledger
        .all('investment')
        .filter(
          ({ month, project_id }) =>
            yearOfPeriod(month) === year &&
            periodEnd(month) <= survey.to &&
            investmentReporter(survey, unit, project_id) === unit,
        )
        .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
        .map((row) => ({ project: as(ledger.get('project', row.project_id)), investment: as(row) })),
  });
}

const keyOf = ({ project_id, month }: { readonly project_id: string; readonly month: Period }): string =>
  `${project_id} ${month}`;

/** Rows that are looked at for the width of their columns. */
const measured = 2_000;

/** One row a record, of all counties: amounts as numbers, days as dates, codes as text. Made county by county as written. */
function detailSheet(context: BookContext, detail: Detail): BookSheet {
  const { texts } = context;
  const columns = columnsOf(context, detail);
  const heads: readonly BookColumn[] = [
    { label: texts.code, figure: false, breaks: false },
    { label: texts.unit, figure: false, breaks: false },
    ...columns.map(({ label, field }) => ({
      label,
      figure: isFigure(field),
      breaks: field.kind === 'text' || field.kind === 'longText',
    })),
  ];
  const rows = function* (): Generator<readonly CellModel[]> {
    for (const county of context.counties)
      for (const row of detail.rowsOf(county))
        yield [
          textCell(county.line.unit, 'bodyCenter'),
          textCell(county.line.name),
          ...columns.map((column) => cellOf(context, column, row)),
        ];
  };
  const { count, sums } = sumsOf(context, detail, columns);
  const table = new BookTable(
    context,
    tabName(detail.tab),
    detail.tab,
    heads,
    rows().take(measured).toArray(),
  );
  const from = table.builder.rowCount;
  const to = from + count - 1;
  table.add([
    textCell('', 'totalCenter'),
    textCell(texts.total, 'total'),
    ...columns.map(({ field }, at): CellModel => {
      if (field.kind !== 'money') return { kind: 'blank', style: 'total' };
      const formula = count === 0 ? undefined : `SUM(${rangeAddress(from, at + 2, to, at + 2)})`;
      return figureCell('money', sums[at] ?? 0, 'totalMoney', formula);
    }),
  ]);
  const rowsChecked = Array.from({ length: count }, (_, at) => from + at);
  const checks = {
    columns: columns.flatMap(({ field }, at) => {
      if (field.kind !== 'money') return [];
      const expected = BigInt(sums[at] ?? 0);
      const check = { sheet: table.builder.name, column: at + 2, digits: digitsOf.money, expected };
      return [
        { ...check, rows: rowsChecked },
        { ...check, rows: [to + 1] },
      ];
    }),
    counts: [{ sheet: table.builder.name, column: 0, from, to, count }],
  };
  return table.finishLong(checks, { above: from, count, rows: rows(), looks: typedCellLooks });
}

/** How many rows there are and what each column comes to, of the records themselves: no cell is asked. */
function sumsOf({ counties }: BookContext, { rowsOf }: Detail, columns: readonly DetailColumn[]) {
  let count = 0;
  const sums = columns.map(() => 0);
  for (const county of counties) {
    const rows = rowsOf(county);
    count += rows.length;
    for (const [at, column] of columns.entries()) {
      if (column.field.kind !== 'money') continue;
      const values = rows.map((row) => (row[column.type]?.[column.field.name] ?? null) as number | null);
      sums[at] = sum([sums[at] ?? 0, ...values]);
    }
  }
  return { count, sums };
}

function columnsOf({ input }: BookContext, { fields }: Detail): readonly DetailColumn[] {
  return fields.map(([type, name]) => {
    const field = findField(type, name);
    if (field === undefined) throw new Error(`${type} has no field ${name}`);
    return { type, field, label: fieldLabel(input.language, type, name) };
  });
}

function cellOf({ sheets, input }: BookContext, { type, field }: DetailColumn, row: Row): CellModel {
  return typedCell(row[type]?.[field.name] ?? null, {
    field,
    language: input.language,
    moneyUnit: 'wanYuan',
    referenceLabel: (_type, id) => id,
    areaName: (code) => sheets.areaName(code),
    industryName: (code) => sheets.industryName(code),
  });
}
