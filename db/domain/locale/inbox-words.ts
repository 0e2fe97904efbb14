import { inboxWords as en } from './en/inbox.ts';
import type { InboxWords } from './inbox-labels.ts';
import type { Language } from './labels.ts';
import { inboxWords as zhCN } from './zh-CN/inbox.ts';

const words: { readonly [L in Language]: InboxWords } = { 'zh-CN': zhCN, en };

/** Words of the upper levels' inbox that window and terminal share. */
export const inboxWords = (language: Language): InboxWords => words[language];
