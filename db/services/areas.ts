import type { FoundArea } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { normaliseText, toHalfWidth } from '../domain/text.ts';
import type { ServiceContext } from './context.ts';

/** A person reads no longer list than this: who finds nothing in it types on. */
const mostFound = 50;

/** Areas by part of their name or by the beginning of their code. */
export function searchAreas(
  { areas }: ServiceContext,
  { text, digits }: CallInput<'areas.search'>,
): readonly FoundArea[] {
  const wanted = toHalfWidth(normaliseText(text)).replace(/\s/g, '');
  if (wanted === '') return [];
  return areas
    .search(wanted, digits, mostFound)
    .map(({ code, name, valid_to }) => ({ code, name, within: areas.within(code).join(' '), valid_to }));
}

/** Areas in force right below a code; '' answers the provinces. */
export function childrenOfArea(
  { areas }: ServiceContext,
  { parent }: CallInput<'areas.children'>,
): readonly { readonly code: string; readonly name: string }[] {
  return areas.children(parent).map(({ code, name }) => ({ code, name }));
}

/** Names by code; a code that the table does not know is left out. */
export function namesOfAreas(
  { areas }: Pick<ServiceContext, 'areas'>,
  codes: readonly string[],
): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const code of codes) {
    const name = areas.name(code);
    if (name !== undefined) names[code] = name;
  }
  return names;
}
