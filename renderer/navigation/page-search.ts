/** What an address may carry after the page's own part: which account, and which record and cell to open. */
export interface PageSearch {
  /** Home county of the account (enclave × home county). */
  readonly county?: string;
  readonly batch?: string;
  /** Record type that the ledger's contents show. */
  readonly type?: string;
  readonly record?: string;
  readonly field?: string;
}

const keys = ['county', 'batch', 'type', 'record', 'field'] as const satisfies readonly (keyof PageSearch)[];

/** Reads an address; anything else in it is dropped. */
export function readPageSearch(raw: Record<string, unknown>): PageSearch {
  const search: Partial<Record<keyof PageSearch, string>> = {};
  for (const key of keys) {
    const value = raw[key];
    // The router reads digits as numbers; codes are text.
    if (typeof value === 'string' || typeof value === 'number') search[key] = String(value);
  }
  return search;
}

/** Record and cell to open, or null. */
export function focusOf({ record, field }: PageSearch): { record: string; field: string | null } | null {
  return record === undefined ? null : { record, field: field ?? null };
}
