import type { ExtractRecipe } from './extract/recipe.ts';

/** A table of an extract as the window shows it. */
export interface ExtractTable {
  readonly title: string;
  readonly heads: readonly { readonly text: string; readonly figure: boolean }[];
  /** The first rows, as their cells show them. */
  readonly rows: readonly (readonly string[])[];
  /** All rows that the file would have. */
  readonly count: number;
  readonly totals: readonly (readonly string[])[];
}

export interface ExtractPreview {
  readonly tables: readonly ExtractTable[];
  /** From this unit's own records, which nobody has accepted. */
  readonly provisional: boolean;
}

/** Kept recipes by name. */
export type ExtractRecipes = Readonly<Record<string, ExtractRecipe>>;
