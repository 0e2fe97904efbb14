import type { Language } from '../../db/domain/locale/labels.ts';

/** Texts of the verb `template`; templates of `fill.ts`. */
interface TemplateWords {
  readonly written: string;
}

export const templateWords: { readonly [L in Language]: TemplateWords } = {
  'zh-CN': { written: '{file}[（已填入{rows}条）]' },
  en: { written: '{file}[ ({rows} records filled in)]' },
};
