import { FAR_FUTURE, type IsoDate, minDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import type { RecordOf } from '../records/catalogue.ts';

/** A county on the list of members, with its dates (model §2.1). */
export type Membership = Pick<
  RecordOf<'county'>,
  'id' | 'area_code' | 'name_zh' | 'member_from' | 'member_to'
>;

/**
 * The list of members as the ledgers of several units state it. Where one of them does not know yet that a county left,
 * the statement of the end holds: lists learn of ends, they do not forget them.
 */
export function memberships(ledgers: readonly Ledger[]): readonly Membership[] {
  const found = new Map<string, Membership>();
  for (const ledger of ledgers) {
    for (const one of ledger.all('county')) {
      const key = `${one.area_code} ${one.member_from}`;
      const before = found.get(key);
      const ends = [before?.member_to, one.member_to].filter((end): end is IsoDate => end != null);
      const [first, ...others] = ends;
      found.set(key, {
        ...(before ?? one),
        member_to: first === undefined ? null : minDate(first, ...others),
      });
    }
  }
  return [...found.values()];
}

/** Members on a day, one entry a county, by code. @param scope area code that their codes begin with; '' for all */
export function membersOn(list: readonly Membership[], on: IsoDate, scope: string): readonly Membership[] {
  const members = list.filter(
    ({ area_code, member_from, member_to }) =>
      area_code.startsWith(scope) && (member_from ?? on) <= on && on <= (member_to ?? FAR_FUTURE),
  );
  const byCode = new Map(members.map((one) => [one.area_code, one]));
  return [...byCode.values()].toSorted((a, b) => (a.area_code < b.area_code ? -1 : 1));
}
