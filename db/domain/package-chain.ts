/** A version of a unit's report of one period, as far as its place among the others goes. */
export interface ChainLink {
  readonly id: string;
  readonly version: number;
  readonly sha256: string;
  /** Hash of the version it replaces; null for the first. */
  readonly previous_sha256: string | null;
}

/** A version's place among those that were received. */
export interface Standing {
  /**
   * Two different packages have its number, or replace the same one; or its number is not one above that of the one it
   * replaces; or it replaces another than the one received with the number before: that one has a twin somewhere.
   */
  readonly fork: boolean;
  /** A higher number was received. */
  readonly superseded: boolean;
  /** What it replaces was never received. */
  readonly predecessorUnknown: boolean;
  /** It follows a fork: the county has gone on from one of two branches, and the other's changes may be lost. */
  readonly afterFork: boolean;
}

/**
 * Places of the versions of one unit and period (design §6). It depends on which were received only, never on the order in
 * which they came, nor on any clock.
 */
export function standings(links: readonly ChainLink[]): ReadonlyMap<string, Standing> {
  const bySha = new Map(links.map((link) => [link.sha256, link]));
  const newest = newestVersion(links);
  const forks = new Set(links.filter((link) => isFork(link, links, bySha)));
  return new Map(
    links.map((link) => [
      link.id,
      {
        fork: forks.has(link),
        superseded: link.version < newest,
        predecessorUnknown: link.previous_sha256 !== null && !bySha.has(link.previous_sha256),
        afterFork: !forks.has(link) && [...forks].some(({ version }) => version < link.version),
      },
    ]),
  );
}

function isFork(
  link: ChainLink,
  links: readonly ChainLink[],
  bySha: ReadonlyMap<string, ChainLink>,
): boolean {
  const { version, previous_sha256: parent } = link;
  const before = parent === null ? undefined : bySha.get(parent);
  if (before !== undefined && before.version !== version - 1) return true;
  if (before === undefined && links.some((other) => other.version === version - 1)) return true;
  return links.some(
    (other) =>
      other.sha256 !== link.sha256 &&
      (other.version === version || (parent !== null && other.previous_sha256 === parent)),
  );
}

/** The newest versions: one, or as many as fork there. Empty where nothing was received. */
export function newestLinks<T extends ChainLink>(links: readonly T[]): readonly T[] {
  const newest = newestVersion(links);
  return links.filter(({ version }) => version === newest);
}

const newestVersion = (links: readonly ChainLink[]): number =>
  links.reduce((highest, { version }) => Math.max(highest, version), 0);
