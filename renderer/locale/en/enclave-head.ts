import type { Texts } from '../zh-CN.ts';

/** Words of the head that all pages of one enclave share. */
export const enclaveHeadTexts: Texts['enclaveHead'] = {
  pages: 'Pages of this enclave',
  county: 'Home county',
  unnamed: 'Enclave without a name',
};
