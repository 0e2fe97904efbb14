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

/** Every paper with its way up, the usual one first. */
export const papers: readonly ChosenPaper[] = paperSizes.flatMap((size) =>
  [true, false].map((landscape) => ({ size, landscape })),
);

/** A word for a paper with its way up. */
export const paperName = ({ size, landscape }: ChosenPaper) =>
  `${size}${landscape ? 'landscape' : 'portrait'}` as const;
