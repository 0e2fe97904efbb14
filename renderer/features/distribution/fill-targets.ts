import type { Fen } from '../../../db/domain/money.ts';
import { moneyToTyped } from '../../../db/domain/money.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import type { CellEdit } from '../../ui/grid/grid-model.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { villageOf } from './typed-lines.ts';

/** Among whom a total is divided: villages that have an amount already, those of the batch before, or all. */
export type FillTarget = 'filled' | 'last' | 'all';

export type FillTargets = Readonly<Record<FillTarget, readonly string[]>>;

const amountText = ({ texts }: GridRecord): string => (texts.amount ?? '').trim();

/** Villages by target, in the order of the rows. */
export function fillTargets(rows: readonly GridRecord[], last: ReadonlyMap<string, Fen> | null): FillTargets {
  const all = [...new Set(rows.map(villageOf))];
  const filled = new Set(rows.filter((row) => amountText(row) !== '').map(villageOf));
  return {
    filled: all.filter((village) => filled.has(village)),
    last: all.filter((village) => last?.has(village) === true),
    all,
  };
}

/** Where a new batch starts: those who have an amount, else those of the last time, else all. */
export function usualTarget(targets: FillTargets): FillTarget {
  return (['filled', 'last'] as const).find((one) => targets[one].length > 0) ?? 'all';
}

/**
 * One step of edits that gives each village its amount and empties the cells of all others, so that the batch adds up to
 * what was divided.
 */
export function fillEdits(
  rows: readonly GridRecord[],
  amounts: ReadonlyMap<string, Fen>,
  setup: FormSetup,
): { readonly edits: readonly CellEdit[]; readonly filled: number; readonly emptied: number } {
  const edits: CellEdit[] = [];
  const given = new Set<string>();
  let emptied = 0;
  for (const [row, record] of rows.entries()) {
    const village = villageOf(record);
    const amount = given.has(village) ? undefined : amounts.get(village);
    given.add(village);
    const text = amount === undefined ? '' : moneyToTyped(amount, setup.moneyUnit);
    if (amount === undefined && amountText(record) !== '') emptied += 1;
    if (text !== (record.texts.amount ?? '')) edits.push({ row, column: 'amount', text });
  }
  return { edits, filled: amounts.size, emptied };
}
