import { fill } from '../../domain/locale/fill.ts';
import { fieldLabel, localeOf, optionLabel, typeLabel } from '../../domain/locale/locale.ts';
import { offeredOptions } from '../../domain/offered-options.ts';
import type { RecordType } from '../../domain/records/catalogue.ts';
import type { Field } from '../../domain/records/declaration.ts';
import type { TemplateInput } from './template-input.ts';

/** A class of industry, and a code with a right check character, that stand for any. */
const someIndustry = '1329';
const someUscc = '91330825MA00000000';

/** Codes that read alike in every language, by the field's name; the county's own stands for this one. */
const someCounty = '330825';
const someCodes: Readonly<Record<string, string>> = {
  enclave_code: '330825-XB-01',
  platform_code: '330825-PT-01',
  project_code: '2403-330825-04-01-123456',
  cert_no: 'GQ-2024-001',
  account_tail: '1234',
};

/** Whether a text is a code of its own making. */
export const isCode = (field: string): boolean => someCodes[field] !== undefined;

/** A value as an officer writes it, made from the declaration of its field alone. */
export function exampleOf(type: RecordType, field: Field, input: TemplateInput): string {
  const { language, year, unitCode, areas } = input;
  const texts = localeOf(language).templates;
  switch (field.kind) {
    case 'option': {
      const set = field.options;
      const [first = ''] = set === undefined ? [] : offeredOptions(set, input.hidden, null);
      return set === undefined ? '' : optionLabel(language, set, first);
    }
    case 'flag':
      return localeOf(language).flags.yes;
    case 'reference': {
      const target = field.target as RecordType;
      const [first] = input.references(target).values();
      return first ?? fill(texts.exampleText, { label: typeLabel(language, target) });
    }
    case 'areaCode':
      if (field.besideName === true) return unitCode;
      return input.areaChoices(field.digits)[0] ?? areas.typed(unitCode);
    case 'villageCode':
      return `${(areas.choices(9)[0]?.code ?? unitCode).padEnd(9, '1')}201`;
    case 'industryCode':
      return someIndustry;
    case 'uscc':
      return someUscc;
    case 'money':
    case 'mu':
    case 'squareMetre':
      return '12.5';
    case 'percent':
      return '10';
    case 'integer':
      return '2';
    case 'year':
    case 'yearList':
      return String(year);
    case 'date':
      return field.name.endsWith('_to') || field.name.startsWith('end') ? `${year}-12-31` : `${year}-06-30`;
    case 'period':
    case 'month':
      return `${year}-06`;
    case 'monthList':
      return '6,12';
    default:
      return (
        someCodes[field.name]?.replace(someCounty, unitCode) ??
        texts.examples[`${type}.${field.name}`] ??
        texts.examples[field.name] ??
        fill(texts.exampleText, { label: fieldLabel(language, type, field.name) }).slice(
          0,
          field.maxLength ?? 200,
        )
      );
  }
}
