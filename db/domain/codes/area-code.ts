import { accept, type Parsed, refuse } from '../parsed.ts';
import { cleanCode } from './clean-code.ts';

export type AreaLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village';
export type CountyKind = 'district' | 'county' | 'countyLevelCity';
export type TownKind = 'subDistrict' | 'town' | 'township' | 'similar';
export type VillageKind = 'residentsCommittee' | 'villageCommittee' | 'similar';

/** A statistical area code taken apart: `PP CC XX TTT VVV`, each part with all that stands before it (model §5.7). */
export interface AreaCode {
  /** The digits given, padding zeros included. */
  readonly value: string;
  /** The lowest level that the code names; zeros to the right of it are padding. */
  readonly level: AreaLevel;
  /** 2 digits. */
  readonly province: string;
  /** 4 digits. */
  readonly prefecture: string | null;
  /** 6 digits (GB/T 2260). */
  readonly county: string | null;
  /** 9 digits. */
  readonly township: string | null;
  /** 12 digits. */
  readonly village: string | null;
}

const LEVELS: readonly { readonly level: AreaLevel; readonly length: number }[] = [
  { level: 'province', length: 2 },
  { level: 'prefecture', length: 4 },
  { level: 'county', length: 6 },
  { level: 'township', length: 9 },
  { level: 'village', length: 12 },
];

/** First two digits of the 34 province-level areas (GB/T 2260). */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
);

/** Whether two digits are those of a province-level area. */
export function isProvince(twoDigits: string): boolean {
  return PROVINCES.has(twoDigits);
}

/**
 * Reads a code of 2, 4, 6, 9 or 12 digits; full-width digits and blanks are normalised. Refuses `empty`,
 * `bad_characters` (anything but digits, or zeros in the middle such as `330025`) and `bad_length`. Whether the area
 * exists is a matter of the bundled table, not of this function.
 */
export function parseAreaCode(text: string): Parsed<AreaCode> {
  const value = cleanCode(text);
  if (value === '') return refuse('empty');
  if (!/^\d+$/.test(value)) return refuse('bad_characters');
  if (!LEVELS.some(({ length }) => length === value.length))
    return refuse('bad_length', { length: value.length });

  const named: Partial<Record<AreaLevel, string>> = {};
  let level: AreaLevel | null = null;
  let padding = false;
  let start = 0;
  for (const { level: candidate, length } of LEVELS) {
    if (length > value.length) break;
    const isZero = /^0+$/.test(value.slice(start, length));
    if (!isZero && padding) return refuse('bad_characters');
    if (isZero) padding = true;
    else {
      named[candidate] = value.slice(0, length);
      level = candidate;
    }
    start = length;
  }
  const { province, prefecture = null, county = null, township = null, village = null } = named;
  if (level === null || province === undefined) return refuse('bad_characters');
  return accept({ value, level, province, prefecture, county, township, village });
}

/** The parts of a code, or null when `parseAreaCode` refuses it. */
export function describeAreaCode(code: string): AreaCode | null {
  const parsed = parseAreaCode(code);
  return parsed.ok ? parsed.value : null;
}

/** The 6-digit county of a code of county level or below, else null (H21). */
export function countyOf(code: string): string | null {
  return describeAreaCode(code)?.county ?? null;
}

/** The 9-digit township of a code of township level or below, else null (S22). */
export function townOf(code: string): string | null {
  return describeAreaCode(code)?.township ?? null;
}

/** Kind by the county part: 01–20 district, 21–80 county, 81–99 county-level city (model §5.7); else null. */
export function countyKind(code: string): CountyKind | null {
  const county = countyOf(code);
  if (county === null) return null;
  const part = Number(county.slice(4));
  if (part <= 20) return 'district';
  return part <= 80 ? 'county' : 'countyLevelCity';
}

/** Kind by the township part: 001–099 街道, 100–199 镇, 200–399 乡, 400 and above similar units (model §5.7); else null. */
export function townKind(code: string): TownKind | null {
  const town = townOf(code);
  if (town === null) return null;
  const part = Number(town.slice(6));
  if (part < 100) return 'subDistrict';
  if (part < 200) return 'town';
  return part < 400 ? 'township' : 'similar';
}

/** Kind by the village part: 001–199 居委会, 200–399 村委会, 400 and above similar units (model §5.7); else null. */
export function villageKind(code: string): VillageKind | null {
  const village = describeAreaCode(code)?.village ?? null;
  if (village === null) return null;
  const part = Number(village.slice(9));
  if (part < 200) return 'residentsCommittee';
  return part < 400 ? 'villageCommittee' : 'similar';
}

/** Whether a 12-digit code is that of a village committee, last three digits 200–399 (S23). */
export function isVillageCommittee(code: string): boolean {
  return villageKind(code) === 'villageCommittee';
}
