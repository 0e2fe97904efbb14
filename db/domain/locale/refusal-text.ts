import { isRecordType } from '../records/catalogue.ts';
import type { RefusedPlace } from '../refusal.ts';
import { refusalPlace as enPlace, refusals as enRefusals } from './en/refusals.ts';
import { fill } from './fill.ts';
import type { Language, RefusalLabels } from './labels.ts';
import { fieldLabel, typeLabel } from './locale.ts';
import { refusalPlace as zhPlace, refusals as zhRefusals } from './zh-CN/refusals.ts';

const texts: { readonly [L in Language]: { readonly refusals: RefusalLabels; readonly place: string } } = {
  'zh-CN': { refusals: zhRefusals, place: zhPlace },
  en: { refusals: enRefusals, place: enPlace },
};

/**
 * Where an input is not accepted, and why: `第3条 到账明细 receipt-3 到账日期：没有这个日期…`. Records of a list are counted from 1.
 */
export function refusalText(language: Language, { path, problem, type, id, other }: RefusedPlace): string {
  const { refusals, place } = texts[language];
  const [, index, rest] = /^records\.(\d+)(?:\.(?:record\.)?(.+))?$/.exec(path) ?? [];
  const field = index === undefined ? path : (rest ?? '');
  const known = type !== undefined && isRecordType(type) ? type : null;
  const text = fill(place, {
    number: index === undefined ? null : Number(index) + 1,
    type: known === null ? (type ?? null) : typeLabel(language, known),
    id: id ?? null,
    field: known === null ? field : fieldLabel(language, known, field),
    problem: fill(refusals[problem], { other: other ?? null }),
  });
  return text.replace(/^[：:\s]+/, '');
}
