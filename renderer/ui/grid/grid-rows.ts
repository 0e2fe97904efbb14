import type { Draft } from '../../../db/domain/contract.ts';
import { cellsOfDraft, draftOfCells, revisionCell } from '../../../db/domain/draft-form.ts';
import type { FormContext } from '../../../db/domain/form-values.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { draftTexts, type FormTexts, textsOf } from '../forms/form-texts.ts';
import type { Values } from '../forms/use-record-form.ts';
import { carriedFields, carriedMark } from './carried-mark.ts';
import { type ReadCells, readChanged } from './read-cells.ts';
import type { TypedCells } from './typed-cells.ts';

/** A row of a record grid: a record, or one that is being typed. */
export interface GridRecord {
  readonly id: string;
  readonly record: AnyRecord | null;
  /** Texts of all cells, typed ones in front. */
  readonly texts: FormTexts;
  /** Those that differ from the record; of a row without a record those that were typed. */
  readonly changed: FormTexts;
  /** Values of those that can be read, by field. */
  readonly values: Values;
  /** Fields of those that cannot. */
  readonly unreadable: readonly string[];
  /** Values that the row gives its record when there is one; none of a row that is a record. */
  readonly preset: Values | null;
}

/** What the rows of a grid are made of. */
export interface RowSource {
  readonly records: readonly AnyRecord[];
  /** Values of the rows that stand in the grid also without a record. */
  readonly presets: readonly Values[];
  readonly cells: TypedCells;
  /** Id of the row under the last one that waits to be typed into, or null. */
  readonly blankId: string | null;
}

const untyped: ReadCells = { changed: {}, values: {}, unreadable: [] };

/** Rows drawn from records, presets and what is typed. A row that did not change is the same object again. */
export class GridRows {
  readonly #type: RecordType;
  readonly #context: FormContext;
  readonly #presetIds: Map<string, string>;
  readonly #newId: () => string;
  readonly #texts = new WeakMap<object, FormTexts>();
  readonly #blank: FormTexts;
  #last = new Map<string, { readonly over: FormTexts | undefined; readonly row: GridRecord }>();

  /**
   * @param presetIds by preset the id under which its row is typed into and saved; those that are missing are put in.
   *   A row keeps the id of its record also once that is voided, so that taking the voiding back is one of its steps.
   */
  constructor(type: RecordType, context: FormContext, presetIds: Map<string, string>, newId: () => string) {
    this.#type = type;
    this.#context = context;
    this.#presetIds = presetIds;
    this.#newId = newId;
    this.#blank = textsOf(type, {}, context);
  }

  /** Presets in their order, each a record of its values or a row that has none yet; then other records, then new rows. */
  draw({ records, presets, cells, blankId }: RowSource): readonly GridRecord[] {
    const drawn = new Map<string, { readonly over: FormTexts | undefined; readonly row: GridRecord }>();
    const rows: GridRecord[] = [];
    const put = (id: string, record: AnyRecord | null, preset: Values | null): void => {
      if (drawn.has(id)) return;
      const over = cells.get(id);
      const last = this.#last.get(id);
      const same =
        last !== undefined &&
        last.over === over &&
        last.row.record === record &&
        (preset === null) === (last.row.preset === null);
      const row = same ? last.row : this.#row(id, record, preset, over);
      drawn.set(id, { over, row });
      rows.push(row);
    };
    const ofPreset = recordsByPreset(records, presets);
    for (const preset of presets) {
      const key = presetKey(preset);
      const own = ofPreset.get(key) ?? [];
      for (const record of own) put(record.id, record, null);
      const id = own.at(-1)?.id ?? this.#presetIds.get(key) ?? this.#newId();
      this.#presetIds.set(key, id);
      if (own.length === 0) put(id, null, preset);
    }
    for (const record of records) put(record.id, record, null);
    for (const id of cells.keys()) {
      const typed = cells.get(id);
      if (drawn.has(id) || typed === undefined) continue;
      const { changed } = readChanged(this.#type, typed, null, this.#context);
      if (Object.keys(changed).length > 0) put(id, null, null);
    }
    if (blankId !== null) put(blankId, null, null);
    this.#last = drawn;
    return rows;
  }

  #row(id: string, record: AnyRecord | null, preset: Values | null, over: FormTexts | undefined): GridRecord {
    const own = this.#ownTexts(record ?? preset);
    const texts = over === undefined ? own : { ...own, ...over };
    const read = over === undefined ? untyped : readChanged(this.#type, over, record, this.#context);
    return { id, record, texts, ...read, preset };
  }

  #ownTexts(of: (AnyRecord | Values) | null): FormTexts {
    if (of === null) return this.#blank;
    let texts = this.#texts.get(of);
    if (texts === undefined) {
      texts = textsOf(this.#type, of, this.#context);
      this.#texts.set(of, texts);
    }
    return texts;
  }
}

/** By what a preset's row is recognised in a draft and its record among records. */
export function presetKey(values: Values): string {
  return JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function recordsByPreset(
  records: readonly AnyRecord[],
  presets: readonly Values[],
): ReadonlyMap<string, AnyRecord[]> {
  const names = Object.keys(presets[0] ?? {});
  const found = new Map<string, AnyRecord[]>();
  if (names.length === 0) return found;
  for (const record of records) {
    const key = presetKey(Object.fromEntries(names.map((name) => [name, record[name]])));
    const before = found.get(key);
    if (before === undefined) found.set(key, [record]);
    else before.push(record);
  }
  return found;
}

/**
 * What is typed, as the grid's draft keeps it: a row without a record says also what the page gives it, so that the draft
 * tells which record it is about.
 * @param open the cell that is being typed in, not yet part of its row
 * @param bases revisions that rows were typed over, where it is not the one they show
 */
export function draftOfRows(
  rows: readonly GridRecord[],
  type: RecordType,
  fixed: Values,
  context: FormContext,
  open: { readonly id: string; readonly column: string; readonly text: string } | null,
  bases: ReadonlyMap<string, number>,
): Record<string, string> {
  const typed: (readonly [string, FormTexts])[] = [];
  for (const { id, record, texts, changed, preset } of rows) {
    const opened = open?.id === id && open.text !== (texts[open.column] ?? '') ? open : null;
    const own = opened === null ? changed : { ...changed, [opened.column]: opened.text };
    if (Object.keys(own).length === 0) continue;
    const given =
      record === null
        ? givenTexts(type, { ...fixed, ...preset }, context)
        : { [revisionCell]: String(bases.get(id) ?? record.revision) };
    const mark = carriedFields({ texts, changed: own }).join(',');
    typed.push([id, { ...given, ...own, ...(mark === '' ? {} : { [carriedMark]: mark }) }]);
  }
  return draftOfCells(typed);
}

function givenTexts(type: RecordType, values: Values, context: FormContext): FormTexts {
  const texts = textsOf(type, values, context);
  return Object.fromEntries(Object.keys(values).map((name) => [name, texts[name] ?? '']));
}

/** A draft read back: what is typed, over which revisions, and the ids of the presets' rows that it names. */
export function cellsFromDraft(
  stored: Draft | null,
  type: RecordType,
  fixed: Values,
  presets: readonly Values[],
  context: FormContext,
): {
  readonly cells: TypedCells;
  readonly bases: ReadonlyMap<string, number>;
  readonly presetIds: ReadonlyMap<string, string>;
} {
  const cells = new Map<string, FormTexts>();
  const bases = new Map<string, number>();
  const presetIds = new Map<string, string>();
  if (stored === null) return { cells, bases, presetIds };
  const named = presets.map((preset) => ({
    key: presetKey(preset),
    texts: Object.entries(givenTexts(type, preset, context)),
  }));
  for (const [id, { [revisionCell]: base, ...raw }] of cellsOfDraft(stored.raw)) {
    if (base !== undefined) bases.set(id, Number(base));
    const texts = draftTexts({ ...stored, raw }, type, context.moneyUnit);
    const preset = named.find((one) => one.texts.every(([name, text]) => texts[name] === text));
    const given = [...Object.keys(fixed), ...(preset?.texts.map(([name]) => name) ?? [])];
    if (preset !== undefined) presetIds.set(preset.key, id);
    cells.set(id, Object.fromEntries(Object.entries(texts).filter(([name]) => !given.includes(name))));
  }
  return { cells, bases, presetIds };
}
