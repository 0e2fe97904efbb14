import type { ReferredNames } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { CellContext } from '../domain/field-kinds.ts';
import type { ListSelection } from '../domain/list-query.ts';
import { headOf, inARow, instantWords, selectionWords, type WordsContext } from '../domain/list-words.ts';
import { fill } from '../domain/locale/fill.ts';
import type { Language } from '../domain/locale/labels.ts';
import { localeOf, typeLabel } from '../domain/locale/locale.ts';
import { type AnyRecord, type FieldValue, findField } from '../domain/records/catalogue.ts';
import type { Field } from '../domain/records/declaration.ts';
import { type ListTable, longList, measuredRows } from '../exchange/list-file/list-book.ts';
import { tabName } from '../exchange/list-file/tab-names.ts';
import { figureCell, storedDecimal, typedCell } from '../exchange/list-file/typed-cell.ts';
import type { CellModel } from '../exchange/workbook/model.ts';
import { queryRecords } from '../repositories/query-records.ts';
import type { ServiceContext } from './context.ts';
import { codesByName } from './lists.ts';
import { referredNames } from './referred.ts';
import { requireUnit, unitName } from './sessions.ts';

/** Rows that a sheet of Excel takes, less the head and the total. */
const mostRows = 1_048_000;

/** A list as it is written and printed. */
export interface DrawnList {
  /** Of more rows than `longList` only the first ones, for the width of the columns. */
  readonly table: ListTable;
  readonly count: number;
  /** All of them, made one after the other. */
  readonly rows: Iterable<CellModel[]>;
}

/**
 * What a list selects, all of it, as a table: the columns shown in their order, amounts in the unit shown, and the sums
 * under them.
 * @param whole all rows lie in the table, however many there are
 * @throws FailureError `totals_differ` where the store counts other rows than it gives
 */
export function drawList(
  context: ServiceContext,
  input: Omit<CallInput<'records.export'>, 'folder' | 'format'>,
  whole = false,
): DrawnList {
  const { type, language, money_unit: moneyUnit, ids } = input;
  const { unit } = requireUnit(context);
  const { lists } = localeOf(language);
  const selection: ListSelection =
    ids === undefined
      ? input.selection
      : {
          ...input.selection,
          where: [...(input.selection.where ?? []), { op: 'in', field: 'id', values: ids }],
        };
  const query = { ...selection, type, offset: 0, limit: mostRows, codesOf: codesByName(context) };
  const { rows, totals, names } = context.ledger.store.read((reader) => {
    const answer = queryRecords(reader, query, true);
    return {
      ...answer,
      names: referredNames(reader, context, language, new Map([[type, answer.rows]])),
    };
  });
  const words = wordsContext(language, moneyUnit, names);
  const fields = input.columns.map((name) => ({ name, field: findField(type, name) }));
  const selected = selectionWords(type, input.selection, words);
  const chosen = ids === undefined ? null : fill(lists.conditions.chosen, { count: ids.length });
  const conditions = inARow(
    lists.allOf,
    [selected, chosen].filter((part) => part !== null),
  );
  const madeBy = unitName(context, unit);
  const hasVoided = input.selection.voided === 'show' || input.selection.voided === 'only';
  const cellsOf = (row: AnyRecord): CellModel[] => [
    ...fields.map(({ name, field }) => cellOf(row, name, field, words)),
    ...(hasVoided ? [{ kind: 'text', value: row.voided ? lists.voided : '', style: 'body' } as const] : []),
  ];
  const isLong = !whole && rows.length > longList;
  const sums = new Map(
    fields.flatMap(({ name, field }, at) => {
      const sum = totals?.sums[name];
      return sum === undefined || field === undefined
        ? []
        : [[at, { head: headOf(type, name, words), decimal: storedDecimal(sum, field, moneyUnit) }] as const];
    }),
  );
  const controlTotals = inARow(
    lists.allOf,
    [...sums.values()].map(({ head, decimal }) => fill(lists.controlTotal, { head, sum: decimal })),
  );
  const table: ListTable = {
    title: typeLabel(language, type),
    tab: tabName(typeLabel(language, type)),
    lines: [
      fill(lists.made, { unit: madeBy, date: instantWords(context.ports.now()) }),
      ...(conditions === '' ? [] : [fill(lists.selection, { conditions })]),
      fill(lists.count, { count: totals?.total ?? 0 }),
      ...(sums.size === 0 ? [] : [fill(lists.controlTotals, { sums: controlTotals })]),
    ],
    sums: new Map([...sums].map(([at, { decimal }]) => [at, decimal])),
    heads: [...fields.map(({ name }) => headOf(type, name, words)), ...(hasVoided ? [lists.state] : [])],
    rows: (isLong ? measuredRows(rows) : rows).map(cellsOf),
    total: totalRow(fields, totals?.sums ?? {}, words, lists.total, hasVoided),
    unit: madeBy,
    created: context.ports.now(),
  };
  if (rows.length !== totals?.total)
    throw new FailureError('totals_differ', { where: typeLabel(language, type) });
  return { table, count: rows.length, rows: rows.values().map(cellsOf) };
}

/** What texts of a list are made of. */
export function wordsContext(
  language: Language,
  moneyUnit: 'yuan' | 'wanYuan',
  { labels, area_names, industry_names }: ReferredNames,
): WordsContext {
  return {
    language,
    moneyUnit,
    referenceLabel: (type, id) => labels[type]?.[id] ?? id,
    areaName: (code) => area_names[code],
    industryName: (code) => industry_names[code],
  };
}

/** A value as a cell; instants as they are read in China. */
export function cellOf(
  row: Readonly<Record<string, FieldValue>> | AnyRecord,
  name: string,
  field: Field | undefined,
  words: WordsContext,
): CellModel {
  const value = row[name] ?? null;
  if (field !== undefined) return typedCell(value, { ...words, field });
  const isInstant = name === 'created_at' || name === 'updated_at';
  return {
    kind: 'text',
    value: isInstant ? instantWords(String(value)) : String(value ?? ''),
    style: 'body',
  };
}

function totalRow(
  fields: readonly { readonly name: string; readonly field: Field | undefined }[],
  sums: Readonly<Record<string, string>>,
  words: WordsContext,
  label: string,
  hasVoided: boolean,
): readonly CellModel[] | null {
  if (!fields.some(({ name }) => sums[name] !== undefined)) return null;
  const cells = fields.map(({ name, field }, at): CellModel => {
    const sum = sums[name];
    if (sum !== undefined && field !== undefined) {
      const context: CellContext = { ...words, field };
      return figureCell(sum, context, 'totalMoney');
    }
    return at === 0 ? { kind: 'text', value: label, style: 'total' } : { kind: 'blank', style: 'total' };
  });
  return hasVoided ? [...cells, { kind: 'blank', style: 'total' }] : cells;
}
