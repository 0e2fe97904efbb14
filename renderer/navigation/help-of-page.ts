/** Chapters of the manual by the page that they explain, most particular first. */
const chapterOfPage: readonly (readonly [page: RegExp, chapter: string])[] = [
  [/^\/enclaves\/[^/]+\/return/, 'returns'],
  [/^\/enclaves\/[^/]+\/distribution/, 'distribution'],
  [/^\/enclaves\/[^/]+\/contributions/, 'contributions'],
  [/^\/enclaves/, 'enclaves'],
  [/^\/villages/, 'villages'],
  [/^\/(projects|investment)/, 'projects'],
  [/^\/(forms|registers|thresholds)/, 'forms'],
  [/^\/dashboard/, 'dashboard'],
  [/^\/check/, 'check'],
  [/^\/print\/list/, 'find'],
  [/^\/(report|print)/, 'report'],
  [/^\/review/, 'review'],
  [/^\/inbox/, 'inbox'],
  [/^\/consolidation/, 'consolidation'],
  [/^\/records/, 'find'],
  [/^\/import/, 'import'],
  [/^\/extract/, 'extract'],
  [/^\/work/, 'merge'],
  [/^\/safety/, 'safety'],
  [/^\/province/, 'province'],
  [/^\/(settings|openings)/, 'first-run'],
];

/** The chapter that F1 opens on a page; `start` where no other is about it. @param page the address's path */
export function helpOfPage(page: string): string {
  return chapterOfPage.find(([pattern]) => pattern.test(page))?.[1] ?? 'start';
}
