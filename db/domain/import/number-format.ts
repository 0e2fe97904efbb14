import { UNIT_SCALE } from '../money.ts';
import type { WrittenUnit } from './written-units.ts';

/** What of a format is written as it stands: quoted, or behind `\` or `!`. */
const written = /"[^"]*"|[\\!]./g;
/** Blanks as wide as a character, and fillers. */
const blanks = /[_*]./g;
const isWrittenPoint = (text: string): boolean => /^(?:"\."|[\\!]\.)$/.test(text);

/** The power of ten by which a unit is more than 元. */
const powerOfUnit = (unit: WrittenUnit): number => UNIT_SCALE[unit] - UNIT_SCALE.yuan;
const powerOfWord: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 亿: 8 };

/**
 * By which power of ten a format shows less than its cell holds, by commas at its end (`0.00,`) or a point that is only
 * written (`0!.0000`): 0 for a plain one, null where its parts differ.
 */
function powerOf(format: string): number | null {
  const known = knownPowers.get(format);
  if (known !== undefined) return known;
  // The part for zero shows nothing that could be larger or smaller.
  const powers = new Set(format.split(';').slice(0, 2).map(powerOfPart));
  const [only = 0] = powers;
  const power = powers.size === 1 ? only : null;
  if (knownPowers.size < mostKnown) knownPowers.set(format, power);
  return power;
}

/** A sheet's cells share some formats. */
const knownPowers = new Map<string, number | null>();
const mostKnown = 1000;

function powerOfPart(part: string): number {
  const bare = part
    .replace(written, (text) => (isWrittenPoint(text) ? '@' : ''))
    .replace(blanks, '')
    .replace(/\[[^\]]*\]/g, '');
  const behindPoint = /@([0#?]*)/.exec(bare)?.[1]?.length ?? 0;
  const commas = /[0#?](,+)(?![0#?,])/.exec(bare)?.[1]?.length ?? 0;
  return behindPoint + 3 * commas;
}

/** Whether a format shows another number than the cell holds. */
export function isScaled(format: string): boolean {
  return powerOf(format) !== 0;
}

/**
 * Whether a format that shows less says itself, or its column does, in which unit: 312,345.67 shown as 31.2万, or as 31.2 in
 * a column of 万元, is so many 元.
 * @param unit of the column, where it is known
 */
export function isShownInUnit(format: string, unit: WrittenUnit | undefined): boolean {
  const power = powerOf(format);
  const word = unitOf(format).replace(/元$/, '');
  if (word !== '') return power === powerOfWord[word];
  return unit !== undefined && unit !== 'yuan' && unitOf(format) === '' && power === powerOfUnit(unit);
}

/** The unit that a format writes behind an amount, where all its parts write the same. */
export const unitOf = (format: string): string => behind(format, /(?:(?:千|百万|[万亿])元?|元)$/);

/** The same of an area: 10 shown as 10公顷. */
export const areaUnitOf = (format: string): string =>
  format.includes('"') || /[\\!]/.test(format)
    ? behind(format, /[十百千万]*(?:亩|公顷|平方公里|平方千米|平方米|平米|㎡|m2|m²)$/)
    : '';

function behind(format: string, unit: RegExp): string {
  const units = new Set(
    format.split(';').map((part) => {
      const texts = (part.match(written) ?? []).filter((text) => !isWrittenPoint(text));
      const text = texts.map((one) => one.replace(/^["\\!]|"$/g, '')).join('');
      return unit.exec(text.trim())?.[0] ?? '';
    }),
  );
  const [only = ''] = units;
  return units.size === 1 ? only : '';
}
