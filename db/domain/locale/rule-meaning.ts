import { ruleMeanings as en } from './en/rule-meanings.ts';
import type { Language } from './labels.ts';
import { ruleMeanings as zhCN } from './zh-CN/rule-meanings.ts';

const meanings: { readonly [L in Language]: Readonly<Record<string, string>> } = { 'zh-CN': zhCN, en };

/** What a rule asks for, as the head of the list of its violations; a rule of another version answers with its id. */
export function ruleMeaning(language: Language, rule: string): string {
  return (Object.hasOwn(meanings[language], rule) ? meanings[language][rule] : undefined) ?? rule;
}
