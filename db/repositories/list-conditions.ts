import { FailureError } from '../domain/failure.ts';
import type { FieldKind } from '../domain/fields.ts';
import { type ListCondition, type ListSelection, listedSystemFields } from '../domain/list-query.ts';
import { languages } from '../domain/locale/labels.ts';
import { optionLabel } from '../domain/locale/locale.ts';
import { optionSets } from '../domain/options.ts';
import { labelFields } from '../domain/record-label.ts';
import { declarationOf, findField, type RecordType } from '../domain/records/catalogue.ts';
import type { Field } from '../domain/records/declaration.ts';
import { searchForm, searchNeedle, typedAmounts, typedWords } from '../domain/search-words.ts';
import type { SqlValue } from '../store-handles.ts';
import { liveRow } from './live-rows.ts';

/** Codes of the areas or industries whose name holds a text; the repository knows no names. */
export type CodesOf = (kind: 'areaCode' | 'industryCode', text: string) => readonly string[];

/** A piece of SQL with the values of its marks. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

const piece = (sql: string, ...values: SqlValue[]): Sql => ({ sql, values });

function joined(parts: readonly Sql[], word: 'AND' | 'OR'): Sql {
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(` ${word} `),
    values: parts.flatMap(({ values }) => values),
  };
}

const bound = (value: string | number | boolean): SqlValue =>
  typeof value === 'boolean' ? Number(value) : value;

/** A column of the list's table. @throws FailureError `rejected` for a field that the type does not have. */
export function listedColumn(type: RecordType, field: string): string {
  if (findField(type, field) !== undefined || listedSystemFields.includes(field)) return field;
  throw new FailureError('rejected', { type, field });
}

/** The rows that a selection means, as the condition of a statement about `type t`. */
export function selectedRows(type: RecordType, selection: ListSelection, codesOf: CodesOf): Sql {
  const parts: Sql[] = [];
  const { voided = 'hide' } = selection;
  if (voided === 'hide') parts.push(piece(liveRow(type, 't')));
  if (voided === 'only') parts.push(piece('t.voided = 1'));
  for (const condition of selection.where ?? []) parts.push(conditionSql(type, condition, codesOf));
  for (const word of typedWords(selection.text ?? '')) parts.push(rowHolds(type, word, codesOf));
  return parts.length === 0 ? piece('1') : joined(parts, 'AND');
}

function conditionSql(type: RecordType, condition: ListCondition, codesOf: CodesOf): Sql {
  const column = `t.${listedColumn(type, condition.field)}`;
  switch (condition.op) {
    case 'equals':
      return piece(`${column} = ?`, bound(condition.value));
    case 'in':
      return piece(
        `${column} IN (SELECT value FROM json_each(?))`,
        JSON.stringify(condition.values.map(bound)),
      );
    case 'blank':
      return piece(`${column} IS NULL`);
    case 'filled':
      return piece(`${column} IS NOT NULL`);
    case 'between': {
      const ends: Sql[] = [];
      if (condition.from !== null) ends.push(piece(`${column} >= ?`, condition.from));
      if (condition.to !== null) ends.push(piece(`${column} <= ?`, condition.to));
      return ends.length === 0 ? piece('1') : joined(ends, 'AND');
    }
    case 'contains': {
      const field = findField(type, condition.field);
      const words = typedWords(condition.text).map((word) =>
        field === undefined ? textHolds(column, word) : fieldHolds(column, field, word, codesOf),
      );
      return words.length === 0 ? piece('1') : joined(words, 'AND');
    }
  }
}

function textHolds(column: string, word: string): Sql {
  // LIKE takes small letters for capitals; its own signs are meant as they are.
  return piece(`${column} LIKE ? ESCAPE '\\'`, `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

/** Whether what a field shows holds a word. */
function fieldHolds(column: string, field: Field, word: string, codesOf: CodesOf): Sql {
  switch (field.kind) {
    case 'reference':
      return referenceHolds(column, field.target as RecordType, word, codesOf);
    case 'option': {
      const values = optionsHolding(field, word);
      return values.length === 0
        ? piece('0')
        : piece(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(values));
    }
    case 'areaCode':
    case 'industryCode': {
      const codes = codesOf(field.kind, word);
      const byCode = textHolds(column, word);
      if (codes.length === 0) return /^\d+$/.test(word) ? byCode : piece('0');
      return joined(
        [byCode, piece(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(codes))],
        'OR',
      );
    }
    case 'money': {
      const amounts = typedAmounts(word);
      return amounts.length === 0
        ? piece('0')
        : piece(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(amounts));
    }
    case 'percent':
    case 'mu':
    case 'squareMetre':
    case 'flag':
      return piece('0');
    case 'integer':
    case 'year':
      return /^\d{1,15}$/.test(word) ? piece(`${column} = ?`, Number(word)) : piece('0');
    default:
      return textHolds(column, word);
  }
}

function optionsHolding(field: Field, word: string): readonly string[] {
  const set = field.options;
  if (set === undefined) return [];
  const wanted = searchForm(word);
  return (optionSets[set] as readonly string[]).filter((value) =>
    languages.some((language) => searchForm(optionLabel(language, set, value)).includes(wanted)),
  );
}

/** Whether what the record referred to is called by holds a word; asked once for the list, not once a row. */
function referenceHolds(column: string, target: RecordType, word: string, codesOf: CodesOf): Sql {
  const parts = labelFields(target)
    .map((field) => fieldHolds(field.name, field, word, codesOf))
    .filter(({ sql }) => sql !== '0');
  if (parts.length === 0) return piece('0');
  const { sql, values } = joined(parts, 'OR');
  return { sql: `${column} IN (SELECT id FROM ${target} WHERE ${sql})`, values };
}

/** Kinds that show a name which is not their value. */
const shownByName: ReadonlySet<FieldKind> = new Set(['reference', 'option', 'areaCode', 'industryCode']);

/**
 * Whether a row holds a word: in its index entry (own texts, pinyin, amounts), or in what it shows of others. The plus
 * signs keep SQLite from fetching rows one by one through an index for each part of the OR: one pass is quicker.
 */
function rowHolds(type: RecordType, word: string, codesOf: CodesOf): Sql {
  const needle = searchNeedle(word);
  const inWords = [needle.text, ...needle.amounts].map((text) => piece('instr(words, ?)', text));
  const { sql, values } = joined(inWords, 'OR');
  const shown = declarationOf(type)
    .fields.filter(({ kind }) => shownByName.has(kind))
    .map((field) => fieldHolds(`+t.${field.name}`, field, word, codesOf))
    .filter((part) => part.sql !== '0');
  const own: Sql = {
    sql: `+t.id IN (SELECT record_id FROM search_entry WHERE record_type = ? AND (${sql}))`,
    values: [type, ...values],
  };
  // What is referred to is few and quickly asked: where it answers already, the index need not be looked through.
  return joined([...shown, own], 'OR');
}
