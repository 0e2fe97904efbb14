import type { Session } from '../../../db/domain/answers.ts';
import type { CallInput } from '../../../db/domain/contract.ts';
import type { FormId, OptionOf } from '../../../db/domain/options.ts';

/** Who works here, while it is being chosen. */
export interface OfficeChoice {
  readonly role: OptionOf<'role'>;
  /** Code of the county or prefecture; '' while none is chosen, or there is none to choose. */
  readonly unit: string;
  readonly departmentName: string;
  readonly departmentForms: readonly FormId[];
}

export const newOffice: OfficeChoice = {
  role: 'county',
  unit: '',
  departmentName: '',
  departmentForms: [],
};

/** The choice as it stands, to be changed. */
export function officeOf({
  role,
  unit,
  department,
}: Pick<Session, 'role' | 'unit' | 'department'>): OfficeChoice {
  return {
    role: role ?? 'county',
    unit: unit?.code ?? '',
    departmentName: department?.name ?? '',
    departmentForms: department?.forms ?? [],
  };
}

export type OfficeProblem = 'unit' | 'departmentName' | 'departmentForms';

const digitsOf = { county: 6, department: 6, prefecture: 4, province: 0 } as const;

/** Digits of the codes that a role's unit may have; 0 where there is nothing to choose. */
export const unitDigits = (role: OptionOf<'role'>): number => digitsOf[role];

/** What is still missing, in the order of the page. */
export function officeProblems(choice: OfficeChoice): readonly OfficeProblem[] {
  const { role, unit, departmentName, departmentForms } = choice;
  const problems: OfficeProblem[] = [];
  if (unit.length !== unitDigits(role)) problems.push('unit');
  if (role !== 'department') return problems;
  if (departmentName.trim() === '') problems.push('departmentName');
  if (departmentForms.length === 0) problems.push('departmentForms');
  return problems;
}

/** The choice as the call takes it, once nothing is missing. */
export function officeInput(choice: OfficeChoice): CallInput<'session.reassign'> {
  const { role, unit, departmentName, departmentForms } = choice;
  return {
    role,
    unit: unit === '' ? null : unit,
    department: role === 'department' ? { name: departmentName.trim(), forms: [...departmentForms] } : null,
  };
}

/** Another role: a unit of another level is no unit of it. */
export function withRole(choice: OfficeChoice, role: OptionOf<'role'>): OfficeChoice {
  const unit = choice.unit.length === unitDigits(role) ? choice.unit : '';
  return { ...choice, role, unit };
}
