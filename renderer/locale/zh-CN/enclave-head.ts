/** Words of the head that all pages of one enclave share. */
export const enclaveHeadTexts = {
  pages: '本飞地的各页',
  county: '飞出地',
  unnamed: '未命名的飞地',
} as const;
