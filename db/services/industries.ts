import type { FoundIndustry } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { normaliseText, toHalfWidth } from '../domain/text.ts';
import type { ServiceContext } from './context.ts';

/** A person reads no longer list than this: who finds nothing in it types on. */
const mostFound = 50;

/** Industry classes by part of a name or by the beginning of their code. */
export function searchIndustries(
  { industries }: ServiceContext,
  { text }: CallInput<'industries.search'>,
): readonly FoundIndustry[] {
  const wanted = toHalfWidth(normaliseText(text)).replace(/\s/g, '');
  if (wanted === '') return [];
  return industries.search(wanted, mostFound).map(({ code, name }) => ({
    code,
    name,
    section: industries.within(code)[0]?.code ?? '',
    within: industries
      .within(code)
      .map((upper) => upper.name)
      .filter((upper) => upper !== name)
      .join(' › '),
  }));
}

/** Names by code; a code that the table does not know is left out. Without codes: those of every class. */
export function namesOfIndustries(
  { industries }: ServiceContext,
  { codes }: CallInput<'industries.names'>,
): Readonly<Record<string, string>> {
  const wanted = codes ?? industries.classes().map(({ code }) => code);
  const names: Record<string, string> = {};
  for (const code of wanted) {
    const name = industries.name(code);
    if (name !== undefined) names[code] = name;
  }
  return names;
}

/** What lies right below a code; '' answers the sections. */
export function childrenOfIndustry(
  { industries }: ServiceContext,
  { parent }: CallInput<'industries.children'>,
): readonly { readonly code: string; readonly name: string }[] {
  return industries.children(parent).map(({ code, name }) => ({ code, name }));
}
