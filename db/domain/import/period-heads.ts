import { normaliseText, toHalfWidth } from '../text.ts';

/** A period that the head of a column names: `2026`, `2026-03`, or `--03` for a month whose year stands elsewhere. */
export interface PeriodHead {
  readonly period: string;
  /** What the head says besides: the measure, its unit; '' where it says the period alone. */
  readonly rest: string;
}

const numerals = '一二三四五六七八九';
const month = `(?:0?[1-9]|1[0-2]|十[一二]?|[${numerals}元])`;
const to = '(?:月份?)?(?:[-—–~至到])';
const english =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `1-6月`, `Jan-Jun`: a sum of months; January and February together are what February's report holds. */
const span = new RegExp(
  `(?<![\\d${numerals}十])(${month})${to}(${month})月(?:份)?|(?<![a-z])(${english})\\.?[-—–~](${english})\\.?(?![a-z])`,
);
const spelled = new RegExp(`(?<![\\d${numerals}十])(${month})月(?:份)?(?!\\d)`);
const dashed = /(?<!\d)(20\d\d)[-./](0?[1-9]|1[0-2])(?:[-./]0?1)?(?![\d])/;
const inEnglish = new RegExp(`(?<![a-z])(${english})\\.?(?![a-z])`);
const yearMark = /(?<![\d.])(20\d\d)(?![\d.])(?:年度?)?/;
const shortYear = /^[-\s'’]*(\d\d)$/;
/** Parts of a year that are no months, and spans of years. */
const noPeriod = /季度?|半年|\bq[1-4]\b|\bh[12]\b|20\d\d年?[-—–~至到](?:20)?\d\d年/;
/** 各月 over the months says nothing of its own. */
const filling = /各月份?|分月|逐月|历年|各年度?|情况$|[,，、:：]/g;

const plain = (head: string): string => toHalfWidth(normaliseText(head)).toLowerCase().replace(/\s+/g, ' ');

/** The period that a column's head names, of the kind that records of a type have; null where it names none, or another kind. */
export function periodOfHead(head: string, kind: 'year' | 'month'): PeriodHead | null {
  const text = plain(head);
  if (noPeriod.test(text)) return null;
  return kind === 'month' ? monthOfHead(text) : yearOfHead(text);
}

/** Whether what stands below a group's head is of a period: then it says nothing without the group. */
export function namesPeriod(head: string): boolean {
  const text = plain(head);
  return noPeriod.test(text) || monthOfHead(text) !== null || yearOfHead(text) !== null || span.test(text);
}

function yearOfHead(text: string): PeriodHead | null {
  if (span.test(text) || spelled.test(text) || dashed.test(text) || inEnglish.test(text)) return null;
  const found = yearMark.exec(text);
  const year = found?.[1];
  if (found === null || year === undefined) return null;
  const rest = without(text, found);
  // Two years in one head are a comparison.
  return yearMark.test(rest) ? null : { period: year, rest: rest.replace(filling, '').trim() };
}

function monthOfHead(text: string): PeriodHead | null {
  const sum = span.exec(text);
  if (sum !== null) {
    const isBoth = numberOf(sum[1] ?? sum[3]) === 1 && numberOf(sum[2] ?? sum[4]) === 2;
    return isBoth ? withYear(2, without(text, sum)) : null;
  }
  const both = dashed.exec(text);
  // 2026.1, kept as a number, may have been 2026.10.
  if (both !== null && /^20\d\d\.1$/.test(both[0])) return null;
  if (both !== null) {
    const rest = without(text, both);
    return spelled.test(rest) || yearMark.test(rest)
      ? null
      : { period: `${both[1]}-${two(Number(both[2]))}`, rest: rest.replace(filling, '').trim() };
  }
  const one = spelled.exec(text) ?? inEnglish.exec(text);
  if (one === null) return null;
  const rest = without(text, one);
  // 1月1日, 3月底: no month's figure.
  if (
    spelled.test(rest) ||
    /^\s*\d|\d+[日号]/.test(text.slice(one.index + one[0].length).replace(/^[-\s'’]*(?:20)?\d\d$/, ''))
  )
    return null;
  return withYear(numberOf(one[1]), rest);
}

function withYear(ofYear: number, rest: string): PeriodHead | null {
  const year = yearMark.exec(rest);
  const short = shortYear.exec(rest.trim());
  const said = year?.[1] ?? (short === null ? '-' : `20${short[1]}`);
  const left = year === null ? (short === null ? rest : '') : without(rest, year);
  if (yearMark.test(left)) return null;
  return { period: `${said}-${two(ofYear)}`, rest: left.replace(filling, '').trim() };
}

function without(text: string, found: RegExpExecArray): string {
  return text.slice(0, found.index) + text.slice(found.index + found[0].length);
}

const two = (number: number): string => String(number).padStart(2, '0');

function numberOf(said: string | undefined): number {
  if (said === undefined) return 0;
  if (/^\d+$/.test(said)) return Number(said);
  if (said === '元') return 1;
  if (said.startsWith('十')) return 10 + (said.length === 1 ? 0 : numberOf(said.slice(1)));
  const chinese = numerals.indexOf(said) + 1;
  return chinese > 0 ? chinese : names.indexOf(said.slice(0, 3)) + 1;
}
