import { type FileKind, fileEndings, type PlaceEntry } from '../../../db/domain/host-contract.ts';

/** What is being chosen. */
export interface Wanted {
  readonly kind: 'folder' | 'file';
  /** Kinds of file that may be chosen; none while a folder is wanted. */
  readonly fileKinds: readonly FileKind[];
}

/** Whether an entry can be opened or chosen; files that cannot are shown, because they tell one folder from another. */
export function isUsable(entry: Pick<PlaceEntry, 'kind' | 'name'>, { fileKinds }: Wanted): boolean {
  if (entry.kind === 'folder') return true;
  const name = entry.name.toLowerCase();
  return fileKinds.some((kind) => fileEndings[kind].some((ending) => name.endsWith(`.${ending}`)));
}

/** Index of the usable entry that a key leads to from the one at `at`, or null where the key leads nowhere. */
export function stepTo(usable: readonly boolean[], at: number, key: string): number | null {
  const reachable = usable.flatMap((is, index) => (is ? [index] : []));
  switch (key) {
    case 'ArrowDown':
      return reachable.find((index) => index > at) ?? null;
    case 'ArrowUp':
      return reachable.findLast((index) => index < at) ?? null;
    case 'Home':
      return reachable[0] ?? null;
    case 'End':
      return reachable.at(-1) ?? null;
    default:
      return null;
  }
}

/** A folder on the way from a root down to the one that is shown. */
export interface Step {
  readonly token: string;
  readonly name: string;
}
