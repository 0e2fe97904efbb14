import type { z } from 'zod';
import { type CellContext, parseCell } from '../field-kinds.ts';
import type { FormContext } from '../form-values.ts';
import type { Parsed, ParseProblem } from '../parsed.ts';
import { declarationOf, type FieldValue, type RecordType } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';
import { roundedTo, withoutNoise } from './coarser-figure.ts';
import { dayInYear } from './days-without-year.ts';
import { headUnits } from './head-names.ts';
import { KnownReads } from './known-reads.ts';
import type { Mapping } from './mapping.ts';
import { cellMeasure, headMeasure, type Measure, type MeasureFault, measured } from './measures.ts';
import { flagInOtherWords, optionInOtherWords, withoutMeasureWord } from './option-words.ts';
import { type CellProblem, cellText, type SheetCell } from './sheet-cell.ts';
import { simplified } from './simplified.ts';
import type { AmountDoubt, UsualAmounts } from './usual-amounts.ts';
import { bareCode, codeFault } from './whole-codes.ts';
import type { WrittenUnit } from './written-units.ts';

/** A column of the sheet that a field is read from. */
export interface ReadColumn {
  readonly column: number;
  readonly head: string;
  readonly field: Field;
  /** Of amounts; null where each row states its own. */
  readonly unit: WrittenUnit | null;
  /** What its figures are counted in, where the head says another measure than the field's own. */
  readonly measure: Measure | null;
  /** What was read before, by unit and text. */
  readonly read: KnownReads<ReadValue>;
}

/** Why a text of a cell is not taken, besides what its field itself refuses. */
export type ReadFault =
  /** 0.51 in a column of percentages: 51 % or 0.51 %? */
  | { readonly code: 'share_or_percent'; readonly args: { readonly text: string } }
  /** A figure that stands in one cell for several rows or columns. */
  | { readonly code: 'merged_figure' }
  /** One day, or none, in a column of spans. */
  | { readonly code: 'not_a_range' }
  /** Outside what the field may hold. */
  | { readonly code: 'out_of_range' }
  | MeasureFault
  /** Far from the column's other amounts: the slip between 元 and 万元. */
  | AmountDoubt;

export type ReadValue =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly problem: ParseProblem | CellProblem | ReadFault };

/** The column of a field. */
export const readColumn = (
  column: number,
  head: string,
  field: Field,
  unit: WrittenUnit | null,
): ReadColumn => ({
  column,
  head,
  field,
  unit,
  measure: headMeasure(head, field.kind),
  read: new KnownReads(),
});

/** Reads cells as values of fields: by what the officer said that a text means, else as a form's own entry would. */
export class CellReader {
  readonly #type: RecordType;
  readonly #form: FormContext;
  readonly #meanings: ReadonlyMap<string, string>;
  /** Of days that are written without one. */
  readonly #year: string | undefined;
  /** Whether amounts are rounded to the fen. */
  readonly #isRounded: boolean;

  constructor({ type, meanings, day_year, finer }: Mapping, form: FormContext) {
    this.#type = type;
    this.#year = day_year;
    this.#isRounded = finer === 'round';
    this.#form = form;
    this.#meanings = new Map(meanings.map(({ field, text, value }) => [meaningKey(field, text), value]));
  }

  /**
   * @param unit of an amount, where the row states its own
   * @param usual what the column's other amounts are like, null where that cannot be said; undefined before it is known
   */
  read(
    cell: SheetCell | undefined,
    column: ReadColumn,
    unit: WrittenUnit = column.unit ?? 'yuan',
    usual?: UsualAmounts | null,
  ): ReadValue {
    if (cell === undefined) return nothing;
    const { field, head, read } = column;
    const dated = field.kind === 'date' && this.#year !== undefined ? dayInYear(cell, this.#year) : null;
    const said = dated === null ? cellText(cell, field.kind, unit) : { ok: true as const, text: dated };
    if (!said.ok) return said;
    const key = field.kind === 'money' ? `${unit} ${said.text}` : said.text;
    const known = read.get(key);
    if (known !== undefined) return known;
    const value = isShareOrPercent(cell, said.text, field, head)
      ? shareOrPercent(said.text)
      : this.#readText(said.text, column, unit, usual);
    // What is read before the others are known is no answer yet.
    if (usual !== undefined || field.kind !== 'money') read.put(key, value);
    return value;
  }

  #readText(text: string, column: ReadColumn, unit: WrittenUnit, usual?: UsualAmounts | null): ReadValue {
    const { field } = column;
    // Where rows state their own units a figure means what it does with its unit.
    const asked = field.kind === 'money' && column.unit === null ? `${text} ${headUnits[unit]}` : text;
    const meant = this.#meant(asked, field);
    if (meant !== undefined) return meant;
    if (text.trim() === '') return nothing;
    const form = { ...formOf(this.#form, field), writtenUnit: unit, field };
    const parsed = this.#coarser(text, column.measure, form);
    if (!parsed.ok && parsed.problem.code === 'not_an_option') {
      const meaning = inOtherWords(text, field);
      if (meaning !== undefined) return { ok: true, value: meaning };
      const simple = simplified(text);
      if (simple !== text) {
        const again = this.#readText(simple, column, unit, usual);
        if (again.ok) return again;
      }
    }
    // That nothing stands there is a matter of the row, not of the cell.
    if (!parsed.ok) return parsed.problem.code === 'empty' ? nothing : parsed;
    const fault = codeFault(field.kind, String(parsed.value), form);
    if (fault !== null) return { ok: false, problem: fault };
    if (!this.#isTaken(field, parsed.value)) return { ok: false, problem: { code: 'out_of_range' } };
    // An amount that names its own unit is no slip.
    const doubt = /[元万亿]/.test(text) ? null : (usual?.doubt(asked, parsed.value) ?? null);
    return doubt === null ? { ok: true, value: parsed.value } : { ok: false, problem: doubt };
  }

  /** A figure with more decimals than its field has, where they mean nothing or the officer has amounts rounded. */
  #coarser(text: string, ofHead: Measure | null, form: CellContext): ReadValue | Parsed<FieldValue> {
    const parsed = this.#parsed(text, ofHead, form);
    if (parsed.ok || parsed.problem.code !== 'too_precise') return parsed;
    const decimals = Number(parsed.problem.args?.decimals ?? 0);
    const meant = withoutNoise(text, decimals);
    if (meant !== null) return this.#parsed(meant, ofHead, form);
    if (!this.#isRounded || form.field.kind !== 'money') return parsed;
    const rounded = roundedTo(text, decimals);
    return rounded === null ? parsed : this.#parsed(rounded, ofHead, form);
  }

  /** A figure in the measure that its cell states, else in the head's. */
  #parsed(text: string, ofHead: Measure | null, form: CellContext): ReadValue | Parsed<FieldValue> {
    const { kind } = form.field;
    const inOwn = (one: string) => parseCell(one, form);
    const own = cellMeasure(text, kind, ofHead);
    if (own === 'unclear') return unitConflict;
    if (own !== null) return measured(own.figure, own.measure, inOwn, text);
    const bare = kind === 'integer' ? withoutMeasureWord(text) : bareCode(text, kind);
    return ofHead === null ? inOwn(bare) : measured(bare, ofHead, inOwn);
  }

  /** What the officer said that a text means; undefined where nothing was said, or what was said is gone. */
  #meant(text: string, field: Field): ReadValue | undefined {
    const meant = this.#meanings.get(meaningKey(field.name, text));
    if (meant === undefined) return undefined;
    // That a text says nothing is a meaning, too.
    if (meant === '') return nothing;
    const value = field.kind === 'money' ? Number(meant) : meant;
    if (this.#isThere(field, value)) return { ok: true, value };
    // Said in words, as in the terminal: a name, a code, an option's label.
    const parsed = field.kind === 'money' ? null : parseCell(meant, { ...formOf(this.#form, field), field });
    const stored = parsed?.ok && typeof parsed.value === 'string' ? parsed.value : null;
    return stored !== null && this.#isThere(field, stored) ? { ok: true, value: stored } : undefined;
  }

  #isTaken({ name }: Field, value: FieldValue): boolean {
    const schema = declarationOf(this.#type).shape[name] as unknown as z.ZodType;
    return schema.safeParse(value).success;
  }

  /** Whether what a text was said to mean is still there. */
  #isThere(field: Field, value: string | number): boolean {
    if (!this.#isTaken(field, value)) return false;
    if (field.kind !== 'reference') return true;
    const found = this.#form.findReference?.(field.target as RecordType, String(value));
    return found === undefined || found.includes(String(value));
  }
}

const nothing: ReadValue = { ok: true, value: null };
const unitConflict: ReadValue = { ok: false, problem: { code: 'unit_conflict' } };

const shareOrPercent = (text: string): ReadValue => ({
  ok: false,
  problem: { code: 'share_or_percent', args: { text: text.slice(0, 40) } },
});

/** A figure of at most 1 where neither its cell nor the head says that it is a percentage. */
function isShareOrPercent(cell: SheetCell, text: string, { kind }: Field, head: string): boolean {
  if (kind !== 'percent' || /[%％‰]|percent/i.test(`${text}${head}${formatOf(cell)}`)) return false;
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
