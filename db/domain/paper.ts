/** Paper that forms are printed on. */
export const paperSizes = ['A4', 'A3'] as const;
export type PaperSize = (typeof paperSizes)[number];

export interface ChosenPaper {
  readonly size: PaperSize;
  readonly landscape: boolean;
}

/** Short and long side in millimetres. */
export const paperSides: { readonly [S in PaperSize]: readonly [number, number] } = {
  A4: [210, 297],
  A3: [297, 420],
};
