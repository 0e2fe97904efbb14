import { type Period, period } from '../../domain/period.ts';

/** The year whose annual packages the province has ready. */
export const provinceYear = 2021;
export const provincePeriod: Period = period(String(provinceYear));

/**
 * What the province must come to at the end of 2021: the figures of the seed article [A] (model §4, §7), the only place
 * where they stand. Where it says "more than", a figure above it. A test computes each from the written stores.
 */
export const provinceTargets = {
  counties: 26,
  /** Signed and not ended; 42 together. */
  enclaves: { weakVillage: 30, industrial: 8, sciTech: 4 },
  /** More than 2,500. */
  villages: 2530,
  /** Received by weak-village enclaves in the year, in 万元: more than 20,000. */
  received: { from: 20_400, below: 20_500 },
  /** Stage events dated in the year. */
  sitePlans: 28,
  agreements: 9,
  /** 18 eco parks, 9 industrial parks and 41 of the 42 enclaves (model §4: 69 ≠ 68, hence the mark). */
  platforms: { total: 68, ecoTourismCulture: 18, industrialPark: 9, enclaves: 41 },
  /** All of them in the eco parks: "in those platforms" then gives 199 in either reading. */
  projects: 199,
  /** Since start, in 万元. */
  invested: 3_330_000,
  policies: { total: 26, byJuly: 5 },
  educationGroups: 26,
} as const;

/** Weak villages of single enclaves that are public (model §4, I4). */
export const publishedVillages: Readonly<Record<string, number>> = {
  '330803': 162,
  '330825': 121,
  '331121': 156,
  '331122': 134,
  '331126': 83,
};

/** The five counties of the first batch, issued on 22 May 2021 [P11]. */
export const firstPolicyBatch: readonly string[] = ['330127', '330329', '330727', '330825', '331127'];
