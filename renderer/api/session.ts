/**
 * The browser host's session secret: the one thing the window keeps in browser storage, for this tab only, so that a
 * reload need not ask for a new address. No data of the ledger is ever kept there.
 */
const KEY = 'shanhai-session';

export const sessionSecret = {
  read: (): string | null => sessionStorage.getItem(KEY),
  keep: (secret: string): void => sessionStorage.setItem(KEY, secret),
};
