import { type CellContext, fieldKinds } from '../../domain/field-kinds.ts';
import type { FieldKind } from '../../domain/fields.ts';
import { headOf, inARow } from '../../domain/list-words.ts';
import { fill } from '../../domain/locale/fill.ts';
import { fieldLabel, helpText, localeOf, optionLabel, unitLabel } from '../../domain/locale/locale.ts';
import type { TemplateTexts } from '../../domain/locale/template-texts.ts';
import { offeredOptions } from '../../domain/offered-options.ts';
import { declarationOf, type RecordType } from '../../domain/records/catalogue.ts';
import type { Field } from '../../domain/records/declaration.ts';
import { isOrdinal } from '../../domain/summed-fields.ts';
import { textWidth } from '../report-file/sheets/measure.ts';
import { cellFormats, type StyleName, type ValidationModel } from '../workbook/model.ts';
import type { ChoiceLists } from './choice-lists.ts';
import { exampleOf } from './example-value.ts';
import type { TemplateInput } from './template-input.ts';

/** What a field asks for: as its need, told apart for what a form shows only on request. */
export type Asked = keyof TemplateTexts['needs'];

/** A column of a template. */
export interface TemplateColumn {
  readonly field: Field;
  readonly label: string;
  /** With its unit, and `*` before what is required. */
  readonly head: string;
  readonly asked: Asked;
  /** How a value is written, in words. */
  readonly how: string;
  readonly unit: string | null;
  /** Official definition, and what may be chosen. */
  readonly help: string;
  readonly width: number;
  readonly style: StyleName;
  readonly format: string | undefined;
  /** What may be typed; without its range. */
  readonly rule: Rule;
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Rule = Without<ValidationModel, 'range'>;
type Limits = Without<ValidationModel, 'range' | 'onError' | 'prompt' | 'error'>;

/** Excel's limits on the texts of a validation. */
const longestTitle = 32;
const longestMessage = 255;

/** All decimals that were typed are shown: what is corrected here must not look rounded. */
export const formats: { readonly [K in FieldKind]?: string } = {
  money: '#,##0.00####_ ',
  percent: '0.00##_ ',
  mu: cellFormats.area,
  squareMetre: cellFormats.area,
  integer: cellFormats.integer,
  year: '0',
  date: cellFormats.date,
};

const styles: { readonly [K in FieldKind]?: StyleName } = {
  money: 'unlockedMoney',
  percent: 'unlockedMoney',
  mu: 'unlockedMoney',
  squareMetre: 'unlockedMoney',
  integer: 'unlockedMoney',
  year: 'unlockedCenter',
  month: 'unlockedCenter',
  date: 'unlockedDate',
  flag: 'unlockedCenter',
};

/** Characters that a column is wide at least, by what stands in it. */
const widths: { readonly [K in FieldKind]?: number } = {
  longText: 34,
  uscc: 22,
  villageCode: 16,
  money: 16,
  integer: 10,
  percent: 10,
  year: 8,
  month: 11,
  date: 16,
  flag: 9,
};
const usualWidth = 18;
const widest = 34;
/** A longer head breaks in two: a unit in brackets must not. */
const widestHead = 26;

/** Columns of a type's sheet: its stored fields in the order of the declaration, those that are rarely filled in last. */
export function columnsOf(
  type: RecordType,
  input: TemplateInput,
  lists: ChoiceLists,
): readonly TemplateColumn[] {
  const { fields } = declarationOf(type);
  const isRare = ({ onRequest, need }: Field): boolean => onRequest && need === 'optional';
  return [...fields.filter((field) => !isRare(field)), ...fields.filter(isRare)].map((field) =>
    columnOf(type, field, input, lists),
  );
}

function columnOf(type: RecordType, field: Field, input: TemplateInput, lists: ChoiceLists): TemplateColumn {
  const { language, moneyUnit } = input;
  const texts = localeOf(language).templates;
  const context: CellContext = { field, language, moneyUnit };
  const choices = choicesOf(field, input);
  const asked = askedOf(field);
  const isRequired = asked === 'required';
  const unit = fieldKinds[field.kind].unitOf(context);
  const label = fieldLabel(language, type, field.name);
  const head = `${isRequired ? '*' : ''}${headOf(type, field.name, context)}`;
  const how =
    choices.length > 0 && field.kind !== 'flag'
      ? texts.fromList
      : fill(texts.how[field.kind], { example: exampleOf(type, field, input) });
  const help = [
    helpText(language, type, field.name),
    field.options === undefined
      ? ''
      : fill(texts.guide.options, { options: inARow(localeOf(language).lists.values, choices) }),
  ];
  const longest = Math.max(0, ...choices.map((choice) => textWidth(choice) + 4));
  const format = isOrdinal(field) && field.kind === 'integer' ? '0' : formats[field.kind];
  return {
    field,
    label,
    head,
    asked,
    how,
    unit: unit === null ? null : unitLabel(language, unit),
    help: help.filter((part) => part).join('\n'),
    width: Math.min(
      widest,
      Math.max(widths[field.kind] ?? usualWidth, longest, Math.min(widestHead, textWidth(head) + 4)),
    ),
    style: styles[field.kind] ?? 'unlocked',
    format,
    rule: ruleOf(field, label, `${texts.needs[asked]} · ${how}`, help[0] ?? '', choices, input, lists),
  };
}

function askedOf({ need, onRequest }: Field): Asked {
  switch (need) {
    case 'identity':
    case 'required':
      return 'required';
    case 'conditional':
      return 'conditional';
    case 'optional':
      return onRequest ? 'onRequest' : 'optional';
  }
}

/** What is offered in a drop-down; nothing for what is written freely. */
function choicesOf(field: Field, input: TemplateInput): readonly string[] {
  const { language, hidden } = input;
  switch (field.kind) {
    case 'option': {
      const set = field.options;
      return set === undefined
        ? []
        : offeredOptions(set, hidden, null).map((value) => optionLabel(language, set, value));
    }
    case 'flag': {
      const { yes, no } = localeOf(language).flags;
      return [yes, no];
    }
    case 'reference':
      return [...input.references(field.target as RecordType).values()];
    case 'areaCode':
      return field.besideName === true ? [] : input.areaChoices(field.digits);
    default:
      return [];
  }
}

function ruleOf(
  field: Field,
  label: string,
  how: string,
  help: string,
  choices: readonly string[],
  input: TemplateInput,
  lists: ChoiceLists,
): Rule {
  const { errors } = localeOf(input.language).templates;
  const isClosed = field.kind === 'option' || field.kind === 'flag';
  const { limits, error } =
    choices.length > 0
      ? {
          limits: lists.offer(nameOf(field), choices),
          error: isClosed ? errors.list : fill(errors.reference, { label }),
        }
      : limitsOf(field, input);
  return {
    ...limits,
    // Names of records and areas that the list does not hold may be typed as well: the import asks.
    onError: choices.length > 0 && !isClosed ? 'warn' : 'stop',
    prompt: {
      title: label.slice(0, longestTitle),
      text: `${how}${help === '' ? '' : `\n${help}`}`.slice(0, longestMessage),
    },
    error: { title: errors.title, text: error.slice(0, longestMessage) },
  };
}

/** Lists of one name hold the same values in every sheet of the workbook. */
function nameOf({ kind, options, target, digits, name }: Field): string {
  if (kind === 'option') return `option_${options ?? name}`;
  return kind === 'reference' ? `record_${target ?? name}` : `${kind}_${digits ?? 'any'}`;
}

/** Largest amounts, which are kept exactly as whole fen. */
const mostMoney = { yuan: '90000000000000', wanYuan: '9000000000' } as const;

function limitsOf(
  field: Field,
  { language, moneyUnit, year }: TemplateInput,
): { readonly limits: Limits; readonly error: string } {
  const { errors } = localeOf(language).templates;
  const max = mostMoney[moneyUnit];
  switch (field.kind) {
    case 'money':
      return { limits: { kind: 'decimal', min: `-${max}`, max }, error: errors.number };
    case 'percent':
      return { limits: { kind: 'decimal', min: '-1000', max: '1000' }, error: errors.number };
    case 'mu':
    case 'squareMetre':
      return { limits: { kind: 'decimal', min: '0', max: '1000000000' }, error: errors.number };
    case 'integer':
      return { limits: { kind: 'whole', min: '0', max: '1000000000' }, error: errors.whole };
    case 'year':
      return { limits: { kind: 'whole', min: '1950', max: '2100' }, error: errors.whole };
    case 'date':
      return {
        limits: { kind: 'date', from: '1949-10-01', to: '2100-12-31' },
        error: fill(errors.date, { example: `${year}-06-30` }),
      };
    default: {
      const most = field.maxLength ?? 200;
      return { limits: { kind: 'textLength', max: most }, error: fill(errors.long, { max: most }) };
    }
  }
}
