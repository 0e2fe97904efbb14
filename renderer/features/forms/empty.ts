import { Ledger } from '../../../db/domain/ledger.ts';

/** What stands in while a page is being read. */
export const emptyLedger = new Ledger({});
export const noNames: Readonly<Record<string, string>> = {};
