import type { FoundFile } from './inbox-answers.ts';

/** Who signed a file of the inbox by its own word: the county a report, the level above a reply. */
export interface FoundSigner {
  readonly unit: { readonly code: string; readonly name: string };
  readonly public_key: string;
  readonly installation: string;
}

/** The signer of a file; null where it could not be read. */
export function signerOf({ report, reply }: Pick<FoundFile, 'report' | 'reply'>): FoundSigner | null {
  if (report !== null) return report;
  return reply === null ? null : { ...reply, unit: reply.by };
}
