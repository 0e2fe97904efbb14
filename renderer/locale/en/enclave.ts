import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const enclaveTexts: Texts['enclave'] = {
  title: 'Enclaves',
};
