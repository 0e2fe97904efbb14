import type { CheckAnswer, CheckedViolation, FormState } from './answers.ts';
import type { Completeness } from './completeness.ts';
import type { Obligation } from './obligations.ts';
import type { SigningField } from './signing.ts';

/** Shapes that the page of the period is drawn from; see `contract.ts`. */

/** A package that is to be made. */
export interface DuePackage extends Obligation {
  /** The newest version that was filed, or null. */
  readonly filed: { readonly version: number; readonly filed_at: string } | null;
}

/** How far a new ledger is: number of records by what a county begins with. */
export interface FirstSteps {
  readonly enclaves: number;
  /** Enclaves that have return terms. */
  readonly withTerms: number;
  readonly openings: number;
  readonly villages: number;
  readonly projects: number;
  /** The first enclave without terms, else the first one: where terms and opening balances are entered. */
  readonly enclave_id: string | null;
}

/** What is known of the reporting calendar and the ledger without reading its records. */
export interface PeriodsDue {
  /** The period asked for; null where it carries no form. */
  readonly chosen: DuePackage | null;
  /** Over, and not filed or the newest of their kind; by deadline. */
  readonly open: readonly DuePackage[];
  /** Of each kind the one that comes next. */
  readonly next: readonly DuePackage[];
  /** Whether any report was filed with this ledger. */
  readonly has_filed: boolean;
  readonly steps: FirstSteps;
  /** ISO instant and who. */
  readonly last_save: { readonly at: string; readonly person: string } | null;
}

/** How a form of the period stands. */
export interface FormOverview extends FormState {
  /** Records of the form, of the package, that no hard violation names. */
  readonly clean: number;
  /** Null where nothing lets expect how many there should be. */
  readonly completeness: Completeness | null;
  readonly hard: number;
  readonly unexplained: number;
  readonly drafts: number;
}

/** What a rule asks for before the report can be submitted. */
export interface Asked extends Pick<CheckedViolation, 'violation' | 'label' | 'place'> {
  /** Violations of the rule that ask for the same; `violation` is the first. */
  readonly count: number;
}

/** How the period's package stands: the verdict of a check, form by form. */
export interface PeriodOverview
  extends Pick<CheckAnswer, 'period' | 'hard' | 'unexplained' | 'explained' | 'hints' | 'drafts'> {
  readonly forms: readonly FormOverview[];
  /** What must be right first, then what asks for explanations; a line a rule. */
  readonly asked: readonly Asked[];
  /** What is still blank at the report's foot. */
  readonly unsigned: readonly SigningField[];
}
