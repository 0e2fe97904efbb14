import type { OptionOf } from '../options.ts';

/** Short forms of the kinds in an enclave's code; model §2.3. */
const kindMarks: { readonly [K in OptionOf<'enclaveKind'>]: string } = {
  industrial: 'CY',
  sciTech: 'KC',
  weakVillage: 'XB',
};

/**
 * The next enclave code of a lead county and kind: county6-kind-seq2, one more than the highest number that is used
 * (model §2.3). Codes of another form are passed over.
 */
export function nextEnclaveCode(
  leadCounty: string,
  kind: OptionOf<'enclaveKind'>,
  used: Iterable<string>,
): string {
  const prefix = `${leadCounty}-${kindMarks[kind]}-`;
  let highest = 0;
  for (const code of used) {
    const number = code.startsWith(prefix) ? /^\d{2,3}$/.exec(code.slice(prefix.length))?.[0] : undefined;
    highest = Math.max(highest, Number(number ?? 0));
  }
  return `${prefix}${String(highest + 1).padStart(2, '0')}`;
}
