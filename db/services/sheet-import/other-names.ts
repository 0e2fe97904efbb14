import type { AreaNames } from '../../domain/area-names.ts';
import type { Ledger } from '../../domain/ledger.ts';
import type { AnyRecord, RecordType } from '../../domain/records/catalogue.ts';
import { searchForm } from '../../domain/search-words.ts';
import type { ServiceContext } from '../context.ts';

/** What the names of counties end with, and officers leave out: 龙游, 镇海. */
const countyEnd = /(?:畲族)?(?:自治县|县|市|区)$/;
/** Digits of a county's and of a town's code. */
const [county, town] = [6, 9];

/** The areas above a code, from the province down: 浙江省, 宁波市. */
function above(code: string, areas: Pick<AreaNames, 'name'>): readonly string[] {
  return [2, 4, county]
    .filter((digits) => digits < code.length)
    .flatMap((digits) => areas.name(code.slice(0, digits)) ?? []);
}

/** A name with those of the areas above it, of any number: 镇海区, 宁波市镇海区, 浙江省宁波市镇海区. */
function inFull(name: string, code: string, areas: Pick<AreaNames, 'name'>): readonly string[] {
  const upper = above(code, areas);
  return upper.map((_, at) => `${upper.slice(at).join('')}${name}`);
}

/** A county's name without its last word, where something is left of it. */
function inShort(name: string): readonly string[] {
  const short = name.replace(countyEnd, '');
  return short.length >= 2 && short !== name ? [short] : [];
}

/**
 * Codes of counties of the own province by what they are called in full and in short: 衢州市龙游县, 龙游. A name that is not in
 * it, or has several codes, means none.
 */
export function countyNames(areas: AreaNames, unit: string): ReadonlyMap<string, readonly string[]> {
  const own = areas.choices(county).filter(({ code }) => code.startsWith(unit.slice(0, 2)));
  return byWord(
    own.flatMap(({ code, name }) => wordsOf(name, code, areas).map((word) => [word, code] as const)),
  );
}

const wordsOf = (name: string, code: string, areas: AreaNames): readonly string[] => [
  ...inFull(name, code, areas),
  ...inShort(name),
];

/** Ids of villages by their names with the town's name or code before it, and of hosts by their names in full and in short. */
export function otherNames(
  ledger: Ledger,
  areas: AreaNames,
  type: RecordType,
): ReadonlyMap<string, readonly string[]> {
  const records = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
  const text = (record: AnyRecord, field: string): string => String(record[field] ?? '');
  if (type === 'village')
    return byWord(
      records.flatMap((record) => {
        const code = text(record, 'town_code');
        const name = `${areas.name(code) ?? ''}${text(record, 'name')}`;
        return [name, `${code}${text(record, 'name')}`, ...inFull(name, code, areas)].map(
          (word) => [word, record.id] as const,
        );
      }),
    );
  if (type === 'project')
    return byWord(
      records
        .filter((record) => text(record, 'project_code') !== '')
        .map((record) => [text(record, 'project_code'), record.id] as const),
    );
  if (type === 'enclave') return byWord(records.flatMap((one) => withoutHome(text(one, 'name'), one, areas)));
  if (type !== 'host') return new Map();
  return byWord(
    records.flatMap((record) =>
      wordsOf(text(record, 'host_name'), text(record, 'host_code'), areas).map(
        (word) => [word, record.id] as const,
      ),
    ),
  );
}

/** An enclave of the own county without the county's name before it: 余姚产业飞地 is 龙游—余姚产业飞地. */
function withoutHome(
  name: string,
  { id, lead_county }: AnyRecord,
  areas: Pick<AreaNames, 'name'>,
): readonly (readonly [string, string])[] {
  const home = areas.name(String(lead_county ?? '')) ?? '';
  const words = searchForm(name);
  return [home, ...inShort(home)]
    .map((one) => `${searchForm(one)}-`)
    .filter((start) => start.length > 2 && words.startsWith(start))
    .map((start) => [words.slice(start.length), id] as const);
}

function byWord(named: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const grouped = Map.groupBy(named, ([word]) => searchForm(word));
  return new Map([...grouped].map(([word, all]) => [word, [...new Set(all.map(([, id]) => id))]]));
}

/** Finds towns of the own county by name. */
export function townFinder({ areas }: ServiceContext, unit: string): (text: string) => readonly string[] {
  const towns = areas.codes
    .all()
    .filter(({ code, valid_to }) => valid_to === null && code.length === town && code.startsWith(unit));
  const codes = byWord(towns.map(({ code, name }) => [name, code] as const));
  return (text) => codes.get(searchForm(text)) ?? [];
}
