import { type Area, areaToTyped, formatArea, parseArea } from './area-size.ts';
import { notAnOption, parseFlag, parseOption } from './choice-fields.ts';
import { cleanCode } from './codes/clean-code.ts';
import { parseDate } from './dates.ts';
import type { FieldKind } from './fields.ts';
import { formatInteger, parseInteger } from './integer.ts';
import { formatMonthList, formatYearList, parseMonthList, parseYear, parseYearList } from './list-fields.ts';
import type { Language, Unit } from './locale/labels.ts';
import { localeOf, optionLabel } from './locale/locale.ts';
import { type Fen, formatMoney, type MoneyScale, moneyToTyped, parseMoney, saysYuanBySign } from './money.ts';
import type { OptionSet } from './options.ts';
import { accept, type Parsed, refuse } from './parsed.ts';
import { formatPercent, type Percent, parsePercent, percentToTyped } from './percent.ts';
import { formatPeriod, type Period, parsePeriod, periodKind } from './period.ts';
import { type FieldValue, isRecordType, type RecordType } from './records/catalogue.ts';
import type { Field } from './records/declaration.ts';
import { normaliseText, toHalfWidth } from './text.ts';

/** What reading and showing a cell depends on besides its text or value. */
export interface CellContext {
  readonly language: Language;
  /** Unit of amounts that are typed without one, and of amounts shown. */
  readonly moneyUnit: 'yuan' | 'wanYuan';
  /** Unit of amounts that are read, where it is another one: a sheet's 亿元. */
  readonly writtenUnit?: MoneyScale;
  readonly field: Field;
  /** Name of a record that a reference points to; without it the id is shown. */
  readonly referenceLabel?: (type: RecordType, id: string) => string;
  /** Ids of the records that a typed or pasted code or name may mean; without it only ids are read. */
  readonly findReference?: (type: RecordType, text: string) => readonly string[];
  /** Name of an area code; without it the code is shown. */
  readonly areaName?: (code: string) => string | undefined;
  /** Area codes that a typed or pasted name may mean; without it only codes are read. */
  readonly findArea?: (text: string) => readonly string[];
  /** Name of an industry code; without it the code is shown. */
  readonly industryName?: (code: string) => string | undefined;
  /** Industry classes that a typed or pasted name may mean; without it only codes are read. */
  readonly findIndustry?: (text: string) => readonly string[];
}

/** How values of a field kind are typed, kept in an edit cell and shown. */
export interface FieldKindBehaviour {
  /**
   * The stored value of what was typed or pasted. Blank text is null, or the problem `empty` where the record cannot be
   * stored without the field. Never throws, never rounds, never guesses.
   */
  parse(text: string, context: CellContext): Parsed<FieldValue>;
  /**
   * What an edit cell holds: exact and without separators, `parse` reads it back identically. Options give their stored
   * value, flags `yes` or `no`, references the id; null gives ''.
   */
  toTyped(value: FieldValue, context: CellContext): string;
  /** What a read cell shows, without the unit's name; null shows ''. */
  show(value: FieldValue, context: CellContext): string;
  readonly align: 'start' | 'end';
  unitOf(context: CellContext): Unit | null;
}

/** A kind as declared below; `kind` adds what all have in common: blanks. */
interface KindSpec<T extends string | number | boolean> {
  /** Text that is not blank. */
  readonly parse: (text: string, context: CellContext) => Parsed<T>;
  readonly toTyped?: (value: T, context: CellContext) => string;
  readonly show?: (value: T, context: CellContext) => string;
  readonly align?: 'end';
  readonly unitOf?: (context: CellContext) => Unit;
}

function kind<T extends string | number | boolean>(spec: KindSpec<T>): FieldKindBehaviour {
  const toTyped = (value: FieldValue, context: CellContext): string => {
    if (value === null) return '';
    return spec.toTyped === undefined ? String(value) : spec.toTyped(value as T, context);
  };
  return {
    parse(text, context) {
      const parsed = normaliseText(text) === '' ? refuse('empty') : spec.parse(text, context);
      const blank = !parsed.ok && parsed.problem.code === 'empty';
      return blank && context.field.need !== 'identity' ? accept(null) : parsed;
    },
    toTyped,
    show(value, context) {
      if (value === null || spec.show === undefined) return toTyped(value, context);
      return spec.show(value as T, context);
    },
    align: spec.align ?? 'start',
    unitOf: (context) => spec.unitOf?.(context) ?? null,
  };
}

function limited(text: string, max: number): Parsed<string> {
  if (text === '') return refuse('empty');
  return text.length > max ? refuse('too_long', { max }) : accept(text);
}

/** Limits of `code`, `uscc`, `villageCode`, `industryCode` and `reference` in `fields.ts`. */
const LONGEST_CODE = 64;
const LONGEST_USCC = 40;
const LONGEST_VILLAGE_CODE = 20;
const LONGEST_INDUSTRY_CODE = 4;

const AREA_CODE_LENGTHS: readonly number[] = [2, 4, 6, 9];

/** Ids as the program makes them; a name typed in their place is refused, not taken for an id. */
const ID = /^[\w.:-]{1,64}$/;

/** Several apostrophes, and accents that capitals recompose, so that a code read twice is the same code. */
function plainCode(text: string): string {
  return normaliseText(cleanCode(text).replace(/^['‘’]+/, ''));
}

function digits(text: string): Parsed<string> {
  const code = plainCode(text);
  if (code === '') return refuse('empty');
  return /^\d+$/.test(code) ? accept(code) : refuse('bad_characters');
}

/** The one thing that a name stands for. */
function onlyOne(found: readonly string[], text: string): Parsed<string> {
  const [first, ...more] = found;
  if (first === undefined) return notAnOption(text);
  return more.length === 0
    ? accept(first)
    : refuse('ambiguous_name', { text: normaliseText(text).slice(0, 40) });
}

function optionSetOf(context: CellContext): OptionSet {
  const { options, name } = context.field;
  if (options === undefined) throw new Error(`the field ${name} has no options`);
  return options;
}

function shownMoney(value: Fen, { moneyUnit, field }: CellContext): string {
  const decimals = moneyUnit === 'wanYuan' ? (field.decimals ?? 2) : 2;
  return formatMoney(value, moneyUnit, { decimals });
}

/** Behaviour of every field kind; forms, tables, Excel and clipboard read and show values through it only. */
export const fieldKinds: { readonly [K in FieldKind]: FieldKindBehaviour } = {
  text: kind<string>({
    // A pasted line break does not fit a field of one line.
    parse: (text, { field }) =>
      limited(normaliseText(normaliseText(text).replace(/\s*\n\s*/g, ' ')), field.maxLength ?? 200),
  }),
  longText: kind<string>({
    parse: (text, { field }) => limited(normaliseText(text), field.maxLength ?? 2000),
  }),
  code: kind<string>({
    // Upper and lower case are kept: certificate numbers and checksums tell them apart.
    parse: (text) =>
      limited(
        normaliseText(
          toHalfWidth(normaliseText(text))
            .replace(/^['‘’\s]+/, '')
            .replace(/\s+/g, ' '),
        ),
        LONGEST_CODE,
      ),
  }),
  uscc: kind<string>({ parse: (text) => limited(plainCode(text), LONGEST_USCC) }),
  areaCode: kind<string>({
    parse(text, { findArea }) {
      const code = digits(text);
      if (!code.ok && code.problem.code === 'bad_characters' && findArea !== undefined)
        return onlyOne(findArea(normaliseText(text)), text);
      if (!code.ok || AREA_CODE_LENGTHS.includes(code.value.length)) return code;
      return refuse('bad_length', { length: code.value.length });
    },
    show: (value, { areaName, field }) => (field.besideName === true ? value : (areaName?.(value) ?? value)),
  }),
  villageCode: kind<string>({
    parse(text) {
      const code = digits(text);
      if (!code.ok || code.value.length <= LONGEST_VILLAGE_CODE) return code;
      return refuse('bad_length', { length: code.value.length });
    },
  }),
  industryCode: kind<string>({
    parse(text, { findIndustry }) {
      const code = digits(text);
      if (!code.ok && code.problem.code === 'bad_characters' && findIndustry !== undefined)
        return onlyOne(findIndustry(normaliseText(text)), text);
      if (!code.ok || code.value.length <= LONGEST_INDUSTRY_CODE) return code;
      return refuse('bad_length', { length: code.value.length });
    },
    show(value, { industryName }) {
      const name = industryName?.(value);
      return name === undefined ? value : `${value} ${name}`;
    },
  }),
  money: kind<Fen>({
    parse: (text, { moneyUnit, writtenUnit }) =>
      (writtenUnit ?? 'yuan') !== 'yuan' && saysYuanBySign(text)
        ? refuse('unit_conflict')
        : parseMoney(text, writtenUnit ?? moneyUnit),
    toTyped: (value, { moneyUnit }) => moneyToTyped(value, moneyUnit),
    show: shownMoney,
    align: 'end',
    unitOf: ({ moneyUnit }) => (moneyUnit === 'wanYuan' ? '万元' : '元'),
  }),
  percent: kind<Percent>({
    parse: parsePercent,
    toTyped: percentToTyped,
    show: (value) => formatPercent(value, { full: true }),
    align: 'end',
    unitOf: () => '%',
  }),
  mu: kind<Area>({
    parse: (text) => parseArea(text, 'mu'),
    toTyped: areaToTyped,
    show: (value) => formatArea(value),
    align: 'end',
    unitOf: () => '亩',
  }),
  squareMetre: kind<Area>({
    parse: (text) => parseArea(text, 'squareMetre'),
    toTyped: areaToTyped,
    show: (value) => formatArea(value),
    align: 'end',
    unitOf: () => 'm²',
  }),
  integer: kind<number>({ parse: (text) => parseInteger(text), show: formatInteger, align: 'end' }),
  year: kind<number>({ parse: parseYear }),
  date: kind<string>({ parse: parseDate }),
  period: kind<string>({
    parse: parsePeriod,
    show: (value, { language }) => formatPeriod(value as Period, language),
  }),
  month: kind<string>({
    parse(text) {
      const parsed = parsePeriod(text);
      return parsed.ok && periodKind(parsed.value) !== 'month' ? refuse('not_a_month') : parsed;
    },
    show: (value, { language }) => formatPeriod(value as Period, language),
  }),
  monthList: kind<string>({
    parse: parseMonthList,
    show: (value, { language }) => formatMonthList(value, language),
  }),
  yearList: kind<string>({
    parse: parseYearList,
    show: (value, { language }) => formatYearList(value, language),
  }),
  option: kind<string>({
    parse: (text, context) => parseOption(text, optionSetOf(context)),
    show: (value, context) => optionLabel(context.language, optionSetOf(context), value),
  }),
  flag: kind<boolean>({
    parse: parseFlag,
    toTyped: (value) => (value ? 'yes' : 'no'),
    show: (value, { language }) => localeOf(language).flags[value ? 'yes' : 'no'],
  }),
  reference: kind<string>({
    parse(text, { field, findReference }) {
      const given = normaliseText(text);
      const target = field.target ?? '';
      if (findReference === undefined || !isRecordType(target))
        return ID.test(given) ? accept(given) : notAnOption(text);
      return onlyOne(findReference(target, given), text);
    },
    show(value, { field, referenceLabel }) {
      const target = field.target ?? '';
      return isRecordType(target) ? (referenceLabel?.(target, value) ?? value) : value;
    },
  }),
};

/** Reads a cell by its field's kind; see `FieldKindBehaviour.parse`. */
export function parseCell(text: string, context: CellContext): Parsed<FieldValue> {
  return fieldKinds[context.field.kind].parse(text, context);
}

/** What the edit cell of a value holds; see `FieldKindBehaviour.toTyped`. */
export function typedCell(value: FieldValue, context: CellContext): string {
  return fieldKinds[context.field.kind].toTyped(value, context);
}

/** What the read cell of a value shows; see `FieldKindBehaviour.show`. */
export function shownCell(value: FieldValue, context: CellContext): string {
  return fieldKinds[context.field.kind].show(value, context);
}
