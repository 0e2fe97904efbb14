import type { Language } from './labels.ts';

/** Words about merging that no record type has; templates of `fill.ts`. */
interface MergeWords {
  /** Head of a question whether a record is voided, and its two answers. */
  readonly voiding: string;
  readonly voided: string;
  readonly kept: string;
  /** Answers to the question whether two records are one thing. */
  readonly one: string;
  readonly two: string;
}

export const mergeWords: { readonly [L in Language]: MergeWords } = {
  'zh-CN': {
    voiding: '是否作废',
    voided: '作废',
    kept: '保留',
    one: '是同一个，合为一条',
    two: '不是同一个，都保留',
  },
  en: {
    voiding: 'Voided or not',
    voided: 'void it',
    kept: 'keep it',
    one: 'the same thing: make it one record',
    two: 'two things: keep both',
  },
};
