import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChainLink, newestLinks, standings } from '../../db/domain/package-chain.ts';

const link = (id: string, version: number, previous: string | null): ChainLink => ({
  id,
  version,
  sha256: id,
  previous_sha256: previous,
});
const first = link('a', 1, null);
const second = link('b', 2, 'a');
const third = link('c', 3, 'b');
const forksOf = (links: readonly ChainLink[]): readonly string[] =>
  [...standings(links)].filter(([, { fork }]) => fork).map(([id]) => id);

describe('versions of one report', () => {
  it('follow each other; the highest is the newest', () => {
    const places = standings([third, first, second]);
    expect([...places.values()].some(({ fork }) => fork)).toBe(false);
    expect(places.get('a')?.superseded).toBe(true);
    expect(places.get('c')).toEqual({
      fork: false,
      superseded: false,
      predecessorUnknown: false,
      afterFork: false,
    });
    expect(newestLinks([third, first, second])).toEqual([third]);
  });

  it('fork where two have one number, or replace the same one, or a number is left out', () => {
    expect(forksOf([first, second, link('x', 2, 'a')])).toEqual(['b', 'x']);
    expect(forksOf([first, second, link('x', 2, 'unseen')])).toEqual(['b', 'x']);
    expect(forksOf([first, link('x', 1, null)])).toEqual(['a', 'x']);
    expect(forksOf([first, second, link('x', 3, 'a')])).toEqual(['b', 'x']);
    expect(forksOf([first, link('x', 3, 'a')])).toEqual(['x']);
  });

  it('fork where one replaces another version than the one received: that one’s changes would be lost unseen', () => {
    expect(forksOf([first, link('x', 2, 'unseen')])).toEqual(['x']);
    expect(forksOf([second, link('x', 3, 'unseen')])).toEqual(['x']);
    // Nothing is known of the version before: it may well be the one that is named.
    expect(forksOf([first, link('x', 3, 'unseen')])).toEqual([]);
  });

  it('say that what they replace was never seen, and that they follow a fork', () => {
    expect(standings([second]).get('b')?.predecessorUnknown).toBe(true);
    const places = standings([first, second, link('x', 2, 'a'), third]);
    expect(places.get('c')).toMatchObject({ afterFork: true, fork: false });
  });
});

it('the order of arrival is of no account', () => {
  const links = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      version: fc.integer({ min: 1, max: 4 }),
      previous: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'unseen')),
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  );
  fc.assert(
    fc.property(links, fc.infiniteStream(fc.double({ noNaN: true })), (given, order) => {
      const chain = given.map(({ id, version, previous }) => link(id, version, previous));
      const shuffled = chain
        .map((one) => ({ one, at: order.next().value ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const sorted = (places: ReturnType<typeof standings>) =>
        [...places].toSorted(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(standings(shuffled))).toEqual(sorted(standings(chain)));
    }),
  );
});
