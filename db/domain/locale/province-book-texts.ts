import { provinceBook as en } from './en/province-book.ts';
import type { Language } from './labels.ts';
import type { ProvinceBookTexts } from './province-book-labels.ts';
import { provinceBook as zh } from './zh-CN/province-book.ts';

/** Words of the consolidated workbook; apart from `locale.ts`, which the window fetches whole. */
export const provinceBookTexts: { readonly [L in Language]: ProvinceBookTexts } = { 'zh-CN': zh, en };
