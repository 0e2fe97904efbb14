/** Where the distribution of a batch stands in the window: what the bench needs to find it. */
export interface DistributionScreen {
  /** Hash route of a batch's lines, for instance `#/enclaves/…`. */
  route(ids: { readonly enclaveId: string; readonly batchId: string }): string;
  /** Another page of the same enclave, to come from. */
  elsewhere(ids: { readonly enclaveId: string; readonly batchId: string }): string;
  /** CSS selector of the first village's amount cell, once it can be typed into. */
  readonly firstAmount: string;
}

const page = (ids: { readonly enclaveId: string }, name: string): string =>
  `#/enclaves/${ids.enclaveId}/${name}`;

export const distributionScreen: DistributionScreen = {
  route: (ids) => `${page(ids, 'distribution')}?batch=${ids.batchId}`,
  elsewhere: (ids) => page(ids, 'return'),
  firstAmount: '.ledger-grid .rdg-row .open-cell',
};
