import { fieldKinds, parseCell, shownCell } from '../../../db/domain/field-kinds.ts';
import type { Language } from '../../../db/domain/locale/labels.ts';
import {
  fieldLabel,
  localeOf,
  optionLabel,
  problemText,
  unitLabel,
} from '../../../db/domain/locale/locale.ts';
import { offeredOptions } from '../../../db/domain/offered-options.ts';
import { isRecordType, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { type FormSetup, formContext } from '../forms/form-setup.ts';
import type { GridColumn } from './grid-model.ts';
import type { GridRecord } from './grid-rows.ts';
import { textWidth } from './head-width.ts';

/** Widths in pixels by what a field holds; text fields get the rest. */
const widths: Partial<Record<Field['kind'], number>> = {
  money: 130,
  date: 112,
  flag: 80,
  option: 96,
  percent: 90,
  integer: 90,
  year: 80,
  villageCode: 130,
  areaCode: 100,
  industryCode: 180,
  mu: 100,
};
/** A longer option is cut in its cell, and read in the hint over it; English ones may take no more than their heads. */
const widestOption = { 'zh-CN': 170, en: 120 } as const;

/**
 * The grid's column of a stored field: typed text is read by the field's kind; a cell that cannot be read shows what was
 * typed, marked. References are typed as names or codes.
 * @param problemOf what a rule says of the cell, where its text can be read
 */
export function recordGridColumn(
  type: RecordType,
  field: Field,
  setup: FormSetup,
  options: Partial<GridColumn<GridRecord>> & {
    readonly problemOf?: (row: GridRecord) => string | undefined;
  } = {},
): GridColumn<GridRecord> {
  const context = { ...formContext(setup), field };
  const { align, unitOf } = fieldKinds[field.kind];
  const unit = unitOf(context);
  const { problemOf, ...given } = options;
  const textOf = ({ texts }: GridRecord): string => {
    const text = texts[field.name] ?? '';
    const target = field.target ?? '';
    if (text === '') return text;
    if (field.kind === 'areaCode') return setup.areas.typed(text);
    return field.kind === 'reference' && isRecordType(target) ? setup.references.typed(target, text) : text;
  };
  const choices = choicesOf(field, setup);
  const read = (row: GridRecord) => parseCell(row.texts[field.name] ?? '', context);
  return {
    key: field.name,
    label: fieldLabel(setup.language, type, field.name),
    unit: unit === null ? null : unitLabel(setup.language, unit),
    align,
    ...(field.kind === 'date' ? { copiedAs: 'date' } : {}),
    editable: true,
    ...(choices === undefined ? {} : { choices }),
    reads: (text) => parseCell(text, context).ok,
    ...widthOf(field.kind, choices, setup.language),
    text(row) {
      // Options and flags are typed and copied as they are called; the kernel reads the label back.
      const parsed = field.kind === 'option' || field.kind === 'flag' ? read(row) : null;
      return parsed?.ok === true && parsed.value !== null ? shownCell(parsed.value, context) : textOf(row);
    },
    show(row) {
      const parsed = read(row);
      return parsed.ok ? shownCell(parsed.value, context) : textOf(row);
    },
    problem(row) {
      const text = row.texts[field.name] ?? '';
      // A row that nobody typed into lacks nothing yet.
      if (row.record === null && Object.keys(row.changed).length === 0) return undefined;
      const parsed = read(row);
      if (!parsed.ok) return text === '' ? undefined : problemText(setup.language, parsed.problem);
      return problemOf?.(row);
    },
    ...given,
  };
}

/** Width of a column, for kinds that have one; one of options takes the longest of them. */
function widthOf(
  kind: Field['kind'],
  choices: readonly string[] | undefined,
  language: Language,
): { readonly width?: number } {
  const own = widths[kind];
  if (own === undefined) return {};
  if (kind !== 'option' || choices === undefined) return { width: own };
  const longest = Math.max(0, ...choices.map((text) => textWidth(text)));
  return { width: Math.min(Math.max(own, longest), widestOption[language]) };
}

/** Longest list of texts that a cell offers; a longer one is no help. */
const mostChoices = 500;

/** What may be typed into a cell, as it is called; undefined where it is no choice between a few. */
function choicesOf(
  field: Field,
  { language, references, areas, industries, hidden }: FormSetup,
): readonly string[] | undefined {
  const target = field.target ?? '';
  const found = (): readonly string[] | undefined => {
    if (field.kind === 'option' && field.options !== undefined) {
      const set = field.options;
      return offeredOptions(set, hidden, null).map((value) => optionLabel(language, set, value));
    }
    if (field.kind === 'flag') return Object.values(localeOf(language).flags);
    if (field.kind === 'areaCode') return areas.choices(field.digits).map(({ code }) => areas.typed(code));
    if (field.kind === 'industryCode') return industries.choices().map(({ code, name }) => `${code} ${name}`);
    if (field.kind === 'reference' && isRecordType(target))
      return references.choices(target).map(({ id }) => references.typed(target, id));
    return undefined;
  };
  const choices = found();
  return choices === undefined || choices.length > mostChoices ? undefined : choices;
}
