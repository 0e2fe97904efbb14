import type { Verdict } from '../workflow.ts';

/** Words in reports that are sent back and in receipts; templates, see `fill.ts`. */
export interface ReplySheetTexts {
  readonly verdicts: { readonly [V in Verdict]: string };
  readonly facts: { readonly [N in 'report' | 'by' | 'hash' | 'why']: string };
  readonly queries: {
    readonly [N in
      | 'tab'
      | 'title'
      | 'number'
      | 'cell'
      | 'record'
      | 'field'
      | 'reported'
      | 'rule'
      | 'text'
      | 'noCell'
      | 'wholeReport'
      | 'comment'
      | 'withoutForms']: string;
  };
  readonly answers: { readonly [N in 'tab' | 'title' | 'record' | 'wholeReport' | 'corrected']: string };
  readonly receipt: {
    readonly [N in
      | 'tab'
      | 'title'
      | 'unit'
      | 'period'
      | 'version'
      | 'verdict'
      | 'by'
      | 'person'
      | 'at'
      | 'why'
      | 'sha256'
      | 'fileSha256'
      | 'note']: string;
  };
}
