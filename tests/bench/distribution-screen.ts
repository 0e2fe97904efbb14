/** Where the distribution of a batch stands in the window: what the bench needs to find it. */
export interface DistributionScreen {
  /** Hash route of a batch's lines, for instance `#/enclaves/…`. */
  route(ids: { readonly enclaveId: string; readonly batchId: string }): string;
  /** Another page of the same enclave, to come from. */
  elsewhere(ids: { readonly enclaveId: string; readonly batchId: string }): string;
  /** CSS selector of the first village's amount cell, once it can be typed into. */
  readonly firstAmount: string;
}

/** Null until the screen is there; then the two lines of the bench about it run. */
export const distributionScreen: DistributionScreen | null = null;
