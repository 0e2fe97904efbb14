/** Words of the list that villages sign for what they were paid, on paper and in its Excel file; templates of `fill.ts`. */
export interface SignOffTexts {
  readonly title: string;
  readonly summary: string;
  /** Name of the summary's tab. */
  readonly summaryTab: string;
  readonly unit: string;
  readonly number: string;
  readonly village: string;
  readonly amount: string;
  readonly words: string;
  readonly signature: string;
  readonly signedOn: string;
  readonly town: string;
  readonly noTown: string;
  readonly townTotal: string;
  readonly townSign: string;
  readonly handledBy: string;
  readonly date: string;
  readonly villages: string;
  readonly total: string;
  readonly totalInWords: string;
  readonly paidOn: string;
  readonly method: string;
  readonly years: string;
  readonly document: string;
}
