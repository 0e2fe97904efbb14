import {
  cleanNumberText,
  exactInteger,
  formatScaled,
  type NumberFormat,
  parseScaled,
  scaledToDecimal,
} from './decimal.ts';
import { accept, type Parsed, refuse } from './parsed.ts';

/** Land or floor space: an integer of 1/100 亩 or 1/100 m², as the field says (model, decision 1). */
export type Area = number & { readonly __unit: 'area/100' };

/** What a field measures in; same words as its field kind. */
export type AreaMeasure = 'mu' | 'squareMetre';

const SCALE = 2;

/** 公顷 and 平方公里 are known, so that they are refused as another measure and not as gibberish. */
const UNIT = /^(.*?) *(万?)(亩|平方米|平米|㎡|m2|m²|公顷|平方公里)$/i;

/** An area in 1/100 of its measure. @throws RangeError unless it is a safe integer. */
export function area(n: number | bigint): Area {
  return exactInteger(n, 'an area in hundredths') as Area;
}

function measureOf(unit: string): AreaMeasure | null {
  if (unit === '亩') return 'mu';
  return unit === '公顷' || unit === '平方公里' ? null : 'squareMetre';
}

/**
 * Reads an area as typed, for example `1,500`, `33.35亩`, `1.2万平方米`. A unit in the text must be the field's `measure`,
 * else `unit_conflict`: nothing is converted; without a measure every unit is refused. Refuses what `parseScaled` refuses
 * (finer than 1/100: `too_precise`) and `negative`.
 */
export function parseArea(text: string, measure?: AreaMeasure): Parsed<Area> {
  const cleaned = cleanNumberText(text);
  const [, figure = cleaned, tenThousands = '', unit] = UNIT.exec(cleaned) ?? [];
  if (unit !== undefined && figure === '') return refuse('not_a_number');
  const parsed = parseScaled(figure, tenThousands === '' ? SCALE : SCALE + 4);
  if (!parsed.ok) return parsed;
  if (unit !== undefined && (measure === undefined || measureOf(unit) !== measure))
    return refuse('unit_conflict');
  return parsed.value < 0n ? refuse('negative') : accept(area(parsed.value));
}

/** An area for display, without its unit; half-up away from zero at `decimals` (default 2). */
export function formatArea(value: Area, options: NumberFormat = {}): string {
  return formatScaled(BigInt(value), SCALE, options);
}

/** The text to put into an entry: exact, no separators; `parseArea` reads it back identically. */
export function areaToTyped(value: Area): string {
  return scaledToDecimal(BigInt(value), SCALE);
}
