import type { z } from 'zod';
import { parseCell } from '../field-kinds.ts';
import type { FormContext } from '../form-values.ts';
import type { ParseProblem } from '../parsed.ts';
import { declarationOf, type FieldValue, type RecordType } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';
import type { Mapping } from './mapping.ts';
import { flagInOtherWords, optionInOtherWords, withoutMeasureWord } from './option-words.ts';
import { type CellProblem, cellText, type SheetCell } from './sheet-cell.ts';
import type { WrittenUnit } from './written-units.ts';

/** A column of the sheet that a field is read from. */
export interface ReadColumn {
  readonly column: number;
  readonly head: string;
  readonly field: Field;
  readonly unit: WrittenUnit;
  readonly read: Map<string, ReadValue>;
}

/** Why a text of a cell is not taken, besides what its field itself refuses. */
export type ReadFault =
  /** 0.51 in a column of percentages: 51 % or 0.51 %? */
  | { readonly code: 'share_or_percent'; readonly args: { readonly text: string } }
  /** A figure that stands in one cell for several rows or columns. */
  | { readonly code: 'merged_figure' }
  /** Outside what the field may hold. */
  | { readonly code: 'out_of_range' };

export type ReadValue =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly problem: ParseProblem | CellProblem | ReadFault };

/** Texts of a column that are kept once read: villages, options and dates come again and again. */
const mostRead = 50_000;

/** Reads cells as values of fields, with what the officer said that texts mean. */
export class CellReader {
  readonly #type: RecordType;
  readonly #form: FormContext;
  readonly #meanings: ReadonlyMap<string, string>;

  constructor({ type, meanings }: Mapping, form: FormContext) {
    this.#type = type;
    this.#form = form;
    this.#meanings = new Map(meanings.map(({ field, text, value }) => [meaningKey(field, text), value]));
  }

  read(cell: SheetCell | undefined, { field, head, unit, read }: ReadColumn): ReadValue {
    if (cell === undefined) return { ok: true, value: null };
    const said = cellText(cell, field.kind);
    if (!said.ok) return said;
    const known = read.get(said.text);
    if (known !== undefined) return known;
    const value = isShareOrPercent(cell, said.text, field, head)
      ? shareOrPercent(said.text)
      : this.#readText(said.text, field, unit);
    if (read.size < mostRead) read.set(said.text, value);
    return value;
  }

  #readText(text: string, field: Field, unit: WrittenUnit): ReadValue {
    const meant = this.#meanings.get(meaningKey(field.name, text));
    // That a text says nothing is a meaning, too.
    if (meant === '') return { ok: true, value: null };
    if (meant !== undefined && this.#isThere(field, meant)) return { ok: true, value: meant };
    if (text.trim() === '') return { ok: true, value: null };
    const form = { ...formOf(this.#form, field), writtenUnit: unit, field };
    const parsed = parseCell(field.kind === 'integer' ? withoutMeasureWord(text) : text, form);
    if (!parsed.ok && parsed.problem.code === 'not_an_option') {
      const meaning = inOtherWords(text, field);
      if (meaning !== undefined) return { ok: true, value: meaning };
    }
    // That nothing stands there is a matter of the row, not of the cell.
    if (!parsed.ok) return parsed.problem.code === 'empty' ? { ok: true, value: null } : parsed;
    return this.#isTaken(field, parsed.value)
      ? { ok: true, value: parsed.value }
      : { ok: false, problem: { code: 'out_of_range' } };
  }

  #isTaken({ name }: Field, value: FieldValue): boolean {
    const schema = declarationOf(this.#type).shape[name] as unknown as z.ZodType;
    return schema.safeParse(value).success;
  }

  /** Whether what a text was said to mean is still there. */
  #isThere(field: Field, value: string): boolean {
    if (!this.#isTaken(field, value)) return false;
    if (field.kind !== 'reference') return true;
    const found = this.#form.findReference?.(field.target as RecordType, value);
    return found === undefined || found.includes(value);
  }
}

const shareOrPercent = (text: string): ReadValue => ({
  ok: false,
  problem: { code: 'share_or_percent', args: { text: text.slice(0, 40) } },
});

/** A figure of at most 1 where neither its cell nor the head says that it is a percentage. */
function isShareOrPercent(cell: SheetCell, text: string, { kind }: Field, head: string): boolean {
  if (kind !== 'percent' || /[%％]|percent/i.test(`${text}${head}${formatOf(cell)}`)) return false;
  const value = Number(text.trim());
  return text.trim() !== '' && value !== 0 && Math.abs(value) <= 1;
}

function formatOf(cell: SheetCell): string {
  if (cell.kind === 'formula') return cell.cached === null ? '' : formatOf(cell.cached);
  return cell.kind === 'number' ? (cell.format ?? '') : '';
}

function inOtherWords(text: string, { kind, options }: Field): FieldValue | undefined {
  if (kind === 'flag') return flagInOtherWords(text);
  return kind === 'option' && options !== undefined ? optionInOtherWords(text, options) : undefined;
}

/** Areas of the level that the field holds: a town and a county may share a name. */
function formOf(form: FormContext, { digits }: Field): FormContext {
  const { findArea } = form;
  if (digits === undefined || findArea === undefined) return form;
  return { ...form, findArea: (text) => findArea(text).filter((code) => code.length === digits) };
}

const meaningKey = (field: string, text: string): string => `${field} ${text.trim()}`;
