import {
  cleanNumberText,
  exactInteger,
  formatScaled,
  type NumberFormat,
  parseScaled,
  ratioHalfUp,
  scaledToDecimal,
} from './decimal.ts';
import { accept, type Parsed, refuse } from './parsed.ts';

export { ratioHalfUp };

/** Money: an integer number of fen, 1/100 yuan (model, decision 1). */
export type Fen = number & { readonly __unit: 'fen' };

/** 元, 万元 (10^4 yuan), 亿元 (10^8 yuan). */
export type MoneyUnit = 'yuan' | 'wanYuan' | 'yiYuan';

/** A unit that amounts come in: 千元 (10^3 yuan) and 百万元 (10^6 yuan) too, in which none are shown. */
export type MoneyScale = MoneyUnit | 'thousandYuan' | 'millionYuan';

/** Decimals of an amount in a unit that is exact to the fen. */
export const UNIT_SCALE: Readonly<Record<MoneyScale, number>> = {
  yuan: 2,
  thousandYuan: 5,
  wanYuan: 6,
  millionYuan: 8,
  yiYuan: 10,
};

const WRITTEN_UNITS: ReadonlyMap<string, MoneyScale> = new Map([
  ['元', 'yuan'],
  ['千元', 'thousandYuan'],
  ['百万元', 'millionYuan'],
  ['万', 'wanYuan'],
  ['万元', 'wanYuan'],
  ['亿', 'yiYuan'],
  ['亿元', 'yiYuan'],
]);

/** An amount in fen. @throws RangeError unless it is a safe integer. */
export function fen(n: number | bigint): Fen {
  return exactInteger(n, 'an amount in fen') as Fen;
}

/**
 * Reads an amount as typed or pasted, exactly. A unit in the text (元, 千元, 万, 万元, 百万元, 亿, 亿元) wins over `typedUnit`; ￥ alone
 * means 元, 人民币 and RMB say only the currency; 整 and 正 after a unit say nothing. Grouping by three or four digits. Refuses what `parseScaled` refuses — `too_precise` is anything finer than a
 * fen, it is never rounded — and `unit_conflict` for a tail of several units such as 万亿.
 */
export function parseMoney(text: string, typedUnit: MoneyScale): Parsed<Fen> {
  const typed = cleanNumberText(text);
  if (typed === '') return refuse('empty');
  const cleaned = typed.replace(/^(?:人民币|RMB|CNY)[: ]*/i, '').replace(/(?<=[元万亿])[整正]$/, '');
  const tail = /(?:千|百万)元$|[元万亿]*$/.exec(cleaned)?.[0] ?? '';
  const head = cleaned.slice(0, cleaned.length - tail.length);
  const prefix = /^([+-]?) ?[¥￥]/.exec(head);
  const figure = prefix === null ? head : (prefix[1] ?? '') + head.slice(prefix[0].length).trimStart();
  if (figure.trim() === '') return refuse('not_a_number');

  const writtenUnit = tail === '' ? undefined : WRITTEN_UNITS.get(tail);
  const unit = writtenUnit ?? (prefix === null ? typedUnit : 'yuan');
  const parsed = parseScaled(figure, UNIT_SCALE[unit]);
  if (tail !== '' && writtenUnit === undefined) {
    return parsed.ok || parsed.problem.code !== 'not_a_number' ? refuse('unit_conflict') : parsed;
  }
  return parsed.ok ? accept(fen(parsed.value)) : parsed;
}

/** Whether a text says by ￥ that it is in 元, and names no unit: under a head that says 万元 the two contradict each other. */
export function saysYuanBySign(text: string): boolean {
  return /^[+-]? ?[¥￥][^元万亿]*$/.test(cleanNumberText(text));
}

/**
 * An amount for display, without the unit's name: `,` every three digits, leading `-`, rounded half-up away from zero at
 * `decimals` (default 2). `full` shows all decimals that are needed, at least `decimals`.
 */
export function formatMoney(value: Fen, unit: MoneyUnit, options: NumberFormat = {}): string {
  return formatScaled(BigInt(value), UNIT_SCALE[unit], options);
}

/** The text to put into an entry: exact, no separators; `parseMoney` with the same unit reads it back identically. */
export function moneyToTyped(value: Fen, unit: MoneyUnit): string {
  return moneyToDecimal(value, unit);
}

/** The shortest exact decimal, for a cell of a workbook: `331`, `29.29204`. */
export function moneyToDecimal(value: Fen, unit: MoneyUnit): string {
  return scaledToDecimal(BigInt(value), UNIT_SCALE[unit]);
}

/** Sum of the amounts. @throws RangeError when it is no safe integer. */
export function addFen(...values: Fen[]): Fen {
  return sumFen(values);
}

/** Sum of the amounts; blanks are left out, and of nothing it is 0. @throws RangeError when it is no safe integer. */
export function sumFen(values: Iterable<Fen | null | undefined>): Fen {
  let sum = 0;
  // What passed the range of exact integers on the way.
  let beyond = 0n;
  for (const value of values) {
    if (value == null) continue;
    const next = sum + value;
    if (Number.isSafeInteger(next)) {
      sum = next;
    } else {
      beyond += BigInt(sum) + BigInt(value);
      sum = 0;
    }
  }
  return fen(beyond === 0n ? sum : beyond + BigInt(sum));
}

/** a − b. @throws RangeError when it is no safe integer. */
export function subtractFen(a: Fen, b: Fen): Fen {
  return fen(BigInt(a) - BigInt(b));
}

/** −value, never −0. */
export function negateFen(value: Fen): Fen {
  return fen(-BigInt(value));
}

const DIGIT_WORDS = '零壹贰叁肆伍陆柒捌玖';
const PLACE_WORDS = ['', '拾', '佰', '仟'] as const;

/** A whole number in capital numerals; a gap of zeros between two digits is one 零, zeros at the end are silent. */
function wholeInWords(value: bigint): string {
  for (const [name, size] of [
    ['亿', 100_000_000n],
    ['万', 10_000n],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    const gap = rest > 0n && rest < size / 10n ? '零' : '';
    return `${wholeInWords(value / size)}${name}${gap}${wholeInWords(rest)}`;
  }
  return [...value.toString()]
    .map((digit, index, all) =>
      digit === '0' ? '零' : digitWord(digit) + PLACE_WORDS[all.length - 1 - index],
    )
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
}

function digitWord(digit: string): string {
  return DIGIT_WORDS.charAt(Number(digit));
}

/**
 * 大写金额 as on payment documents: `人民币叁佰叁拾壹万元整`. 整 follows 元 and 角, nothing follows 分; 零 stands before 分 when
 * there are yuan and no jiao; where the rule leaves 零 open (a zero just before 万 or 元) it is not written. A negative
 * amount has 负 after 人民币. Source: the central bank's rules for filling in bills and settlement documents (正确填写票据和
 * 结算凭证的基本规定).
 */
export function rmbInWords(value: Fen): string {
  const magnitude = BigInt(value) < 0n ? -BigInt(value) : BigInt(value);
  const yuan = magnitude / 100n;
  const jiao = (magnitude / 10n) % 10n;
  const cents = magnitude % 10n;
  const head = value < 0 ? '人民币负' : '人民币';
  if (magnitude === 0n) return '人民币零元整';
  const yuanWords = yuan === 0n ? '' : `${wholeInWords(yuan)}元`;
  const jiaoWords = jiao === 0n ? '' : `${digitWord(jiao.toString())}角`;
  if (cents === 0n) return `${head}${yuanWords}${jiaoWords}整`;
  const gap = yuan > 0n && jiao === 0n ? '零' : '';
  return `${head}${yuanWords}${jiaoWords}${gap}${digitWord(cents.toString())}分`;
}
