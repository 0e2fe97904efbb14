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
  readonly about: string;
  readonly provisional: string;
}
