import type { CountedIndicatorId, FigureId, FootnoteId, IndicatorId } from '../indicators/declarations.ts';

export interface IndicatorLabel {
  readonly name: string;
  /** As on a tile or an axis. */
  readonly short: string;
  /** What is counted, in one sentence, for F1. */
  readonly meaning: string;
}

/** Words of the indicators (model §4). */
export interface IndicatorTexts {
  readonly indicators: { readonly [I in IndicatorId]: IndicatorLabel };
  /** What one of it is: `个`, `人次`. Money and shares have their own units. */
  readonly measures: { readonly [I in CountedIndicatorId]: string };
  /** Figures that stand beside the headline. */
  readonly figures: { readonly [F in FigureId]: string };
  /** What is still to be settled with the client. */
  readonly footnotes: { readonly [F in FootnoteId]: string };
  /** What counties reported that are not on the list. */
  readonly leavers: string;
  readonly incomplete: string;
}
