import type { FormId, OptionOf } from '../../../db/domain/options.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';

/** Id of the button that declares a form. */
export function declareButtonId(form: FormId, kind: OptionOf<'declarationKind'>): string {
  return `declare-${form}-${kind}`;
}

/** Form whose declaration a violation is about, or null where it is about something else. */
export function declarationAsked({ recordType, args }: Violation): FormId | null {
  return recordType === 'declaration' && args.form?.as === 'form' ? args.form.value : null;
}

/** Puts the focus on the declaration that a violation asks for; one more key then makes it. */
export function focusDeclaration({ form, contradicts }: { form: FormId; contradicts: boolean }): void {
  const button = document.getElementById(declareButtonId(form, contradicts ? 'data' : 'nil'));
  button?.focus();
  button?.scrollIntoView({ block: 'center' });
}
