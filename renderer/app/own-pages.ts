import type { Session } from '../../db/domain/answers.ts';
import type { FormId } from '../../db/domain/options.ts';
import { isUpperLevel } from '../../db/domain/workflow.ts';

/** Forms that are filled in from a page of the rail. */
const formsOfPage: Readonly<Record<string, readonly FormId[]>> = {
  '/enclaves': ['enclave', 'contribution', 'return', 'distribution'],
  '/villages': ['village'],
  '/projects': ['project'],
  '/investment': ['investment'],
};

/** Pages of the rail on which only the province sets something; a county comes to the thresholds by its settings. */
const provincePages: readonly string[] = [
  '/province',
  '/province/obligations',
  '/province/codes',
  '/province/heads',
  '/province/options',
  '/thresholds',
  '/registers',
];

/** Whether the form is filled in by whoever works here: a department has its own, everyone else all. */
export function isOwnForm({ department }: Pick<Session, 'department'>, form: FormId): boolean {
  return department === null || department.forms.includes(form);
}

/** Whether reports are received here, and none filled in. */
export function isReceiver({ role }: Pick<Session, 'role'>): boolean {
  return isUpperLevel(role);
}

/** Pages of the rail that fill in or hand over what a county reports. */
const ofCounty: ReadonlySet<string> = new Set([...Object.keys(formsOfPage), '/check', '/records', '/import']);

/** Whether a page of the rail is of use to whoever works here. */
export function isOwnPage(session: Pick<Session, 'department' | 'role'>, page: string): boolean {
  if (page === '/inbox' || page === '/consolidation') return isReceiver(session);
  if (provincePages.includes(page)) return session.role === 'province';
  if (isReceiver(session)) return !ofCounty.has(page);
  const forms = formsOfPage[page];
  return forms === undefined || forms.some((form) => isOwnForm(session, form));
}
