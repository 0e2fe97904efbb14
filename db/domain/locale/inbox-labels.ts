import type { AcceptReason, Doubt, FoundFlag, FoundKind, UnitState } from '../inbox-answers.ts';

/** What something is called, and what to do about it. */
export interface NameAndHint {
  readonly name: string;
  readonly hint: string;
}

/** Words of the upper levels' inbox that window and terminal share. */
export interface InboxWords {
  readonly kinds: { readonly [K in FoundKind]: NameAndHint };
  readonly flags: { readonly [F in FoundFlag]: NameAndHint };
  readonly states: { readonly [S in UnitState]: string };
  /** Why a package is accepted by the prefecture: whose receipt says so. */
  readonly cityAccepted: string;
  readonly citySentBack: string;
  readonly reasons: { readonly [R in AcceptReason | Doubt]: NameAndHint };
}
