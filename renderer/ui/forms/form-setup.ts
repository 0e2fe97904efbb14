import type { AreaNames } from '../../../db/domain/area-names.ts';
import type { FormContext } from '../../../db/domain/form-values.ts';
import type { Language } from '../../../db/domain/locale/labels.ts';
import type { ReferenceBook } from '../../../db/domain/reference-book.ts';

/** What a form's cells depend on besides their field. */
export interface FormSetup {
  readonly language: Language;
  readonly moneyUnit: 'yuan' | 'wanYuan';
  readonly references: ReferenceBook;
  /** Names of the area codes that the page knows. */
  readonly areas: AreaNames;
}

/** The same for the kernel's parsers: references are read as names and codes, and shown by name. */
export function formContext({ language, moneyUnit, references, areas }: FormSetup): FormContext {
  return {
    language,
    moneyUnit,
    referenceLabel: (type, id) => references.label(type, id),
    findReference: (type, text) => references.find(type, text),
    areaName: (code) => areas.name(code),
    findArea: (text) => areas.find(text),
  };
}
