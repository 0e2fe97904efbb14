import type { CheckAnswer, CheckedViolation } from '../../../db/domain/answers.ts';
import type { FormId } from '../../../db/domain/options.ts';
import type { RuleClass } from '../../../db/domain/rules/rule.ts';

/** The violations of one rule. */
export interface RuleGroup {
  readonly rule: string;
  readonly ruleClass: RuleClass;
  /** Those that still ask for something, or, of a hint, those that are there to be read. */
  readonly open: readonly CheckedViolation[];
  readonly explained: readonly CheckedViolation[];
}

const classes: readonly RuleClass[] = ['hard', 'soft', 'hint'];

/** Lines that are shown of a group before more are asked for. */
export const firstLines = 50;
/** Lines of groups that stand open by themselves: what is beyond is folded, so that the page stays quick and readable. */
const openLines = 150;

/**
 * What must be right first, then what asks for explanations, hints last; else in rule order. A rule keeps its place when it
 * has been explained: whoever works down the page must not lose it.
 */
export function ruleGroups(violations: readonly CheckedViolation[]): readonly RuleGroup[] {
  const groups = [...Map.groupBy(violations, ({ violation }) => violation.rule)].map(
    ([rule, members]): RuleGroup => ({
      rule,
      ruleClass: members[0]?.violation.ruleClass ?? 'hint',
      open: members.filter(({ explanation }) => explanation === null),
      explained: members.filter(({ explanation }) => explanation !== null),
    }),
  );
  return groups.toSorted((a, b) => classes.indexOf(a.ruleClass) - classes.indexOf(b.ruleClass));
}

/** Rules whose lines are in sight from the start: those that ask for something, as far as there is room. */
export function openAtFirst(groups: readonly RuleGroup[]): ReadonlySet<string> {
  const open = new Set<string>();
  let lines = 0;
  for (const group of groups) {
    if (group.ruleClass === 'hint' || group.open.length === 0) continue;
    if (lines > 0 && lines + Math.min(group.open.length, firstLines) > openLines) continue;
    lines += Math.min(group.open.length, firstLines);
    open.add(group.rule);
  }
  return open;
}

/** What a form, or what belongs to no form (null), asks for. */
export interface FormCounts {
  readonly form: FormId | null;
  readonly hard: number;
  readonly unexplained: number;
  readonly explained: number;
  readonly hints: number;
}

/** Counts by form: those of the period, then others that something was found in, then what belongs to no form. */
export function countsByForm({
  forms,
  violations,
}: Pick<CheckAnswer, 'forms' | 'violations'>): readonly FormCounts[] {
  const listed: (FormId | null)[] = forms.map(({ form }) => form);
  const others = violations.map(({ violation }) => violation.form).filter((form) => !listed.includes(form));
  const all = [
    ...listed,
    ...[...new Set(others)].toSorted((a, b) => Number(a === null) - Number(b === null)),
  ];
  return all.map((form) => {
    const own = violations.filter(({ violation }) => violation.form === form);
    const count = (ruleClass: RuleClass, isExplained?: boolean): number =>
      own.filter(
        (one) =>
          one.violation.ruleClass === ruleClass &&
          (isExplained === undefined || (one.explanation !== null) === isExplained),
      ).length;
    return {
      form,
      hard: count('hard'),
      unexplained: count('soft', false),
      explained: count('soft', true),
      hints: count('hint'),
    };
  });
}

/** Tells a line from all others of its check. */
export function lineKey({ violation, key }: CheckedViolation): string {
  return JSON.stringify([
    violation.rule,
    violation.recordType,
    violation.recordId,
    violation.field,
    key?.fingerprint ?? violation.args,
  ]);
}
