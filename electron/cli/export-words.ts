import type { Language } from '../../db/domain/locale/labels.ts';

/** Texts of the verbs that write files for people; templates of `fill.ts`. */
interface ExportWords {
  readonly written: string;
  readonly batch: string;
}

export const exportWords: { readonly [L in Language]: ExportWords } = {
  'zh-CN': {
    written: '{file}：{rows} 行',
    batch: '{id} {date} {enclave} {amount} 元',
  },
  en: {
    written: '{file}: {rows} rows',
    batch: '{id} {date} {enclave} {amount} yuan',
  },
};
