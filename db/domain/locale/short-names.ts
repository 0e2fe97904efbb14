import type { FormId } from '../options.ts';
import type { FormLabels } from './labels.ts';

/** What forms are called in a list of choices: their short names, which are said in one place. */
export function shortNames(forms: FormLabels): { readonly [F in FormId]: string } {
  const names = Object.entries(forms).map(([form, { short }]) => [form, short]);
  return Object.fromEntries(names) as { readonly [F in FormId]: string };
}
