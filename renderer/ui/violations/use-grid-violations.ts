import { useDeferredValue, useMemo } from 'react';
import type { Ledger } from '../../../db/domain/ledger.ts';
import type { Language } from '../../../db/domain/locale/labels.ts';
import { ruleMessage } from '../../../db/domain/locale/rule-message.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import type { CheckContext, Rule, Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import type { GridRecord } from '../grid/grid-rows.ts';
import { isMissing } from './judge.ts';

const none: readonly Violation[] = [];

/**
 * What the rules say of a grid's records as they are typed, worst first; that a cell of a row that is not saved yet is
 * still blank is not said. Judged after the grid is drawn: it must not wait for this.
 * @param reach what the page's ledger holds
 * @param whole types that it holds whole
 */
export function useGridViolations(
  typed: Ledger,
  rows: readonly GridRecord[],
  context: CheckContext,
  type: RecordType,
  reach: Rule['reach'] = 'enclave',
  whole?: readonly RecordType[],
): readonly Violation[] {
  const now = useMemo(() => ({ typed, rows }), [typed, rows]);
  const later = useDeferredValue(now, null);
  return useMemo(() => {
    if (later === null) return none;
    const own = new Map(later.rows.map((row) => [row.id, row]));
    return checkLedger(later.typed, context, { reach, ...(whole === undefined ? {} : { whole }) })
      .filter((violation) => {
        const row = own.get(violation.recordId ?? '');
        if (violation.recordType !== type || row === undefined) return false;
        return row.record !== null || !isMissing(violation);
      })
      .toSorted((a, b) => weight(a) - weight(b));
  }, [later, context, type, reach, whole]);
}

/** Hard, soft, hints, and last the cells that are only blank: of these there may be one a row. */
function weight(violation: Violation): number {
  return isMissing(violation) ? 3 : { hard: 0, soft: 1, hint: 2 }[violation.ruleClass];
}

/** What is said at a cell: `problem` is a hard violation, `notice` anything milder, or that it is still blank. */
export interface CellWords {
  readonly problem?: string;
  readonly notice?: string;
}

/** Violations by `<record id> <field>`. */
export function wordsAtCells(
  violations: readonly Violation[],
  language: Language,
  moneyUnit: 'yuan' | 'wanYuan',
): ReadonlyMap<string, CellWords> {
  const words = new Map<string, CellWords>();
  for (const violation of violations) {
    const { recordId, field, ruleClass } = violation;
    const key = `${recordId} ${field}`;
    const text = ruleMessage(language, violation, { moneyUnit });
    const before = words.get(key) ?? {};
    const kind = ruleClass === 'hard' && !isMissing(violation) ? 'problem' : 'notice';
    words.set(key, { ...before, [kind]: before[kind] === undefined ? text : `${before[kind]} ${text}` });
  }
  return words;
}
