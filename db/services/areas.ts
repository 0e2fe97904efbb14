import type { FoundArea } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import type { UnitChoice } from '../domain/session-answers.ts';
import { normaliseText, toHalfWidth } from '../domain/text.ts';
import { mountainCounties } from '../reference/mountain-counties.ts';
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

const province = '33';

/** Prefectures of the province, each followed by its counties. */
export function unitsOfProvince({ areas, ports }: ServiceContext): readonly UnitChoice[] {
  const today = chinaDate(ports.now());
  const members = new Set(
    mountainCounties
      .filter(
        ({ member_from, member_to }) => member_from <= today && (member_to === null || today <= member_to),
      )
      .map(({ area_code }) => area_code),
  );
  return areas
    .children(province)
    .flatMap((prefecture) => [prefecture, ...areas.children(prefecture.code)])
    .map(({ code, name }) => ({ code, name, member: members.has(code) }));
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
