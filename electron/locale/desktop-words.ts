import type { Language } from '../../db/domain/locale/labels.ts';
import { en } from './en.ts';
import type { DesktopWords } from './words.ts';
import { zhCN } from './zh-CN.ts';

const words: { readonly [L in Language]: DesktopWords } = { 'zh-CN': zhCN, en };

export function desktopWords(language: Language): DesktopWords {
  return words[language];
}
