import type { AreaNames } from '../../domain/area-names.ts';
import type { Ledger } from '../../domain/ledger.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../domain/records/catalogue.ts';
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

/** What pay lists call a village: by its committee or its cooperative. */
const villageEnds = ['村民委员会', '村委会', '村股份经济合作社', '村经济合作社', '村集体'];

/** A village by the names of its committee and its cooperative, and with the county's before its own. */
function villageWords(record: AnyRecord, areas: AreaNames): readonly string[] {
  const name = String(record.name ?? '');
  const [code, coop] = [String(record.town_code ?? ''), String(record.coop_name ?? '')];
  const ofCounty = code.slice(0, county);
  const withTown = `${areas.name(code) ?? ''}${name}`;
  const stem = /^(.+)村$/.exec(name)?.[1];
  return [
    withTown,
    `${code}${name}`,
    ...inFull(withTown, code, areas),
    `${areas.name(ofCounty) ?? ''}${name}`,
    ...inFull(`${areas.name(ofCounty) ?? ''}${name}`, ofCounty, areas),
    ...(coop === '' ? [] : [coop]),
    ...(stem === undefined ? [] : villageEnds.map((end) => `${stem}${end}`)),
  ];
}

/** A record's own codes; its title and document where these alone tell it from others. */
function ownCodes(type: RecordType, record: AnyRecord): readonly string[] {
  const { fields, naturalKey } = declarationOf(type);
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  const isTold = naturalKey.every((name) => kinds.get(name) === 'text');
  return fields
    .filter(({ name, kind }) => kind === 'code' || (isTold && naturalKey.includes(name)))
    .map(({ name }) => String(record[name] ?? ''))
    .filter((text) => text !== '');
}

/**
 * Ids by what else records are called: by their codes, villages with the town's name or code before theirs or as their committee,
 * enclaves without the own county's name, hosts in full and in short.
 */
export function otherNames(
  ledger: Ledger,
  areas: AreaNames,
  type: RecordType,
): ReadonlyMap<string, readonly string[]> {
  const records = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
  const text = (record: AnyRecord, field: string): string => String(record[field] ?? '');
  const named = (record: AnyRecord): readonly string[] => {
    if (type === 'village') return villageWords(record, areas);
    if (type === 'host') return wordsOf(text(record, 'host_name'), text(record, 'host_code'), areas);
    return type === 'enclave' ? withoutHome(text(record, 'name'), record, areas) : [];
  };
  return byWord(
    records.flatMap((record) =>
      [...ownCodes(type, record), ...named(record)].map((word) => [word, record.id] as const),
    ),
  );
}

/** A name without the number before it, and the mark or the remark behind it: 1.望榆村, 望榆村*, 望榆村（薄弱村）. */
export function withoutRemarks(text: string): string {
  return text
    .trim()
    .replace(/^\d{1,3}\s*[.、．)）]\s*/, '')
    .replace(/\s*[*＊※]+$/, '')
    .replace(/\s*[（(](?:原|集体经济)*(?:薄弱村|相对薄弱村|消薄村|脱薄村)[）)]$/, '');
}

/** An enclave of the own county without the county's name before it: 余姚产业飞地 is 龙游—余姚产业飞地. */
function withoutHome(
  name: string,
  { lead_county }: AnyRecord,
  areas: Pick<AreaNames, 'name'>,
): readonly string[] {
  const home = areas.name(String(lead_county ?? '')) ?? '';
  const words = searchForm(name);
  return [home, ...inShort(home)]
    .map((one) => `${searchForm(one)}-`)
    .filter((start) => start.length > 2 && words.startsWith(start))
    .map((start) => words.slice(start.length));
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
