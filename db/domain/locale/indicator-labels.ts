import type { FigureId, FootnoteId, IndicatorId } from '../indicators/declarations.ts';

export interface IndicatorLabel {
  readonly name: string;
  /** As on a tile or an axis. */
  readonly short: string;
  /** What is counted, in one sentence, for F1. */
  readonly meaning: string;
  /** What one of it is: `个`, `人次`; of money and shares blank, they have their own units. */
  readonly measure: string;
}

/** Words of the indicators (model §4). */
export interface IndicatorTexts {
  readonly indicators: { readonly [I in IndicatorId]: IndicatorLabel };
  /** Figures that stand beside the headline. */
  readonly figures: { readonly [F in FigureId]: string };
  /** What is still to be settled with the client. */
  readonly footnotes: { readonly [F in FootnoteId]: string };
  /** What counties reported that are not on the list. */
  readonly leavers: string;
  readonly incomplete: string;
}
