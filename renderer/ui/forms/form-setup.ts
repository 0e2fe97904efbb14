import type { AreaNames } from '../../../db/domain/area-names.ts';
import type { FormContext } from '../../../db/domain/form-values.ts';
import type { IndustryNames } from '../../../db/domain/industry-names.ts';
import type { Language } from '../../../db/domain/locale/labels.ts';
import type { HiddenOptions } from '../../../db/domain/offered-options.ts';
import type { ReferenceBook } from '../../../db/domain/reference-book.ts';

/** What a form's cells depend on besides their field. */
export interface FormSetup {
  readonly language: Language;
  readonly moneyUnit: 'yuan' | 'wanYuan';
  readonly references: ReferenceBook;
  /** Names of the area codes that the page knows. */
  readonly areas: AreaNames;
  /** Names of the industry codes that the page knows. */
  readonly industries: IndustryNames;
  /** Options that are offered no more; left out: every one is. */
  readonly hidden?: HiddenOptions;
}

/** Form of the ids that `newId` makes (UUIDv7). */
const newIdForm = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;

/** The same for the kernel's parsers: references are read as names and codes, and shown by name. */
export function formContext({ language, moneyUnit, references, areas, industries }: FormSetup): FormContext {
  return {
    language,
    moneyUnit,
    referenceLabel: (type, id) => references.label(type, id),
    findReference: (type, text) => {
      const found = references.find(type, text);
      // A record that is made in the same save is not in the ledger yet; the store refuses an id that nothing has.
      return found.length === 0 && newIdForm.test(text) ? [text] : found;
    },
    areaName: (code) => areas.name(code),
    findArea: (text) => areas.find(text),
    industryName: (code) => industries.name(code),
    findIndustry: (text) => industries.find(text),
  };
}
