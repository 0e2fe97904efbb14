/** Words of the tables of an extract, in the window and in its files; templates of `fill.ts`. */
export interface ExtractTexts {
  readonly title: string;
  readonly indicators: string;
  readonly unit: string;
  readonly period: string;
  readonly total: string;
  /** Of a unit that left the list. */
  readonly notCounted: string;
  readonly figure: string;
  /** The sheet that tells of the others: a table, its records, a column of it, what it comes to. */
  readonly cover: { readonly tab: string; readonly heads: readonly [string, string, string, string] };
  readonly about: string;
  readonly provisional: string;
}
