import { fieldKinds } from '../../../db/domain/field-kinds.ts';
import type { FieldKind, Need, Origin } from '../../../db/domain/fields.ts';
import type { Language } from '../../../db/domain/locale/labels.ts';
import {
  fieldLabel,
  helpText,
  localeOf,
  optionLabel,
  typeLabel,
  unitLabel,
} from '../../../db/domain/locale/locale.ts';
import { type FormId, optionSets } from '../../../db/domain/options.ts';
import {
  declarationOf,
  isRecordType,
  type RecordType,
  recordTypes,
} from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';

/** One field as the reference states it. */
export interface FieldLine {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Unit in words, or null where there is none. */
  readonly unit: string | null;
  readonly need: Need;
  readonly origin: Origin;
  /** What may be chosen, in words. */
  readonly options: readonly string[];
  /** Name of the record type that is referred to. */
  readonly target: string | null;
  /** Official definition, where the label does not say all. */
  readonly help: string | null;
}

/** The fields of one record type. */
export interface TypeLines {
  readonly type: RecordType;
  readonly label: string;
  readonly lines: readonly FieldLine[];
}

/** Record types of one form; null: registers and what the program keeps itself. */
export interface FormLines {
  readonly form: FormId | null;
  readonly title: string | null;
  readonly types: readonly TypeLines[];
}

/** Every field of every form, in the order of the forms, made of the declarations. */
export function fieldLines(language: Language): readonly FormLines[] {
  const forms: readonly (FormId | null)[] = [...optionSets.form, null];
  return forms
    .map((form) => ({
      form,
      title: form === null ? null : localeOf(language).forms[form].title,
      types: recordTypes
        .filter((type) => declarationOf(type).form === form)
        .map((type) => linesOfType(language, type)),
    }))
    .filter(({ types }) => types.length > 0);
}

function linesOfType(language: Language, type: RecordType): TypeLines {
  const { fields, computedFields } = declarationOf(type);
  return {
    type,
    label: typeLabel(language, type),
    lines: [...fields, ...computedFields].map((field) => lineOf(language, type, field)),
  };
}

function lineOf(language: Language, type: RecordType, field: Field): FieldLine {
  const unit = fieldKinds[field.kind].unitOf({ language, moneyUnit: 'wanYuan', field });
  const set = field.options;
  const target = field.target;
  return {
    name: field.name,
    label: fieldLabel(language, type, field.name),
    kind: field.kind,
    unit: unit === null ? null : unitLabel(language, unit),
    need: field.need,
    origin: field.origin,
    options: set === undefined ? [] : optionSets[set].map((value) => optionLabel(language, set, value)),
    target: target !== undefined && isRecordType(target) ? typeLabel(language, target) : null,
    help: helpText(language, type, field.name) ?? null,
  };
}
