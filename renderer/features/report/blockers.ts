import type { CheckAnswer, CheckedViolation, ReportState } from '../../../db/domain/answers.ts';
import { type SigningField, signingFields } from '../../../db/domain/signing.ts';

/** One thing that stands between the report and its folder, and where it is put right. */
export type Blocker =
  | { readonly kind: 'hard' | 'unexplained' | 'drafts' | 'queries'; readonly count: number }
  | { readonly kind: 'signers'; readonly fields: readonly SigningField[] }
  | { readonly kind: 'reason' }
  | { readonly kind: 'question' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'unchanged' };

/** Everything that keeps the report from being submitted, in the order in which it is put right. */
export function blockersOf(now: {
  readonly check: Pick<CheckAnswer, 'hard' | 'unexplained'>;
  /** Open drafts that are still there. */
  readonly drafts: number;
  /** Queries of an upper level without an answer and without a changed figure. */
  readonly queries: number;
  readonly state: Pick<ReportState, 'changed_since' | 'next_version'>;
  readonly questions: readonly CheckedViolation[];
  readonly folder: string | null;
  /** Who signs differs from the last version. */
  readonly signedAnew: boolean;
}): readonly Blocker[] {
  const { check, drafts, queries, state, questions, folder, signedAnew } = now;
  const asks = (rule: string): readonly CheckedViolation[] =>
    questions.filter(({ violation }) => violation.rule === rule);
  const missing = signingFields.filter((field) =>
    asks('H57').some(({ violation }) => violation.field === field),
  );
  const count = (kind: 'hard' | 'unexplained' | 'drafts' | 'queries', of: number): Blocker[] =>
    of === 0 ? [] : [{ kind, count: of }];
  const when = (is: boolean, blocker: Blocker): Blocker[] => (is ? [blocker] : []);
  return [
    ...count('hard', check.hard),
    ...count('unexplained', check.unexplained),
    ...count('drafts', drafts),
    ...count('queries', queries),
    ...when(state.changed_since === false && !signedAnew, { kind: 'unchanged' }),
    ...when(missing.length > 0, { kind: 'signers', fields: missing }),
    ...when(asks('H56').length > 0, { kind: 'reason' }),
    ...when(
      questions.some(({ violation, explanation }) => violation.ruleClass === 'soft' && explanation === null),
      { kind: 'question' },
    ),
    ...when(folder === null, { kind: 'folder' }),
  ];
}
