import type { UnitStanding } from '../consolidation-answers.ts';
import type { QueryState } from '../review-answers.ts';

/** Words of the consolidated workbook (汇总表). Templates of `fill.ts`. */
export interface ProvinceBookTexts {
  readonly fileName: string;
  readonly title: string;
  readonly tabs: {
    readonly cover: string;
    readonly indicators: string;
    readonly charts: string;
    readonly villages: string;
    readonly batchLines: string;
    readonly months: string;
    readonly standing: string;
    readonly review: string;
    readonly queries: string;
    readonly duplicates: string;
  };
  /** Of a second sheet of one table. */
  readonly continued: string;
  readonly by: string;
  readonly measure: string;
  readonly code: string;
  readonly unit: string;
  readonly total: string;
  readonly subtotal: string;
  readonly leaver: string;
  readonly notCounted: string;
  readonly none: string;
  readonly dash: string;
  readonly records: string;
  readonly added: string;
  readonly subtracted: string;
  readonly balance: string;
  readonly sinceStart: string;
  readonly cover: {
    readonly period: string;
    readonly scope: string;
    readonly scopeAll: string;
    readonly made: string;
    readonly person: string;
    readonly version: string;
    readonly units: string;
    readonly unitsWords: string;
    readonly missing: string;
    readonly packages: string;
    readonly packagesWords: string;
    readonly incomplete: string;
    readonly app: string;
    readonly totals: string;
    readonly indicator: string;
    readonly figure: string;
    readonly value: string;
    readonly leavers: string;
    readonly unitOfValue: string;
    readonly notes: string;
    readonly rounding: string;
    readonly provisional: string;
    readonly counted: string;
  };
  readonly charts: {
    readonly returns: string;
    readonly investment: string;
    readonly months: string;
    readonly month: string;
  };
  readonly standing: {
    readonly state: string;
    readonly version: string;
    readonly newer: string;
    readonly newerWords: string;
    readonly used: string;
    readonly missingPeriods: string;
    readonly stray: string;
    readonly strayWords: string;
  };
  readonly standings: { readonly [S in UnitStanding]: string };
  readonly review: {
    readonly kind: string;
    readonly subject: string;
    readonly text: string;
    readonly explanation: string;
    readonly blanks: string;
    readonly blanksWords: string;
  };
  readonly queries: {
    readonly states: { readonly [S in QueryState]: string };
    readonly wholeReport: string;
    readonly state: string;
    readonly version: string;
    readonly askedBy: string;
    readonly rule: string;
    readonly form: string;
    readonly record: string;
    readonly field: string;
    readonly text: string;
    readonly answer: string;
  };
  readonly duplicates: {
    readonly type: string;
    readonly key: string;
    readonly name: string;
    readonly countedUnit: string;
    readonly others: string;
    readonly disagreement: string;
    readonly agrees: string;
    readonly account: string;
  };
}
