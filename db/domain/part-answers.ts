import type { FormId } from './options.ts';
import type { Period } from './period.ts';
import type { ShownChange, WorkPreview } from './work-answers.ts';

/** What importing a department's part-report would do; nothing is changed. */
export interface PartPreview {
  readonly file: string;
  readonly department: string;
  readonly forms: readonly FormId[];
  readonly period: Period;
  readonly version: number;
  readonly key: WorkPreview['key'];
  readonly fingerprint: string;
  /** Cells that were changed in Excel after it was submitted: it is not taken then. */
  readonly edited: number;
  /** What is wrong with the part by the rules of its forms, as they see it here. */
  readonly counts: { readonly add: number; readonly change: number; readonly void: number };
  /** The first ones; `counts` says of how many. */
  readonly changes: readonly ShownChange[];
  /** What the part's rows hang on and the lead office does not hold; it is not taken then. */
  readonly missing: readonly { readonly label: string }[];
  /** This very file was imported already. */
  readonly known: boolean;
  /** SHA-256 of what would be done, which `parts.import` wants; null where it cannot be. */
  readonly plan: string | null;
}

export interface ImportedPart {
  readonly counts: PartPreview['counts'];
  readonly backup: string | null;
}

/** What taking the lead office's registers changes at a department, or has changed. */
export interface TakenRegisters {
  readonly file: string;
  readonly key: 'known' | 'new';
  readonly fingerprint: string;
  readonly counts: PartPreview['counts'];
  readonly taken: boolean;
}

/** Which department fills which form. */
export interface FormOwnerLine {
  readonly form: FormId;
  readonly department: string;
  /** ISO instant since when. */
  readonly at: string;
  /** Who imported its part. */
  readonly person: string;
}
