/**
 * Which ledger this window shows stands in its address, from the load of the page to its end: `#/sample/…` is the sample
 * data. Going over to the other one loads the page anew, so that nothing read, typed or waiting crosses.
 */
export const sampleBase = '/sample';

/** The address that the page was loaded with; tests of the window's parts have none. */
const loaded = globalThis.location?.hash ?? '';

/** Whether this page shows the sample data. */
export const showsSample = loaded === `#${sampleBase}` || loaded.startsWith(`#${sampleBase}/`);

/** Goes over to the sample data; they must have been made. */
export function goToSample(): void {
  load(`#${sampleBase}/`);
}

/** Goes back to the unit's own ledger. */
export function goToOwn(): void {
  load('#/');
}

function load(hash: string): void {
  location.hash = hash;
  location.reload();
}
