import type { Session } from '../../db/domain/answers.ts';
import type { FormId } from '../../db/domain/options.ts';

/** Forms that are filled in from a page of the rail. */
const formsOfPage: Readonly<Record<string, readonly FormId[]>> = {
  '/enclaves': ['enclave', 'contribution', 'return', 'distribution'],
  '/villages': ['village'],
  '/projects': ['project'],
  '/investment': ['investment'],
};

/** Whether the form is filled in by whoever works here: a department has its own, everyone else all. */
export function isOwnForm({ department }: Pick<Session, 'department'>, form: FormId): boolean {
  return department === null || department.forms.includes(form);
}

/**
 * Whether a page of the rail is of use to whoever works here. The county's lead office submits, its departments do not;
 * prefectures and the province add up.
 */
export function isOwnPage(session: Pick<Session, 'department' | 'role'>, page: string): boolean {
  if (page === '/consolidation') return session.role === 'prefecture' || session.role === 'province';
  if (session.department !== null && page === '/report') return false;
  const forms = formsOfPage[page];
  return forms === undefined || forms.some((form) => isOwnForm(session, form));
}
