import type { Language } from '../../../db/domain/locale/labels.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { newOffice, type OfficeChoice } from '../../ui/office/office-choice.ts';

/** What stands on the page of first use, but for the folder: the right to write into it ends with the program. */
export interface FirstRunText {
  readonly office: OfficeChoice;
  readonly person: string;
  readonly phone: string;
  readonly openings: boolean;
}

/** Under which first use is kept as a draft until there is a ledger. */
export const firstRunDraft = { form: 'first-run', record_id: 'office' } as const;

/** The page as a draft keeps it; empty while nothing is typed. */
export function firstRunRaw(typed: FirstRunText, language: Language): Record<string, string> {
  const { office, person, phone, openings } = typed;
  const texts = {
    role: office.role === newOffice.role ? '' : office.role,
    unit: office.unit,
    departmentName: office.departmentName,
    departmentForms: office.departmentForms.join(' '),
    person,
    phone,
    openings: openings ? 'yes' : '',
  };
  const raw = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  return Object.keys(raw).length === 0 ? {} : { ...raw, language };
}

/** What a draft keeps, to be gone on with; what an older program wrote and this one does not know is left out. */
export function firstRunText(raw: Readonly<Record<string, string>>): FirstRunText {
  const forms = (raw.departmentForms ?? '').split(' ');
  return {
    office: {
      role: optionSets.role.find((role) => role === raw.role) ?? newOffice.role,
      unit: raw.unit ?? '',
      departmentName: raw.departmentName ?? '',
      departmentForms: optionSets.form.filter((form) => forms.includes(form)),
    },
    person: raw.person ?? '',
    phone: raw.phone ?? '',
    openings: raw.openings === 'yes',
  };
}
