import { offeredOptions } from '../../domain/offered-options.ts';
import { declarationOf, type FieldValue, type RecordType } from '../../domain/records/catalogue.ts';
import type { Field } from '../../domain/records/declaration.ts';
import { exampleOf, isCode } from './example-value.ts';
import { written } from './template-cell.ts';
import type { TemplateInput } from './template-input.ts';

const countyDigits = 6;
/** What is said beside a record, of the example itself: nothing to imitate. */
const aside: ReadonlySet<string> = new Set(['note', 'source_doc']);

/**
 * What the row of examples shows, by field: a record whose values fit together, written as an officer of this unit would;
 * what it leaves blank that may be blank stays so. Where no record is known every value is made by itself.
 */
export function examplesOf(type: RecordType, input: TemplateInput): Readonly<Record<string, string>> {
  const record = input.example(type);
  return Object.fromEntries(
    declarationOf(type).fields.map((field) => {
      if (record === undefined) return [field.name, exampleOf(type, field, input)];
      const value = record[field.name] ?? null;
      const mayBeBlank = field.need === 'optional' || field.need === 'conditional';
      if (value === null) return [field.name, mayBeBlank ? '' : exampleOf(type, field, input)];
      return [
        field.name,
        isOwn(field, value, input) ? written(value, field, input) : exampleOf(type, field, input),
      ];
    }),
  );
}

/** Whether a value of the example can stand here: records, villages and townships must be the unit's own, texts its language's. */
function isOwn({ kind, name, options }: Field, value: FieldValue, input: TemplateInput): boolean {
  if (isCode(name) || aside.has(name)) return false;
  switch (kind) {
    case 'reference':
    case 'villageCode':
      return false;
    case 'areaCode':
      return String(value).length <= countyDigits;
    case 'option':
      return (
        options === undefined || offeredOptions(options, input.hidden, null).some((one) => one === value)
      );
    case 'text':
    case 'longText':
      return input.language === 'zh-CN';
    default:
      return true;
  }
}
