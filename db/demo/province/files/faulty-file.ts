import type { FailureCode } from '../../../domain/failure.ts';

/** What the app must do with a file. */
export type Must =
  /** Read it as if it were well formed: so many rows, and this sum of amounts in fen, or these days. */
  | {
      readonly does: 'take';
      readonly rows: number;
      readonly sum?: number;
      readonly dates?: readonly string[];
    }
  /** Take nothing before a person has answered for these rows, from 1, the head not counted. */
  | { readonly does: 'ask'; readonly rows: readonly number[]; readonly why: AskedFor }
  | { readonly does: 'refuse'; readonly code: FailureCode }
  /** Show the report and name so many cells that were edited. */
  | { readonly does: 'nameEditedCells'; readonly count: number }
  /** Keep both versions and count the newer one. */
  | { readonly does: 'supersede'; readonly versions: readonly string[] };

export type AskedFor = 'unitSlip' | 'sameVillageTwice' | 'lapsedAreaCode';

/** A file with a fault that records cannot hold. */
export interface FaultyFile {
  readonly fault: FaultyFileId;
  readonly file: string;
  readonly must: Must;
  /** Whether a verb or page of the app reads such a file already: report files by `show`, tables not yet. */
  readonly read_by: 'show' | 'import';
}

export type FaultyFileId =
  | 'fullWidthDigits'
  | 'leadingApostrophes'
  | 'mergedHeads'
  | 'dateSerials'
  | 'unitMixUp'
  | 'oldAndNewCodes'
  | 'redrawnDistrict'
  | 'damagedReport'
  | 'editedCell'
  | 'duplicateVersion';
